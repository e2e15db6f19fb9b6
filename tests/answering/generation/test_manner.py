"""A model is told the manner of its answer by the act of the question."""

from __future__ import annotations

import pytest

from assistant.answering.dialogue.understanding import ASKS, CHANGES
from assistant.answering.generation import manner
from assistant.answering.generation.manner import manner_of
from assistant.schema import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_act_that_differs_has_a_manner_of_its_own(language):
    own = {manner_of(act, language) for act in ("compare", "weigh", "summarise", "why", "advise")}
    assert len(own) == 5
    assert manner_of("plain", language) not in own


@pytest.mark.parametrize("act", ["", "fact", "an act that nobody knows"])
def test_any_other_act_is_answered_plainly(act):
    assert manner_of(act, "en") == manner_of("plain", "en")


def test_a_reason_a_way_and_plain_words_are_all_explained():
    assert manner_of("why", "th") == manner_of("how", "th") == manner_of("simpler", "th")


def test_the_manners_are_of_acts_and_in_both_languages():
    texts = manner._texts()
    assert set(texts) - {"plain"} <= ASKS | CHANGES
    assert all(set(text) == set(LANGUAGES) for text in texts.values())
