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
    ],
)
def test_a_slip_is_mended_towards_a_known_word(typed, read):
    assert mended(typed, KNOWN) == read


@pytest.mark.parametrize("typed", ["การจัดงานประจำปี", "เลือกแบบบ้าน", "ค่ายเยาวชน", "accounting"])
def test_a_word_that_there_is_is_never_mended(typed):
    assert mended(typed, KNOWN) == typed
