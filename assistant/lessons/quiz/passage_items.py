"""Items from a document's own sentences: the number that a sentence has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from assistant.lessons.discourse import looks_back, without_paragraphs
from assistant.lessons.material import Point
from assistant.lessons.quiz.making import Bench, item, options_of
from assistant.schema.lessons import QuizItem
from assistant.text.language import arabic_digits
from assistant.text.numerals import numbers

_UNITS = (
    r"วัน|ปี|เดือน|คน|ชั่วโมง|นาที|บาท|ครั้ง|แห่ง|days?|years?|months?|weeks?|hours?|minutes?|people|"
    r"members|times|per ?cent|%"
)
# A number with its unit; no year, no number of a section, no part of a longer number.
_NUMBER = re.compile(
    r"(?:(?<![\d.,/])\d{1,3}|(?:หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย)+)"
    rf"(?= ?(?:{_UNITS}))"
)
_TERM = re.compile(r"(?:ภายใน(?:กำหนด)?|within)\s*$", re.IGNORECASE)
_DAYS = re.compile(r" ?(?:วัน(?!ที่|ทำการ)|days?\b)", re.IGNORECASE)  # no working days
_BEGINS = date(2026, 6, 3)  # of an invented case
_LONG_TERM = 90  # days of a term that are counted in a case
_ABOUT = re.compile(r"\bor so\b|\b(?:about|around|roughly|approximately) \d|ประมาณ", re.IGNORECASE)
_CITED = re.compile(r"(?:มาตรา|ข้อ|หมวด|section|article|part)\s*$", re.IGNORECASE)  # no amount
_NAMED = re.compile(r"ได้แก่|ประกอบด้วย")  # who they are may be cut off, or can be counted
_BLANK = "____"
_PLACES = 6  # invented places that the form names
_MANY = 3  # numbers of a sentence, one of which is asked for
_STEPS = (-3, -2, -1, 1, 2, 3)
_LONGEST = 330  # characters of a sentence that is read in an item
_SHORTEST = 50  # characters from which on a sentence tells what its number is of


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield items on sentences that are quoted; those of a curriculum have other makers."""
    for unit in bench.material.units:
        for point in unit.points:
            if point.id in bench.asked and _is_quoted(point):
                made = _number(bench, point)
                if made is not None:
                    yield made


def _is_quoted(point: Point) -> bool:
    quoted = point.statement.text.startswith("“")
    fits = _SHORTEST <= len(point.checked) <= _LONGEST
    return quoted and fits and not looks_back(point.checked)


def _number(bench: Bench, point: Point) -> QuizItem | None:
    """Ask for the number that was taken out of a sentence, or for the day on which a term ends."""
    text = arabic_digits(without_paragraphs(point.checked))
    found = [(one, value) for one in _NUMBER.finditer(text) if (value := _value(one[0]))]
    if not found or len(found) > _MANY:
        return None
    match, right = found[0]
    if _CITED.search(text[: match.start()]) or _NAMED.search(text[match.end() :]):
        return None
    if _ABOUT.search(text):
        return None  # who says another number is not quite wrong
    step = 5 if right >= 10 and right % 5 == 0 else 1
    others = [right + step * by for by in _STEPS if right + step * by > 0]
    bench.random(f"{point.id}:numbers").shuffle(others)
    asked = f"{text[: match.start()]}{_BLANK}{text[match.end() :]}"
    term = _TERM.search(text[: match.start()]) and _DAYS.match(text[match.end() :])
    case = bool(term) and right <= _LONG_TERM
    shown = {n: _day(bench, n) if case else str(n) for n in (right, *others)}
    options = options_of(
        bench, f"{point.id}:number", shown[right], [shown[other] for other in others]
    )
    if options is None:
        return None
    place = bench.say(f"place_{right % _PLACES + 1}")
    told = {"text": asked, "place": place, "day": _day(bench, 0)}
    return item(
        bench,
        "choice",
        f"{point.id}:number",
        bench.say("case_term" if case else "fill_number", **told),
        [point],
        options=options,
        answer=[shown[right]],
        facts=[point.id],
        difficulty="hard" if case else "medium",
        situational=case,
    )


def _value(written: str) -> int:
    """Return the number that digits or Thai words write; 0 where it is none."""
    read = [int(r) for n in numbers(written) for r in n.readings if r.isdigit()]
    return read[0] if len(read) == 1 else 0


def _day(bench: Bench, days: int) -> str:
    """Return the day so many days after an invented case began, in the quiz's language."""
    day = _BEGINS + timedelta(days=days)
    return bench.say("case_day", day=day.day, month=bench.say(f"month_{day.month}"))
