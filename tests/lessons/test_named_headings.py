"""A topic that is the very name of a document, chapter or section means all of it."""

from __future__ import annotations

import pytest
from answering_homes import ENCODER

from assistant.errors import UnclearTopic
from assistant.lessons.curriculum import load_curriculum
from assistant.lessons.headings import place_of, under_heading, unnumbered
from assistant.lessons.lending import with_lent
from assistant.lessons.material import TaughtUnit
from assistant.lessons.merging import merged
from assistant.lessons.passages import from_passages
from assistant.lessons.request.request import parse_request
from assistant.lessons.scope import choose
from assistant.opening import open_library

HANDBOOK = """# Handbook of the ferry

## 1. Boarding the boat

The pilot must count the passengers before each crossing of the river.

## 2. Crossing the river

The mate should keep the ropes dry and coiled during the crossing.

## 3. Landing at the pier

The harbour office must light the pier after sunset on every working day.
"""


@pytest.fixture(scope="module")
def ferry(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ferry")
    path = folder / "ferry.md"
    path.write_text(HANDBOOK, encoding="utf-8")
    with open_library(folder / "home", ENCODER) as library:
        (added,) = library.add_files([path])
        assert added.status == "added", added.error
        yield library


@pytest.fixture(scope="module")
def known(ferry):
    return {document.document_id: document.title for document in ferry.documents()}


def _sections(passages):
    return {passage.section[-1] for passage in passages if passage.section}


def test_a_title_means_all_of_its_document(ferry, known):
    found = under_heading("handbook of the ferry", ferry.passages(), known)
    assert len(_sections(found)) >= 3


@pytest.mark.parametrize(
    ("section", "place"),
    [
        (("2. Crossing the river",), "2. Crossing the river"),
        (("Crossing the river", "Checklist"), "Ferry › Crossing the river › Checklist"),
        (("หมวด ๑ การข้ามน้ำ", "มาตรา ๓"), "Ferry › หมวด ๑ การข้ามน้ำ › มาตรา ๓"),
        (("มาตรา ๓",), "Ferry › มาตรา ๓"),
        ((), "Ferry"),
    ],
)
def test_what_does_not_tell_where_it_stands_goes_with_what_is_above_it(section, place):
    assert place_of("Ferry", section) == place


def test_a_place_that_was_offered_is_taught_when_it_is_chosen(ferry, known):
    passage = next(p for p in ferry.passages() if p.section and "Landing" in p.section[-1])
    place = " › ".join((known[passage.document_id], passage.section[-1]))
    scope = choose(ferry, parse_request({"topic": place}), load_curriculum())
    assert _sections(scope.passages) == {passage.section[-1]}


def test_less_of_a_title_is_enough_where_its_other_words_are_common(ferry, known):
    [document] = known
    titles = {document: "Act on the plan for river crossing by ferry"}
    counts = {"act": 0.1, "plan": 0.1}
    found = under_heading(
        "river crossing", ferry.passages(), titles, rarity=lambda word: counts.get(word, 1.0)
    )
    assert {passage.document_id for passage in found} == {document}
    assert under_heading("river", ferry.passages(), titles, rarity=lambda _: 1.0) == ()


def test_a_section_is_named_without_its_number(ferry, known):
    found = under_heading("crossing the river", ferry.passages(), known)
    assert _sections(found) == {"2. Crossing the river"}


@pytest.mark.parametrize("topic", ["crossing the desert", "the", "river ferry landing boats"])
def test_what_has_other_words_names_nothing(ferry, known, topic):
    assert under_heading(topic, ferry.passages(), known) == ()


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("หมวด ๔ สมัชชาสุขภาพ", "สมัชชาสุขภาพ"),
        ("ส่วนที่ ๒ การคัดเลือกเอกชน", "การคัดเลือกเอกชน"),
        ("Play 3: Make it simple", "Make it simple"),
        ("2540 in review", "2540 in review"),
    ],
)
def test_the_number_of_a_heading_is_no_part_of_its_name(name, bare):
    assert unnumbered(name) == bare


def test_a_lesson_on_a_title_reaches_every_chapter(ferry):
    scope = choose(ferry, parse_request({"topic": "Handbook of the ferry"}), load_curriculum())
    assert len(_sections(scope.passages)) >= 3


def test_a_short_lesson_goes_over_all_sections_rather_than_through_the_first(ferry):
    units = from_passages(ferry, ferry.passages(), "en").units
    (one,) = merged(units, 1, "The ferry", "en")
    assert one.name == "The ferry"
    assert {p.id for p in one.points} >= {unit.points[0].id for unit in units if unit.points}


def test_where_there_is_time_for_all_the_sections_stay_as_they_are(ferry):
    units = from_passages(ferry, ferry.passages(), "en").units
    assert merged(units, len(units), "The ferry", "en") == units


def test_a_few_parts_are_all_named_and_of_more_the_first_and_how_many_follow():
    units = [TaughtUnit(str(n), f"{n}. Part {n}", frozenset(), (), (), ()) for n in range(1, 5)]
    assert [unit.name for unit in merged(units, 2, "All", "en")] == [
        "Part 1 · Part 2", "Part 3 · Part 4"
    ]  # fmt: skip
    assert merged(units, 1, "", "en")[0].name == "Part 1, and 3 more"


def test_the_rest_of_a_document_lends_points_that_are_not_taught(ferry):
    first = [p for p in ferry.passages() if p.section[-1:] == ("1. Boarding the boat",)]
    material = with_lent(ferry, first, from_passages(ferry, first, "en"))
    taught = {point.id for unit in material.units for point in unit.points}
    assert material.lending
    assert not taught & {point.id for point in material.lending}


def test_a_topic_in_doubt_comes_back_with_choices_that_are_understood(library, course):
    with pytest.raises(UnclearTopic) as caught:
        choose(library, parse_request({"topic": "people and work"}), course)
    assert 2 <= len(caught.value.choices) <= 3
    for name in caught.value.choices:
        assert name in str(caught.value)
        assert choose(library, parse_request({"topic": name}), course).points
