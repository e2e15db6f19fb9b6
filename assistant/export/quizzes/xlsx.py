"""Quiz → XLSX: the items on one sheet, their key on another; every cell is text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from assistant.export.quizzes.quiz import Quiz, asked, plain
from assistant.schema import Language
from assistant.schema.lessons import QuizItem

# Text by type, by number format and by the mark of a leading apostrophe: neither opening the file
# nor editing a cell makes a formula of "=1+1".
_TEXT = {"num_format": "@", "quote_prefix": True, "text_wrap": True, "valign": "top"}
_MADE = datetime(2000, 1, 1)  # in every file, so that one quiz has one file
_WIDTHS = {"narrow": 12, "wide": 60, "option": 30}  # characters
_HEADS: dict[Language, dict[str, str]] = {
    "th": {
        "items": "ข้อสอบ", "key": "เฉลย", "number": "ข้อ", "id": "รหัส", "kind": "ชนิด",
        "level": "ความยาก", "question": "คำถาม", "left": "รายการที่จับคู่ {at}", "option": "ตัวเลือก {at}",
        "answer": "คำตอบ {at}", "accepted": "คำตอบอื่นที่รับ {at}", "why": "คำอธิบาย", "source": "ที่มา",
        "choice": "เลือกตอบ", "true_false": "ถูกหรือผิด", "matching": "จับคู่", "ordering": "เรียงลำดับ",
        "short_answer": "ตอบสั้น", "open": "ตอบอิสระ",
        "easy": "ง่าย", "medium": "ปานกลาง", "hard": "ยาก",
    },
    "en": {
        "items": "Items", "key": "Key", "number": "No.", "id": "ID", "kind": "Kind",
        "level": "Difficulty", "question": "Question", "left": "To match {at}",
        "option": "Option {at}", "answer": "Answer {at}", "accepted": "Also accepted {at}",
        "why": "Explanation", "source": "Source", "choice": "choice", "true_false": "true or false",
        "matching": "matching", "ordering": "ordering", "short_answer": "short answer",
        "open": "open", "easy": "easy", "medium": "medium", "hard": "hard",
    },
}  # fmt: skip

_Column = tuple[str, int, list[str]]  # its head, its width, its cells


def holds(_item: QuizItem) -> bool:
    """Say whether a sheet can hold an item: any."""
    return True


def write(quiz: Quiz) -> bytes:
    """Return a quiz as a workbook of two sheets."""
    heads = _HEADS["th" if any(item.language == "th" for item in quiz.items) else "en"]
    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"title": quiz.title, "created": _MADE})
        _sheet(book, heads["items"], [*_numbers(quiz, heads), *_shown(quiz, heads)])
        _sheet(book, heads["key"], [*_numbers(quiz, heads), *_key(quiz, heads)])
    return made.getvalue()


def _numbers(quiz: Quiz, heads: dict[str, str]) -> Iterator[_Column]:
    numbers = [str(at) for at, _item in enumerate(quiz.items, start=1)]
    yield heads["number"], _WIDTHS["narrow"], numbers
    yield heads["id"], _WIDTHS["narrow"], [item.id for item in quiz.items]


def _shown(quiz: Quiz, heads: dict[str, str]) -> Iterator[_Column]:
    items = quiz.items
    yield heads["kind"], _WIDTHS["narrow"], [heads[item.kind] for item in items]
    yield heads["level"], _WIDTHS["narrow"], [heads[item.difficulty] for item in items]
    yield heads["question"], _WIDTHS["wide"], [asked(item) for item in items]
    yield from _several(heads["left"], [[left for left, _right in item.pairs] for item in items])
    yield from _several(heads["option"], [item.options for item in items])


def _key(quiz: Quiz, heads: dict[str, str]) -> Iterator[_Column]:
    items = quiz.items
    yield from _several(heads["answer"], [item.answer for item in items])
    yield from _several(heads["accepted"], [item.accepted for item in items])
    yield heads["why"], _WIDTHS["wide"], [item.explanation for item in items]
    yield heads["source"], _WIDTHS["wide"], [quiz.sources(item) for item in items]


def _several(head: str, rows: Sequence[Sequence[str]]) -> Iterator[_Column]:
    """Yield as many columns as the longest row has texts."""
    for at in range(max(map(len, rows), default=0)):
        cells = [row[at] if at < len(row) else "" for row in rows]
        yield head.format(at=at + 1), _WIDTHS["option"], cells


def _sheet(book: Workbook, name: str, columns: list[_Column]) -> None:
    sheet = book.add_worksheet(name)
    text, bold = book.add_format(_TEXT), book.add_format({**_TEXT, "bold": True})
    for at, (head, width, cells) in enumerate(columns):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, head, bold)
        for row, cell in enumerate(cells, start=1):
            if said := plain(cell):
                sheet.write_string(row, at, said, text)
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
