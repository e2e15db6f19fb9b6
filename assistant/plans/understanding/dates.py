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
}
_MONTH = "|".join(sorted((re.escape(name) for name in _NAMES), key=len, reverse=True))
_YEAR = r"(?:พ\.?ศ\.?|ค\.?ศ\.?|B\.?E\.?|A\.?D\.?|,)?\s*(?P<year>2[0-9]{3})(?!\d)"
_DAY_MONTH = re.compile(
    rf"(?:(?P<day>\d{{1,2}})\s*)?(?:เดือน)?(?P<month>{_MONTH})\.?\s*(?:(?P<after>\d{{1,2}}),\s*)?{_YEAR}",
    re.I,
)
_ISO = re.compile(r"(?<!\d)(?P<year>2\d{3})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_FROM = re.compile(
    r"(?:ตั้งแต่|จาก|เริ่ม|\bfrom|\bstarts? on|\bstart|\bsince|\bafter)\s*(?:วันที่|เดือน|the)?\s*$", re.I
)
_DUE = re.compile(
    r"(?:ภายใน|ก่อน|ถึง|\bby|\bbefore|\buntil|\bto)\s*(?:วันที่|เดือน|the end of)*\s*$", re.I
)
_LATEST_ERA = 2400  # a year above it is of the Buddhist era


@dataclass(frozen=True, slots=True)
class Named:
    """A day that a text names, where it stands, and whether only its month is named.

    ``day`` is the month's last where only the month is named, and its first after "from".
    ``due`` tells that the text sets it as an end.
    """

    day: date
    start: int
    end: int
    month_only: bool
    begins: bool
    due: bool


def dates_in(text: str) -> tuple[Named, ...]:
    """Return the days that a text names, in reading order.

    >>> [str(named.day) for named in dates_in("ก่อนเดือนเมษายน 2571, 3 May 2026")]
    ['2028-04-30', '2026-05-03']
    """
    plain = arabic_digits(text)
    found = [*_read(_DAY_MONTH, plain), *_read(_ISO, plain)]
    return tuple(sorted(found, key=lambda named: named.start))


def _read(pattern: re.Pattern[str], text: str) -> Iterator[Named]:
    for match in pattern.finditer(text):
        said = match.groupdict()
        year = int(said["year"])
        year -= BUDDHIST_ERA if year > _LATEST_ERA else 0
        named = said["month"].lower()
        month = int(named) if named.isdigit() else _NAMES[named]
        day = said["day"] or said.get("after")
        before = text[: match.start()]
        begins = bool(_FROM.search(before))
        last = monthrange(year, month)[1] if 1 <= month <= 12 else 0
        number = int(day) if day else (1 if begins else last)
        if 1 <= number <= last:
            due = bool(_DUE.search(before))
            yield Named(date(year, month, number), match.start(), match.end(), not day, begins, due)
