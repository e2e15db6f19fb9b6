"""A number of a sentence turned into another one, in the words or digits that it is written in."""

from __future__ import annotations

import re

from assistant.text.language import content_words, stem

NUMBER = re.compile(
    r"(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น)+(?=วัน|ปี|เดือน|บาท|คน|ครั้ง)"
    r"|(?<![\d.,/])\b\d{1,3}(?= (?:days|weeks|months|years|people|members|per cent))"
)
# What stands for the first digit of a number that is turned; a round ten becomes another.
_DIGITS = {
    "หนึ่ง": "สาม",
    "สอง": "ห้า",
    "สาม": "หก",
    "สี่": "แปด",
    "ห้า": "สาม",
    "หก": "สาม",
    "เจ็ด": "สาม",
    "แปด": "สี่",
    "เก้า": "หก",
    "สิบ": "สามสิบ",
    "ร้อย": "ห้าร้อย",
    "1": "3",
    "2": "5",
    "3": "6",
    "4": "8",
    "5": "3",
    "6": "3",
    "7": "3",
    "8": "4",
    "9": "6",
}
_FIRST = re.compile("|".join(_DIGITS))


def turned(number: str) -> str:
    """Return another number, written in the same way.

    >>> turned("สามสิบ")
    'หกสิบ'
    """
    return _FIRST.sub(lambda digit: _DIGITS[digit[0]], number, count=1)


def turned_number(text: str) -> str:
    """Return a text whose first number with a unit is another one; the text where it has none.

    >>> turned_number("แจ้งภายในเจ็ดวัน")
    'แจ้งภายในสามวัน'
    """
    return NUMBER.sub(lambda found: turned(found[0]), text, count=1)


def same_words(one: str, other: str) -> bool:
    """Tell whether one of two actors has all the words of the other, so that both may hold.

    >>> same_words("Both the crew and the clerk", "The crew and the clerk")
    True
    """
    said, told = ({stem(word) for word in content_words(who)} for who in (one, other))
    return said <= told or told <= said


def is_many(who: str) -> bool:
    """Tell whether an English actor is several."""
    return who.isascii() and who.endswith("s")
