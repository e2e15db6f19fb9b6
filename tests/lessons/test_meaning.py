"""Topics as they are typed: slips are mended."""

from __future__ import annotations

import pytest

from assistant.lessons.meaning import mended

KNOWN = ("บูรณาการ", "เครือข่าย", "ยุทธศาสตร์", "ทรัพยากร", "ออกแบบ", "จัดการ", "accountability")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("การบูรณากาน", "การบูรณาการ"),
        ("ยุทธศาส์ตร", "ยุทธศาสตร์"),
        ("ทรัพยากรณ์ของชุมชน", "ทรัพยากรณ์ของชุมชน"),  # holds the word as it is
        ("acountability at work", "accountability at work"),
        ("who is accuontable", "who is accuontable"),  # another word, not a slip of the known one
        ("accountabiltiy of mayors", "accountability of mayors"),
    ],
)
def test_a_slip_is_mended_towards_a_known_word(typed, read):
    assert mended(typed, KNOWN) == read


@pytest.mark.parametrize("typed", ["การจัดงานประจำปี", "เลือกแบบบ้าน", "ค่ายเยาวชน", "accounting"])
def test_a_word_that_there_is_is_never_mended(typed):
    assert mended(typed, KNOWN) == typed


def test_another_form_of_a_word_and_a_word_of_the_library_are_no_slips():
    assert mended("Definitions of network", ["networks", "definition"]) == "Definitions of network"
    used = {"police"}.__contains__
    assert mended("who is the police", ["policy"], used) == "who is the police"
