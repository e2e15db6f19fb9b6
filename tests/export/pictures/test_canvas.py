"""Wrapping between words, by the room that letters take."""

from __future__ import annotations

import unicodedata

import pytest

from assistant.export.pictures.canvas import wrap

THAI = "คณะกรรมการเครือข่ายความร่วมมือเพื่อการจัดการน้ำเสียของร้านอาหารริมทะเล"


@pytest.mark.parametrize("text", [THAI, "Network of old market vendors and their friends", "", "ก"])
@pytest.mark.parametrize("width", [8, 15, 40, 200])
def test_nothing_is_lost_where_there_are_lines_enough(text, width):
    assert wrap(text, width, 99).replace("\n", "").replace(" ", "") == text.replace(" ", "")


def test_lines_are_as_wide_as_asked_unless_one_word_is_wider():
    for line in wrap("one two three four five six", 9, 99).split("\n"):
        assert len(line) <= 9
    assert wrap("incomprehensibilities", 5, 3) == "incomprehensibilities"


def test_vowels_and_tone_marks_take_no_room():
    assert wrap("ที่นี่", 4, 3).count("\n") == 0


def test_what_does_not_fit_is_cut_and_the_cut_is_shown():
    cut = wrap(THAI, 10, 2)
    assert cut.count("\n") == 1
    assert cut.endswith("…")


def test_a_line_never_begins_with_a_mark_that_belongs_to_the_letter_before():
    for width in range(1, 30):
        for line in wrap(THAI, width, 99).split("\n"):
            assert unicodedata.category(line[0]) != "Mn"
