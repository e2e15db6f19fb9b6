"""A class's results → XLSX: points, answers, items, objectives; never a formula."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

from assistant.export.quizzes.quiz import plain
from assistant.schema import Language
from assistant.schema.classes import (
    ItemStatistics,
    ObjectiveResult,
    QuizClass,
    Submission,
    told_apart,
)
from assistant.schema.lessons import QuizItem

# As in quiz_xlsx: neither opening the file nor editing a cell makes a formula of "=1+1".
_TEXT = {"num_format": "@", "quote_prefix": True, "text_wrap": True, "valign": "top"}
_POINTS = {"num_format": "0.##", "valign": "top"}
_SENTENCE = 80  # letters that the column of objectives is wide
_MOST = 32_000  # letters of a cell: Excel takes 32,767
_HEADS: dict[Language, dict[str, str]] = {
    "th": {
        "points": "คะแนน", "answers": "คำตอบ", "items": "ข้อสอบ", "number": "ลำดับ",
        "time": "เวลาที่ส่ง", "name": "ชื่อ", "state": "หมายเหตุ", "late": "ส่งหลังปิดรับคำตอบ",
        "begun": "ไม่ได้ส่ง: เท่าที่ตอบไว้เมื่อปิดรับคำตอบ", "cut": "ไม่นับในค่าเฉลี่ย", "done": "ตอบแล้ว",
        "score": "คะแนนรวม", "most": "คะแนนเต็ม", "item": "ข้อ {at}",
        "open": "ข้อ {at} (ผู้สอนให้คะแนน)", "question": "คำถาม", "right": "คำตอบที่ถูก", "at": "ข้อ",
        "learners": "จำนวนผู้ตอบ", "easiness": "ค่าความยาก (สัดส่วนที่ตอบถูก)", "telling": "อำนาจจำแนก",
        "remark": "ข้อสังเกต", "easy": "ง่ายมาก", "hard": "ยากมาก", "weak": "จำแนกได้น้อย",
        "against": "ผู้ได้คะแนนรวมต่ำตอบถูกมากกว่า: ตรวจเฉลยและถ้อยคำ",
        "objectives": "วัตถุประสงค์", "objective": "วัตถุประสงค์", "count": "จำนวนข้อ",
        "numbers": "ข้อสอบข้อที่", "share": "สัดส่วนที่ได้", "next": "สิ่งที่ควรทำ",
        "again": "ควรสอนซ้ำ", "activity": "ไม่มีข้อสอบ: ประเมินจากกิจกรรม",
    },
    "en": {
        "points": "Points", "answers": "Answers", "items": "Items", "number": "No.",
        "time": "Handed in", "name": "Name", "state": "Note",
        "late": "after the class was closed",
        "begun": "not handed in: as it stood when the class was closed",
        "cut": "not in the averages", "done": "Answered",
        "score": "Score", "most": "Out of",
        "item": "Item {at}", "open": "Item {at} (marked by the trainer)", "question": "Question",
        "right": "Right answer", "at": "Item", "learners": "Learners",
        "easiness": "Difficulty (share right)", "telling": "Discrimination", "remark": "Remark",
        "easy": "very easy", "hard": "very hard", "weak": "hardly tells who knows",
        "against": "those who score low get it right more often: check key and wording",
        "objectives": "Objectives", "objective": "Objective", "count": "Items",
        "numbers": "Numbers of the items", "share": "Share right", "next": "What to do",
        "again": "teach again", "activity": "no items: assessed in the activity",
    },
}  # fmt: skip

_ITEM = ("at", "question", "right", "learners", "easiness", "telling", "remark")
_OBJECTIVE = ("objective", "count", "numbers", "share", "next")
_SUMS = ("score", "most", "done", "state")
_Cell = str | float | None


def write(
    opened: QuizClass,
    submissions: Sequence[Submission],
    statistics: Sequence[ItemStatistics],
    objectives: Sequence[ObjectiveResult] = (),
) -> bytes:
    """Return the results of a class as a workbook: points, answers, items and objectives.

    The last sheet is left out where the class has none.
    """
    heads = _HEADS["en" if opened.language == "en" else "th"]
    who = [heads["number"], heads["time"], heads["name"]]
    items = list(enumerate(opened.quiz, start=1))
    named = [heads["open" if one.kind == "open" else "item"].format(at=at) for at, one in items]
    texts = [f"{at}. {one.question}" for at, one in items]
    names = told_apart([one.name for one in submissions])
    named_apart = tuple(zip(submissions, names, strict=True))
    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"title": plain(opened.title)[:250]})
        points: list[list[_Cell]] = [
            [*_who(at, one, name), one.score, float(one.most), *_standing(one, heads), *one.points]
            for at, (one, name) in enumerate(named_apart, start=1)
        ]
        _sheet(book, heads["points"], [*who, *map(heads.__getitem__, _SUMS), *named], points)
        answers: list[list[_Cell]] = [
            [*_who(at, one, name), *map(_answer, opened.quiz, one.answers)]
            for at, (one, name) in enumerate(named_apart, start=1)
        ]
        _sheet(book, heads["answers"], [*who, *texts], answers)
        key: list[list[_Cell]] = [
            [float(at), one.question, _right(one), *_told(of_item, heads)]
            for (at, one), of_item in zip(items, statistics, strict=True)
        ]
        _sheet(book, heads["items"], [heads[name] for name in _ITEM], key)
        if objectives:
            _objectives(book, objectives, heads)
    return made.getvalue()


def _told(item: ItemStatistics, heads: dict[str, str]) -> list[_Cell]:
    return [
        float(item.learners),
        item.difficulty,
        item.discrimination,
        heads[item.remark] if item.remark else None,
    ]


def _objectives(
    book: Workbook, objectives: Sequence[ObjectiveResult], heads: dict[str, str]
) -> None:
    """Add the sheet of objectives, one page wide, to be printed."""
    named = [heads[name] for name in _OBJECTIVE]
    rows = [_reached(one, heads) for one in objectives]
    sheet = _sheet(book, heads["objectives"], named, rows)
    sheet.set_column(0, 0, _SENTENCE)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _reached(one: ObjectiveResult, heads: dict[str, str]) -> list[_Cell]:
    todo = heads["again"] if one.again else None
    return [
        "\n".join(one.texts),
        float(len(one.items)),
        ", ".join(map(str, one.items)),
        one.share,
        todo if one.items else heads["activity"],
    ]


def _who(number: int, one: Submission, name: str) -> list[_Cell]:
    handed_in = datetime.fromisoformat(one.at).astimezone()  # the trainer's clock, not UTC
    return [float(number), f"{handed_in:%Y-%m-%d %H:%M:%S}", name]


def _standing(one: Submission, heads: dict[str, str]) -> list[_Cell]:
    """Return how many items have an answer, and what is to be known of when they came."""
    told = [heads[one.state] if one.state else "", "" if one.is_whole else heads["cut"]]
    return [float(one.answered), "; ".join(filter(None, told)) or None]


def _answer(item: QuizItem, given: Sequence[str]) -> str:
    """Return what a learner answered, in a matching item each left side with its right one."""
    if item.kind == "matching":
        pairs = zip((left for left, _ in item.pairs), given, strict=False)
        return "\n".join(f"{left} – {right}" for left, right in pairs if right)
    if item.kind == "ordering":
        return " → ".join(given)
    return " ".join(given)


def _right(item: QuizItem) -> str:
    return "\n".join(item.answer) if item.kind == "open" else _answer(item, item.answer)


def _sheet(book: Workbook, name: str, heads: Sequence[str], rows: Sequence[Sequence[_Cell]]) -> Any:
    """Add a sheet and return it, to be laid out."""
    sheet = book.add_worksheet(name)
    text, points = book.add_format(_TEXT), book.add_format(_POINTS)
    bold = book.add_format({**_TEXT, "bold": True})
    sheet.set_column(0, len(heads), 22)
    for row, cells in enumerate([heads, *rows]):
        for at, cell in enumerate(cells):
            _write(
                sheet, row, at, cell, points if isinstance(cell, float) else text if row else bold
            )
    sheet.freeze_panes(1, 0)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    return sheet


def _visible(text: str) -> str:
    """Return what a learner typed without signs of direction and without width, which mislead."""
    return "".join(char for char in text if unicodedata.category(char) != "Cf")


def _write(sheet: Any, row: int, at: int, cell: _Cell, form: Any) -> None:
    if isinstance(cell, float):
        sheet.write_number(row, at, cell, form)
    elif cell and (said := plain(_visible(cell))):
        sheet.write_string(row, at, said[:_MOST], form)
