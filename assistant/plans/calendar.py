"""When a plan runs: its first fiscal quarter and its length, from what the brief says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.facts import MONTHS
from assistant.language import arabic_digits
from assistant.plans.briefs import Brief
from assistant.schema import Language
from assistant.schema.plans import Calendar

DEFAULT_QUARTERS = 4  # one fiscal year
LONGEST = 20  # quarters; a longer plan is planned in rounds
_FISCAL_START = 10  # October
_WORDS = {
    **{w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)},
    **{w: n for n, w in enumerate("หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ".split(), 1)},
}
_NUMBER = rf"(\d{{1,2}}|{'|'.join(_WORDS)})"
_MONTHS_IN = {"month": 1, "เดือน": 1, "quarter": 3, "ไตรมาส": 3, "year": 12, "ปี": 12}
_SPAN = re.compile(rf"{_NUMBER}[\s-]*(?:fiscal\s+)?({'|'.join(_MONTHS_IN)})", re.I)
_WITHIN = re.compile(
    rf"(?:ภายใน|ระยะเวลา|within|over|for)\s*(?:the next\s+)?({_SPAN.pattern})", re.I
)


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
    found = _SPAN.search(arabic_digits(brief.duration_note))
    if not found:
        for text in (brief.goal, brief.duration_note):
            if within := _WITHIN.search(arabic_digits(text)):
                found = _SPAN.search(within[1])
                break
    if not found:
        return None
    number = _WORDS.get(found[1].lower()) or int(found[1])
    return max(1, number * _MONTHS_IN[found[2].lower()])


def _named_month(brief: Brief) -> int | None:
    text = f"{brief.goal} {brief.duration_note}".lower()
    for number, (english, thai, _) in enumerate(MONTHS, start=1):
        name = r"\b(?:in|of|by) may\b" if english == "may" else rf"\b{english}\b"
        if thai in text or re.search(name, text):
            return number
    return None
