"""What an extractor wrote twice is taken out, and what a writer says twice stays."""

import pytest

from assistant.reading.repair.doubles import undouble
from assistant.reading.repair.repair import repair


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("น้ำท่ท่ วมบ้าบ้ นทั้งหมู่บ้มู่ าบ้น", "น้ำท่วมบ้านทั้งหมู่บ้าน"),
        ("บทที่ ๔ การดูแลป่าป่ และน้ำ ฝนฝั่งฝั่ซ้าซ้ย", "บทที่ ๔ การดูแลป่าและน้ำฝนฝั่งซ้าย"),
    ],
)
def test_a_line_full_of_copied_clusters_is_read_once(damaged, right):
    assert undouble(damaged)[0] == right


@pytest.mark.parametrize(
    "text",
    ["ที่นี่ที่ไหน", "น้ำใสน้ำเย็น", "บ้านเล็กบ้านใหญ่ในหมู่บ้านที่อยู่ริมน้ำ", "ต่าง ๆ กัน", "ค่อยค่อยไป"],
)
def test_words_that_are_said_twice_stay(text):
    assert undouble(text)[0] == text


def test_a_doubled_mark_and_two_sara_e_are_written_once_and_counted():
    mended = repair("เเม่่น้ำ")
    assert mended.text == "แม่น้ำ"
    assert mended.counts == {"sara_ae": 1, "double_mark": 1}


def test_a_mark_that_a_line_end_parts_from_its_letter_goes_back():
    assert repair("เคร\nื่องมือ").text == "เครื่\nองมือ"


def test_repairing_copies_twice_is_repairing_once():
    once = repair("น้ำท่ท่ วมบ้าบ้ นทั้งหมู่บ้มู่ าบ้น").text
    assert repair(once).text == once


def test_a_million_marks_are_read_in_time():
    assert len(undouble("ที่" * 300_000)[0]) <= 900_000
