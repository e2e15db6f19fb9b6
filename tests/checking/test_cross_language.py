"""What the citation check knows beside the documents: names in two languages, and likeness."""

from __future__ import annotations

import pytest

from assistant.checking.cross_language import glossary_names, means_of
from assistant.text.glossary import glossary


@pytest.fixture(scope="module")
def means(own_assistant):
    return means_of(own_assistant.library)


def test_every_spelling_of_the_glossary_knows_those_of_the_other_language():
    names = glossary_names()
    for pair in glossary():
        for spelling in pair.en:
            assert set(pair.th) <= names[spelling]
        for spelling in pair.th:
            assert set(pair.en) <= names[spelling]


def test_texts_of_one_meaning_are_nearer_than_texts_of_two(means):
    thai = "การกำหนดยุทธศาสตร์ร่วมกันของเครือข่าย"
    near = means.similarity(thai, "Setting the strategy of a network together")
    far = means.similarity(thai, "The cat sleeps on a warm roof at noon")
    assert near > far
    assert means.similarity(thai, thai) == pytest.approx(1.0, abs=1e-3)


def test_likeness_is_the_same_both_ways(means):
    one, other = "เครือข่าย", "a network"
    assert means.similarity(one, other) == pytest.approx(means.similarity(other, one), abs=1e-6)
