"""Days and months that a text names, in both eras and languages."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.text.calendar import BUDDHIST_ERA, MONTHS
from assistant.text.language import arabic_digits

_NAMES = {
    name: number
    for number, names in enumerate(MONTHS, start=1)
    for name in (*names, names[0][:3], names[1].removesuffix("คม").removesuffix("ยน"))
} | {"sept": 9}
_MONTH = "|".join(sorted((re.escape(name) for name in _NAMES), key=len, reverse=True))
_ERA = r"(?:พ\.?ศ\.?|ค\.?ศ\.?|B\.?E\.?|A\.?D\.?|,)?\s*"
# A year of four digits; of two behind a Thai month ("ก.พ. 70") or an apostrophe ("Sept '27").
_YEAR = (
    rf"(?:{_ERA}(?P<year>2[0-9]{{3}})|(?P<short>(?<=[ก-๎. ])[6-9]\d|['’]\d\d))(?![\d,]*\d|\.\d|%)"
)
_DAY_MONTH = re.compile(
    rf"(?:(?<![\d.,])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*)?(?:of\s+)?(?:เดือน\s*)?(?<![A-Za-z])(?P<month>{_MONTH})\.?\s*"
    rf"(?:(?P<after>\d{{1,2}}),\s*)?{_YEAR}",
    re.I,
)
_ISO = re.compile(r"(?<!\d)(?P<year>2\d{3})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_SLASHED = re.compile(
    r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?:(?P<year>2\d{3})|(?P<short>[6-9]\d))(?![\d/])"
)
_QUARTER = re.compile(
    r"ไตรมาส(?:ที่)?\s*(?P<quarter>[1-4])\s*(?:/|(?:ของ)?ปี(?:งบประมาณ|งบ)?)\s*(?:พ\.ศ\.)?\s*(?P<year>2\d{3})(?!\d)"
)
# A year's end: fiscal (September), of schools (March of the next year), or of the calendar.
_YEAR_END = re.compile(
    r"(?:(?:สิ้น|ภายใน)\s*ปี(?P<kind>งบประมาณ|งบ|การศึกษา)?|(?:end of|by"
    r"|within)\s+(?:the\s+)?(?P<fiscal>fiscal year\s+)?)\s*"
    r"(?:พ\.ศ\.)?\s*(?:(?P<year>2\d{3})|(?<=[ก-๎ ])(?P<short>[6-9]\d))(?!\d|\s*(?:" + _MONTH + "))",
    re.I,
)
_WINDOW = re.compile(
    rf"(?<!\d )(?P<first>{_MONTH})\.?\s*(?:[-–]|ถึง|to|until"
    rf"|through)\s*(?P<last>{_MONTH})(?![A-Za-z])(?!\.?\s*(?:\d|พ\.ศ))",
    re.I,
)
_FROM = re.compile(
    r"(?:ตั้งแต่|จาก|เริ่ม(?:ได้|งาน|โครงการ|ใช้|ต้น)?|หลัง|\bfrom"
    r"|\bstart(?:s|ing)?(?: on)?|\bsince|\bafter|\bavailable)"
    r"\s*(?:วันที่|เดือน|the)?\s*$",
    re.I,
)
_TO = re.compile(r"\.?\s*(?:[-–]|ถึง|\bto\b|\buntil\b)\s*(?:วันที่)?\s*(?:\d|" + _MONTH + ")", re.I)
_DUE = re.compile(
    r"(?:ภายใน|ก่อน|ถึง|ไม่เกิน|\bby|\bbefore|\buntil|\bto)\s*(?:วันที่"
    r"|สิ้นเดือน|สิ้น|เดือน|the end of|end of)*\s*$",
    re.I,
)
_LATEST_ERA = 2400  # a year above it is of the Buddhist era
_THIS_CENTURY = {True: 2500, False: 2000}  # by whether a year of two digits is Buddhist


@dataclass(frozen=True, slots=True)
class Named:
    """A day that a text names, where it stands, and whether only its month is named.

    ``day`` is the month's last where only the month is named, and its first after "from".
    ``begins`` tells that the text sets it as a beginning, ``due`` as an end.
    """

    day: date
    start: int
    end: int
    month_only: bool
    begins: bool
    due: bool


def dates_in(text: str) -> tuple[Named, ...]:
    """Return the days that a text names, in reading order.

    >>> [str(named.day) for named in dates_in("ก่อนเดือนเมษายน 2571, 3 May 2026, 31/1/70")]
    ['2028-04-30', '2026-05-03', '2027-01-31']
    """
    plain = arabic_digits(text)
    found = [named for pattern in (_DAY_MONTH, _ISO, _SLASHED) for named in _read(pattern, plain)]
    for named in _ends(plain):
        if not any(named.start < other.end and other.start < named.end for other in found):
            found.append(named)
    return tuple(sorted(found, key=lambda named: named.start))


def window_in(text: str) -> tuple[int, int] | None:
    """Return the months of each year between which something holds, where a text names no year.

    >>> window_in("รถน้ำ 6 คัน ช่วง มี.ค.-พ.ค."), window_in("from 1 March 2027")
    ((3, 5), None)
    """
    found = _WINDOW.search(text)
    return (_NAMES[found["first"].lower()], _NAMES[found["last"].lower()]) if found else None


def _read(pattern: re.Pattern[str], text: str) -> Iterator[Named]:
    for match in pattern.finditer(text):
        said = match.groupdict()
        named = said["month"].lower()
        month = int(named) if named.isdigit() else _NAMES[named]
        year = _year(said["year"], said.get("short") or "")
        day = said["day"] or said.get("after")
        begins = _begins(text, match)
        last = monthrange(year, month)[1] if 1 <= month <= 12 else 0
        number = int(day) if day else (1 if begins else last)
        if 1 <= number <= last:
            due = bool(_DUE.search(text[: match.start()]))
            yield Named(date(year, month, number), match.start(), match.end(), not day, begins, due)


def _begins(text: str, match: re.Match[str]) -> bool:
    """Tell whether a day is set as a beginning: after "from", or before the end of a range."""
    return bool(_FROM.search(text[: match.start()]) or _TO.match(text, match.end()))


def _ends(text: str) -> Iterator[Named]:
    """Yield the ends of quarters and years that a text sets as ends."""
    for match in _QUARTER.finditer(text):
        quarter, year = int(match["quarter"]), _year(match["year"], "")
        month = (12, 3, 6, 9)[quarter - 1]
        day = date(year - (quarter == 1), month, monthrange(year, month)[1])
        yield Named(day, match.start(), match.end(), True, False, True)
    for match in _YEAR_END.finditer(text):
        year = _year(match["year"], match["short"] or "")
        kind = match["kind"] or ("งบ" if match["fiscal"] else "")
        day = date(year, 12, 31)
        day = date(year, 9, 30) if kind.startswith("งบ") else day
        day = date(year + 1, 3, 31) if kind == "การศึกษา" else day
        yield Named(day, match.start(), match.end(), True, False, True)


def _year(year: str | None, short: str) -> int:
    """Return the year of the common era; two digits are Buddhist unless an apostrophe leads."""
    told = int(year) if year else int(short.strip("'’ ")) + _THIS_CENTURY[short[:1] not in "'’"]
    return told - (BUDDHIST_ERA if told > _LATEST_ERA else 0)
