"""The workbook read back by openpyxl, another library than the one that writes it."""

from __future__ import annotations

import io
import zipfile

import pytest
import quiz_samples as samples
from openpyxl import load_workbook

from assistant.export.quizzes.quiz import left_out, write_quiz


@pytest.fixture(scope="module")
def file() -> bytes:
    return write_quiz(samples.ITEMS, [samples.CITATION], "xlsx", title=samples.TITLE)


@pytest.fixture(scope="module")
def book(file):
    return load_workbook(io.BytesIO(file))


def columns(sheet) -> dict[str, list[str]]:
    """The columns of a sheet by their heads, empty cells as empty texts."""
    return {
        head: ["" if c is None else c for c in cells]
        for head, *cells in sheet.iter_cols(values_only=True)
    }


def several(sheet, head: str) -> list[list[str]]:
    """The texts that an item has under "head 1", "head 2" and so on."""
    found = [cells for name, cells in columns(sheet).items() if name.startswith(f"{head} ")]
    return [[cell for cell in row if cell] for row in zip(*found, strict=True)]


def test_every_item_comes_back_on_the_first_sheet(book):
    sheet = book["ข้อสอบ"]
    assert columns(sheet)["คำถาม"] == [item.question for item in samples.ITEMS]
    assert several(sheet, "ตัวเลือก") == [list(item.options) for item in samples.ITEMS]
    assert several(sheet, "รายการที่จับคู่") == [[a for a, _b in i.pairs] for i in samples.ITEMS]
    assert columns(sheet)["ข้อ"][:2] == ["1", "2"]
    assert set(columns(sheet)["ชนิด"]) == {
        "เลือกตอบ", "ถูกหรือผิด", "จับคู่", "เรียงลำดับ", "ตอบสั้น", "ตอบอิสระ",
    }  # fmt: skip
    assert left_out(samples.ITEMS, "xlsx") == ()


def test_the_key_stands_on_a_sheet_of_its_own(book):
    assert book.sheetnames == ["ข้อสอบ", "เฉลย"]
    key = book["เฉลย"]
    assert columns(key)["รหัส"] == columns(book["ข้อสอบ"])["รหัส"]
    assert several(key, "คำตอบ") == [list(item.answer) for item in samples.ITEMS]
    assert several(key, "คำตอบอื่นที่รับ") == [list(item.accepted) for item in samples.ITEMS]
    assert columns(key)["คำอธิบาย"] == [item.explanation for item in samples.ITEMS]
    assert set(columns(key)["ที่มา"]) == {samples.SOURCE}
    assert not {"คำอธิบาย", "ที่มา", "คำตอบ 1"} & columns(book["ข้อสอบ"]).keys()


def test_every_cell_is_text_and_stays_text_when_it_is_edited(file, book):
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert all(cell.quotePrefix for cell in cells)
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "/sheet" in name]
    assert sheets
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<hyperlink" in sheet]


def test_a_tab_before_a_formula_hides_nothing():
    item = samples.item("choice", "\t=1+1", options=("\t=1+1", "@x"))
    cells = load_workbook(
        io.BytesIO(write_quiz([item], [samples.CITATION], "xlsx", title="")), data_only=False
    )["ข้อสอบ"]
    assert columns(cells)["คำถาม"] == ["=1+1"]
    assert {cell.data_type for row in cells for cell in row} == {"s"}


def test_english_items_have_english_heads():
    item = samples.item("choice", "Who?", language="en")
    book = load_workbook(
        io.BytesIO(write_quiz([item], [samples.CITATION], "xlsx", title="Quiz of a lesson"))
    )
    assert book.sheetnames == ["Items", "Key"]
    assert book.properties.title == "Quiz of a lesson"
