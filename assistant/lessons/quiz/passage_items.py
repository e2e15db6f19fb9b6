"""Items from a document's own sentences: the number that a sentence has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.lessons.material import Point
from assistant.lessons.quiz.making import Bench, item, options_of
from assistant.schema.lessons import QuizItem
from assistant.text.language import arabic_digits

# A number with its unit; no year, no number of a section, no part of a longer number.
_NUMBER = re.compile(
    r"(?<![\d.,/])(\d{1,3})(?= ?(?:วัน|ปี|เดือน|คน|ชั่วโมง|นาที|บาท|ครั้ง|แห่ง|ร้อยละ|days?|years?|"
    r"months?|weeks?|hours?|minutes?|people|members|times|per ?cent|%))"
)
_BLANK = "____"
_STEPS = (-3, -2, -1, 1, 2, 3)
_LONGEST = 220  # characters of a sentence that is read in an item


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield items on sentences that are quoted; those of a curriculum have other makers."""
    for unit in bench.material.units:
        for point in unit.points:
            if point.id in bench.asked and _is_quoted(point):
                made = _number(bench, point)
                if made is not None:
                    yield made


def _is_quoted(point: Point) -> bool:
    return point.statement.text.startswith("“") and len(point.checked) <= _LONGEST


def _number(bench: Bench, point: Point) -> QuizItem | None:
    """Ask for the number that was taken out of a sentence; wrong are numbers near it."""
    text = arabic_digits(point.checked)
    found = list(_NUMBER.finditer(text))
    if len(found) != 1:
        return None
    right = int(found[0][1])
    step = 5 if right >= 10 and right % 5 == 0 else 1
    others = [str(right + step * by) for by in _STEPS if right + step * by > 0]
    bench.random(f"{point.id}:numbers").shuffle(others)
    options = options_of(bench, f"{point.id}:number", str(right), others)
    if options is None:
        return None
    start, end = found[0].span(1)
    asked = f"{text[:start]}{_BLANK}{text[end:]}"
    return item(
        bench,
        "choice",
        f"{point.id}:number",
        bench.say("fill_number", text=asked),
        [point],
        options=options,
        answer=[str(right)],
        facts=[point.id],
        difficulty="medium",
    )
