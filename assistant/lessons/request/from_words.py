"""What a sentence that asks for a lesson says of its size: minutes, number of quiz items."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.lessons.request.words import LEAST_MINUTES, MOST_MINUTES
from assistant.text.language import arabic_digits

_NUMBER = r"(?<![\d.,])(\d{1,4}(?:\.\d+)?)\s*-?\s*"
_MINUTES = re.compile(rf"{_NUMBER}(?:นาที|minutes?\b|mins?\b)", re.IGNORECASE)
_HOURS = re.compile(rf"{_NUMBER}(?:ชั่วโมง|ชม\.?|hours?\b)", re.IGNORECASE)
_ITEMS = re.compile(
    rf"{_NUMBER}(?:ข้อ|คำถาม|(?:quiz |test |exam )?(?:questions?|items?)\b)", re.IGNORECASE
)


def amounts(text: str) -> Mapping[str, int]:
    """Return the fields of a request that a text gives as numbers.

    >>> amounts("ขอบทเรียน ๔๕ นาที พร้อมข้อสอบ 10 ข้อ"), amounts("a 2-hour workshop")
    ({'minutes': 45, 'quiz_items': 10}, {'minutes': 120})
    >>> amounts("1.5 ชั่วโมง"), amounts("a 12 hour course"), amounts("120 ข้อ")
    ({'minutes': 90}, {}, {'quiz_items': 120})
    """
    plain = arabic_digits(text)
    found: dict[str, int] = {}
    minutes, hours, items = (p.search(plain) for p in (_MINUTES, _HOURS, _ITEMS))
    wanted = round(float(minutes[1]) if minutes else 60 * float(hours[1]) if hours else 0)
    if LEAST_MINUTES <= wanted <= MOST_MINUTES:
        found["minutes"] = wanted
    if items and items[1].isdigit() and int(items[1]):
        found["quiz_items"] = int(items[1])
    return found
