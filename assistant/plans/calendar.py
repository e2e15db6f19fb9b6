"""The fiscal quarters of a plan, and the length that a brief gives it."""

from __future__ import annotations

import re
from datetime import date

from assistant.plans.brief.brief import Brief
from assistant.schema.plans import Calendar
from assistant.text.language import arabic_digits
from assistant.text.numerals import spoken_at_end

LONGEST = 20  # quarters; a longer plan is planned in rounds
_FISCAL_START = 10  # October
_MONTHS_IN = {"month": 1, "เดือน": 1, "quarter": 3, "ไตรมาส": 3, "year": 12, "ปี": 12}
_UNIT = re.compile(rf"[\s-]*(?:fiscal\s+)?({'|'.join(_MONTHS_IN)})", re.I)
_DIGITS = re.compile(r"(?<![\d.,])\d{1,2}(?:\.\d+)?$")
_WITHIN = re.compile(r"(?:ภายใน|ระยะเวลา|within|over|for)\s*(?:the next\s+)?\S*\s*$", re.I)
_AND = re.compile(r"s?\s*(?:และ|กับ|and)?\s*")
_WORDS_BEFORE = 24  # characters in which a number in words is looked for


def fiscal_quarter(day: date) -> tuple[int, int]:
    """Return the Thai fiscal year (common era) and quarter, 1 to 4, of a day.

    >>> fiscal_quarter(date(2026, 11, 23))
    (2027, 1)
    """
    months = (day.month - _FISCAL_START) % 12
    return day.year + (day.month >= _FISCAL_START), months // 3 + 1


def calendar_of(start: date, end: date) -> Calendar:
    """Return the fiscal quarters from one day to another; a longer plan is planned in rounds."""
    first, last = _quarter_count(start), _quarter_count(end)
    return _calendar(first, min(max(1, last - first + 1), LONGEST))


def _quarter_count(day: date) -> int:
    """Number the fiscal quarters through the years, so that they can be added to."""
    year, quarter = fiscal_quarter(day)
    return 4 * year + quarter - 1


def _calendar(first: int, quarters: int) -> Calendar:
    return Calendar(first // 4, first % 4 + 1, quarters)


def months_of(brief: Brief) -> int | None:
    """Return the length in months that the note on duration gives, or the goal ("within ...")."""
    note, goal = arabic_digits(brief.duration_note), arabic_digits(brief.goal)
    said = [*_spans(note), *(span for span in _spans(goal) if _WITHIN.search(goal[: span[0]]))]
    if not said:
        return None
    months, end = said[0][2], said[0][1]
    for start, stop, more in said[1:2]:  # one year and six months
        if more < months and start >= end and _AND.fullmatch(note[end:start]):
            months += more
            end = stop
    return max(1, round(months))


def _spans(text: str) -> list[tuple[int, int, float]]:
    """Return the spans of time in a text: from, to, and how many months."""
    found = []
    for unit in _UNIT.finditer(text):
        before = text[: unit.start()]
        digits = _DIGITS.search(before)
        words = before[-_WORDS_BEFORE:]
        number = float(digits[0]) if digits else spoken_at_end(words)
        if number and (digits or not before[-1:].isdigit()):
            start = digits.start() if digits else unit.start()
            found.append((start, unit.end(), number * _MONTHS_IN[unit[1].lower()]))
    return found
