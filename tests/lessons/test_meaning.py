"""Topics as they are typed: slips are mended, everyday words read as books print them."""

from __future__ import annotations

import pytest

from assistant.lessons.meaning import meant, mended

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


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("โครงการร่วมทุนล่มเพราะอะไร", "ล้มเหลว"),
        ("จุดเด่นของสหกรณ์", "ลักษณะเด่น"),
        ("why alliances collapse", "fail"),
        ("drawbacks of contracts", "limits"),
    ],
)
def test_an_everyday_word_is_read_as_books_print_it(typed, printed):
    assert printed in meant(typed, ())


@pytest.mark.parametrize("typed", ["ท่องเที่ยวพังงา", "failure of pumps", "brokerage fees"])
def test_a_part_of_another_word_is_no_everyday_word(typed):
    assert meant(typed, ()) == typed
