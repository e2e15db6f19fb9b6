"""Quotation: whether a text is word for word in its quotes, however lines wrap in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.text import language

INTRODUCTION_LIMIT = 120  # characters that may stand before a quotation

_INTRODUCTION = re.compile(r":\s|ได้แก่|คือ|ว่า")
_ITEM_NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[-–•*])\s+")  # our own, before a quoted item
_MARKS = (range(0x0E30, 0x0E3B), range(0x0E45, 0x0E4F))  # Thai vowels and tones above and below


def is_quoted(text: str, quotes: Sequence[str]) -> bool:
    r"""Tell whether a text stands in one quote, or is all of the quotes one after another.

    >>> is_quoted("การทำงาน ร่วมกัน", ["เป็นการทำงาน\nร่วมกันของรัฐ"])
    True
    """
    found = [bare(quote) for quote in quotes]
    forms = {bare(text), bare(_ITEM_NUMBER.sub("", text))} - {""}
    return any(form in quote for form in forms for quote in found) or "".join(found) in forms


def is_introduced(text: str, quotes: Sequence[str]) -> bool:
    r"""Tell whether a text is a few words of introduction and then only quotation.

    >>> is_introduced("The author says: networks grow", ["Here networks\ngrow."])
    True
    """
    found = _INTRODUCTION.finditer(text, 0, INTRODUCTION_LIMIT)
    return any(is_quoted(text[match.end() :], quotes) for match in found)


def bare(text: str) -> str:
    """Keep letters, vowels, tones and digits only: wraps, blanks and punctuation do not count."""
    composed = language.arabic_digits(language.nfc(text)).replace("\u0e4d\u0e32", "\u0e33")
    return "".join(char for char in composed.lower() if char.isalnum() or _is_mark(char))


def _is_mark(char: str) -> bool:
    return any(ord(char) in marks for marks in _MARKS)
