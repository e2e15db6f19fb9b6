"""The year in which a work appeared, of the Common Era, from what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.text.calendar import BUDDHIST_ERA, MONTHS

_COMMON = range(1800, 2101)
_BUDDHIST = range(2343, 2644)
_ERA = re.compile(r"(?:พ\.ศ\.|พุทธศักราช|พศ\.|\bB\.?E\.?)\s*(?P<year>\d{4})(?!\d)")
_YEAR = re.compile(r"(?<![\d.,/-])\d{4}(?!\d|,\d)")
_NAMES = {name for row in MONTHS for name in row} | {row[0][:3] for row in MONTHS}
_MONTH = "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
_DATE = re.compile(  # a line that is a date, and little more
    r"^(?:.{0,20}?วันที่|วัน\S{2,9}ที่|เมื่อ|(?:published|updated|issued|date)\b:?(?: on)?)?[\s,]*"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{_MONTH})\.?\s*(?:\d{{1,2}},)?\s*"
    r"(?:พ\.ศ\.\s*)?(?P<year>\d{4})(?!\d).{0,45}$",
    re.I,
)
_STAMP = re.compile(  # the number and date of a letter, a copyright, an edition
    r"(?:ที่\s.{1,20}วันที่\s+\d{1,2}\s+\S+\s+|©\s*|copyright\s+(?:©\s*)?"
    r"|พิมพ์ครั้งที่ \d+.{0,12}?)(?P<year>\d{4})",
    re.I,
)


def year_in(text: str) -> int | None:
    """Return the year that a text in Arabic digits names, of several the last.

    >>> year_in("กันยายน – ธันวาคม 2564"), year_in("2021-09"), year_in("B.E. 2562 (2019)")
    (2021, 2021, 2019)
    """
    if era := _ERA.search(text):
        return int(era["year"]) - BUDDHIST_ERA
    found = [year for m in _YEAR.finditer(text) if (year := common(int(m[0])))]
    return found[-1] if found else None


def common(year: int) -> int | None:
    """Return a year of either era in the Common Era; a number that is no year gives None."""
    if year in _COMMON:
        return year
    return year - BUDDHIST_ERA if year in _BUDDHIST else None


def dated(lines: Iterable[str]) -> int | None:
    """Return the year of the first line that is a date or an imprint, and nothing more."""
    for line in lines:
        match = _DATE.match(line.strip(" |")) or _STAMP.search(line)
        if match and (year := common(int(match["year"]))):
            return year
    return None
