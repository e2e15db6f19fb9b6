"""Rows become tables whose rows keep their header."""

import pytest

from assistant.reading.readers import grids
from assistant.reading.readers.content import UnreadableError

HEADER = ["ลำดับ", "โครงการ", "งบ (บาท)"]


def table(*rows):
    return "\n".join(line.text for line in grids.lines(rows))


def kinds(*rows):
    return [line.kind for line in grids.lines(rows)]


def test_the_first_row_is_the_header():
    assert table(HEADER, ["1", "ตลาด", "41,482"]) == (
        "| ลำดับ | โครงการ | งบ (บาท) |\n| 1 | ตลาด | 41,482 |"
    )


def test_what_each_row_is_is_told():
    assert kinds(["งบ"], HEADER, ["1", "ก", "5"]) == ["paragraph", "header", "row"]


def test_titles_above_a_table_are_text_and_empty_rows_and_columns_go():
    rows = (["งบประมาณ ๒๕๖๘"], [], ["", *HEADER], ["", "1", "ตลาด", "9"], ["", "", ""])
    assert table(*rows) == ("งบประมาณ ๒๕๖๘\n| ลำดับ | โครงการ | งบ (บาท) |\n| 1 | ตลาด | 9 |")


def test_rows_below_a_gap_keep_the_header_from_above():
    text = table(HEADER, ["1", "ก", "5"], [], ["2", "ข", "6"])
    assert text.count("| ลำดับ | โครงการ | งบ (บาท) |") == 2


def test_a_second_table_has_its_own_header():
    text = table(HEADER, ["1", "ก", "5"], [], ["ชื่อ", "อายุ", "บ้าน"], ["ดำ", "5", "6"])
    assert "| ชื่อ | อายุ | บ้าน |\n| ดำ | 5 | 6 |" in text


def test_a_header_of_years_is_a_header_and_a_row_of_numbers_is_none():
    assert table(["รายการ", "2567", "๒๕๖๘"], ["งบ", "1", "2"]).startswith(
        "| รายการ | 2567 | ๒๕๖๘ |"
    )
    assert kinds(["1", "ก"], ["2", "ข"]) == ["row", "row"]


def test_a_section_row_within_a_table_stays_in_it():
    text = table(HEADER, ["หมวดเงินเดือน"], ["1", "ก", "5"])
    assert "| หมวดเงินเดือน |  |  |" in text


def test_more_columns_than_people_read_are_refused():
    with pytest.raises(UnreadableError, match="256 columns"):
        table(["x"] * 257, ["y"] * 257)


def test_columns_that_are_empty_do_not_count():
    assert table(["a", *[""] * 5000, "b"], ["1", *[""] * 5000, "2"]).startswith("| a | b |")
