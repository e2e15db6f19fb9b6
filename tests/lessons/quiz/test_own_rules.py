"""Items on the rules of any document: invented cases, real wrong options, one right reading."""

from __future__ import annotations

import pytest
import teaching
from answering_homes import ENCODER

from assistant.lessons.quiz.clues import clues
from assistant.opening import open_library

PARK = """# Rules of the night market

## Stalls

The market warden must open the gates before 16.00 and must count all stalls.
A stall holder must leave within 15 days if the rent is not paid.
If a stall stays empty for at least 20 days, the committee must offer it to another family.
The cleaning crew must wash the lanes after every market night.

## Money

The treasurer must publish simple accounts within 30 days.
If accounts are late, the committee must stop all new payments.
The district office must check the accounts at least 2 times every year.
If a fee is doubled by mistake, the treasurer must return it within 7 days.

## Safety

The fire team must inspect all cables before each market night.
If a cable is broken, the fire team must close the lane before visitors enter.
The health officer must test the water at least 4 times in 12 months.
If the water is not clean, the health officer must close every food stall within 1 days.
"""


@pytest.fixture(scope="module")
def lesson(tmp_path_factory):
    with open_library(tmp_path_factory.mktemp("market") / "home", ENCODER) as library:
        (added,) = library.add_texts([{"id": "market", "text": PARK}])
        assert added.status == "added", added.error
        yield teaching.made(library, minutes=90, quiz_items=10, language="en", level="intermediate")


def test_a_document_without_a_curriculum_gives_enough_items(lesson):
    assert len(lesson.quiz) >= 8


def test_two_fifths_of_them_set_a_case(lesson):
    assert sum(one.situational for one in lesson.quiz) >= 0.4 * len(lesson.quiz)


def test_each_has_one_right_option_that_its_quote_carries(lesson):
    quoted = " ".join(PARK.split())
    for one in lesson.quiz:
        if one.kind == "choice":
            assert len(one.right) == 1
            assert len(set(one.options)) == len(one.options)
        if one.situational and len(one.answer[0]) > 40:
            said = one.answer[0].strip(".")  # what follows a condition begins as a sentence
            assert said.lower() in quoted.lower()
            assert not any(
                o in quoted for o in one.options if o != one.answer[0] and o in one.question
            )


def test_none_is_given_away_by_its_form(lesson):
    assert not [clues(one) for one in lesson.quiz if clues(one)]


def test_no_two_have_the_same_options(lesson):
    options = [frozenset(one.options) for one in lesson.quiz if one.kind == "choice"]
    assert len(set(options)) == len(options)
