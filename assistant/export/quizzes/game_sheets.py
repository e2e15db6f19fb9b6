"""What the sheets of Kahoot and Quizizz share: choices alone, short texts, cells of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from assistant.schema.lessons import QuizItem

_MADE = datetime(2000, 1, 1)  # in every file, so that one quiz has one file


def is_choice(item: QuizItem, most: int) -> bool:
    """Tell whether an item has one right option among so many at most."""
    return (
        item.kind in ("choice", "true_false") and len(item.right) == 1 < len(item.options) <= most
    )


def sheet(rows: Iterable[tuple[int, int, Sequence[str | int]]], name: str) -> bytes:
    """Return a workbook of one sheet; each row has its place, its first column and its cells."""
    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        page = book.add_worksheet(name)
        text = book.add_format({"num_format": "@", "quote_prefix": True, "text_wrap": True})
        page.set_column(1, 1, 60)
        for row, column, cells in rows:
            for at, cell in enumerate(cells, start=column):
                if isinstance(cell, int):
                    page.write_number(row, at, cell)
                else:
                    page.write_string(row, at, cell, text)
    return made.getvalue()
