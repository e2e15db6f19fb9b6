"""Workbooks made by openpyxl and LibreOffice are read sheet by sheet."""

import datetime
import io

import openpyxl
import pytest

from assistant.reading.readers.content import UnreadableError
from assistant.reading.readers.sheets import read_sheets


def saved(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def workbook():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "งบประมาณ"
    sheet.append(["แผนงาน ปี 2568"])
    sheet.merge_cells("A1:C1")
    sheet.append(["หมวด", "โครงการ", "บาท"])
    sheet.append(["ตลาด", "ก่อสร้าง", 41482])
    sheet.append([None, "ซ่อม", 0.5])
    sheet.merge_cells("A3:A4")
    other = book.create_sheet("คน")
    other.append(["ชื่อ", "วันที่"])
    other.append(["ดำ", datetime.date(2025, 1, 31)])
    return book


def test_sheets_are_sections_and_merged_cells_stand_in_each_row():
    assert read_sheets(saved(workbook())).text == (
        "งบประมาณ\nแผนงาน ปี 2568\n"
        "| หมวด | โครงการ | บาท |\n"
        "| ตลาด | ก่อสร้าง | 41482 |\n| ตลาด | ซ่อม | 0.5 |\n"
        "คน\n| ชื่อ | วันที่ |\n| ดำ | 2025-01-31 |"
    )


def test_a_hidden_sheet_is_left_out_and_told():
    book = workbook()
    book["คน"].sheet_state = "hidden"
    content = read_sheets(saved(book))
    assert "ดำ" not in content.text
    assert content.warnings == ("1 hidden sheet(s) are left out",)


def test_one_sheet_needs_no_heading():
    book = workbook()
    del book["คน"]
    assert read_sheets(saved(book)).text.startswith("แผนงาน")


def test_a_cell_at_the_far_end_does_not_fill_the_memory():
    book = openpyxl.Workbook()
    book.active["A1"] = "ก"
    book.active["XFD1048576"] = "ข"
    with pytest.raises(UnreadableError, match="XFD1048576"):
        read_sheets(saved(book))


def test_a_broken_workbook_is_refused():
    data = saved(workbook())
    with pytest.raises(UnreadableError, match="cut off or broken"):
        read_sheets(data[: len(data) // 2])
