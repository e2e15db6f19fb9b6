"""XLSX, XLS and ODS: a section for each sheet, its rows under their header."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from assistant.reading.readers import grids, markup
from assistant.reading.readers.archive import check_zip
from assistant.reading.readers.content import (
    Content,
    UnreadableError,
    check_length,
    clean,
)
from assistant.schema import Line

_MAX_CELLS = (
    3_000_000  # a used range of more is one stray cell at the far end of a sheet, or a bomb
)
_ZIP = b"PK"
_SHEETS = "xl/worksheets/"
_SPAN = re.compile(rb'<dimension ref="[A-Z]+[0-9]+:([A-Z]{1,3})([0-9]{1,7})"')
_HEAD = 4_000  # bytes of a sheet in which its span stands

Cell = int | float | str | bool | time | date | datetime | timedelta


def read_sheets(data: bytes) -> Content:
    """Read a workbook; hidden sheets are left out, formulas are read by their last result."""
    if data.startswith(_ZIP):
        _refuse_wide_spans(data, check_zip(data))
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        sheets = [one for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
        hidden = len(book.sheets_metadata) - len(sheets)
        lines = [line for one in sheets for line in _sheet(book, one.name, len(sheets) > 1)]
    except CalamineError as error:
        raise UnreadableError(
            "its spreadsheet structure is broken or locked with a password: open it in a "
            "spreadsheet program, save it unlocked and add that"
        ) from error
    check_length(sum(len(line.text) for line in lines))
    if not lines:
        raise UnreadableError("its sheets hold no text: check that the right file was saved")
    warnings = (f"{hidden} hidden sheet(s) are left out",) if hidden else ()
    return Content(tuple(replace(line, text=clean(line.text)) for line in lines), warnings=warnings)


def _refuse_wide_spans(data: bytes, names: Iterable[str]) -> None:
    """Refuse a workbook that says of a sheet that it spans more cells than the memory holds.

    One that does not say so ends the process that reads it, within its limits.
    """
    with ZipFile(BytesIO(data)) as archive:
        for name in names:
            if not name.startswith(_SHEETS):
                continue
            try:
                with archive.open(name) as sheet:
                    said = _SPAN.search(sheet.read(_HEAD))
            except (BadZipFile, zlib.error, EOFError, RuntimeError) as error:
                raise UnreadableError("it is cut off or broken: save it again") from error
            if said and _column(said[1]) * int(said[2]) > _MAX_CELLS:
                raise UnreadableError(
                    f"one of its sheets reaches to cell {said[1].decode()}{int(said[2])}, further "
                    "than a document may: delete what stands far from the table and save it again"
                )


def _column(letters: bytes) -> int:
    """The number of a column, from 1 for "A"."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _sheet(book: CalamineWorkbook, name: str, named: bool) -> Iterator[Line]:
    sheet = book.get_sheet_by_name(name)
    lines = list(grids.lines(_rows(sheet)))
    if lines and named:
        yield Line(markup.one_line(name), "heading", level=1)
    yield from lines


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    """The rows as texts; a merged cell's text stands in each row and column that it covers."""
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    start_row, start_column = sheet.start or (0, 0)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if right - left >= grids.MAX_COLUMNS or bottom - top > 10_000:
            continue
        rows = range(top + 1, bottom + 1)  # down only: across, a title would repeat itself
        covered |= {(row - start_row, left - start_column): (top - start_row, left - start_column)
                    for row in rows}  # fmt: skip
    above: dict[tuple[int, int], str] = {}
    tops = set(covered.values())
    for at, row in enumerate(sheet.iter_rows()):
        texts = [_text(cell) for cell in row]
        for column in range(len(texts)):
            if (at, column) in tops:
                above[at, column] = texts[column]
            elif (at, column) in covered and not texts[column]:
                texts[column] = above.get(covered[at, column], "")
        yield texts


def _text(cell: Cell) -> str:
    """A cell as people write it: no ".0" after a whole number, no midnight after a date."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.10g}"
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)
