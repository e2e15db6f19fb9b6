"""When a plan runs: its first fiscal quarter and its length, from what the brief says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.plans.brief.brief import Brief
from assistant.schema import Language
from assistant.schema.plans import Calendar
from assistant.text.calendar import MONTHS
from assistant.text.language import arabic_digits
from assistant.text.numerals import spoken_at_end

DEFAULT_QUARTERS = 4  # one fiscal year
LONGEST = 20  # quarters; a longer plan is planned in rounds
_FISCAL_START = 10  # October
_MONTHS_IN = {"month": 1, "เดือน": 1, "quarter": 3, "ไตรมาส": 3, "year": 12, "ปี": 12}
_UNIT = re.compile(rf"[\s-]*(?:fiscal\s+)?({'|'.join(_MONTHS_IN)})", re.I)
_DIGITS = re.compile(r"(?<![\d.,])\d{1,2}(?:\.\d+)?$")
_WITHIN = re.compile(r"(?:ภายใน|ระยะเวลา|within|over|for)\s*(?:the next\s+)?\S*\s*$", re.I)
_AND = re.compile(r"s?\s*(?:และ|กับ|and)?\s*")
_WORDS_BEFORE = 24  # characters in which a number in words is looked for


@dataclass(frozen=True, slots=True)
class Timing:
    """A calendar, the quarter (from 0) of a delivery month if one is named, and what was assumed.

    ``assumed`` are "start" and "length" where the brief does not say them.
    """

    calendar: Calendar
    assumed: tuple[str, ...] = ()
    month: str = ""
    delivery: int | None = None


def plan_timing(brief: Brief, today: date, language: Language) -> Timing:
    """Return when the plan runs; without a start it begins with the next fiscal quarter."""
    months = _length(brief)
    assumed = () if months else ("length",)
    quarters = min(-(-(months or 3 * DEFAULT_QUARTERS) // 3), LONGEST)
    if brief.start:
        year, quarter = fiscal_quarter(brief.start)
        return Timing(Calendar(year, quarter, quarters), assumed)
    first = _quarter_count(today) + 1
    named = _named_month(brief) if brief.duration == "one_time" else None
    if named is None:
        return Timing(_calendar(first, quarters), ("start", *assumed))
    last = _delivery(named, first, quarters)
    start = max(first, last - quarters + 1) if quarters > 1 else last
    name = MONTHS[named - 1][1 if language == "th" else 0].capitalize()
    calendar = _calendar(start, max(quarters, last - start + 1))
    return Timing(calendar, ("start", *assumed), name, min(last - start, calendar.quarters - 1))


def fiscal_quarter(day: date) -> tuple[int, int]:
    """Return the Thai fiscal year (common era) and quarter, 1 to 4, of a day.

    >>> fiscal_quarter(date(2026, 11, 23))
    (2027, 1)
    """
    months = (day.month - _FISCAL_START) % 12
    return day.year + (day.month >= _FISCAL_START), months // 3 + 1


def _quarter_count(day: date) -> int:
    """Number the fiscal quarters through the years, so that they can be added to."""
    year, quarter = fiscal_quarter(day)
    return 4 * year + quarter - 1


def _calendar(first: int, quarters: int) -> Calendar:
    return Calendar(first // 4, first % 4 + 1, quarters)


def _delivery(month: int, first: int, quarters: int) -> int:
    """Return the quarter of the next such month that leaves most of the length to prepare."""
    year = first // 4 - 1
    needed = max(quarters - 2, 0)
    while True:
        count = _quarter_count(date(year, month, 1))
        if count >= first + needed:
            return count
        year += 1


def _length(brief: Brief) -> int | None:
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


def _named_month(brief: Brief) -> int | None:
    text = f"{brief.goal} {brief.duration_note}".lower()
    for number, (english, thai, _) in enumerate(MONTHS, start=1):
        name = r"\b(?:in|of|by) may\b" if english == "may" else rf"\b{english}\b"
        if thai in text or re.search(name, text):
            return number
    return None
