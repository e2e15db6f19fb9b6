"""What readers say of files, in the reader's language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from assistant.schema import Language

_TABLE = Path(__file__).with_name("reasons.yaml")
_BOTH = re.compile(r"(?P<en>.+) / (?P<th>[^/]*[\u0e01-\u0e59].*)", re.DOTALL)
_PREFIX = re.compile(r"^['\"].*['\"] was not read: ")  # the line names its file already


def said(message: str, language: Language) -> str:
    """Return a reason or warning in a language; one that the table lacks stays English.

    >>> said("'a.txt' was not read: it is empty (0 bytes): save or download it again.", "en")
    'It is empty (0 bytes): save or download it again.'
    """
    message = _PREFIX.sub("", message)
    if both := _BOTH.fullmatch(message):  # it speaks to a shell, whose reader nobody knows
        return both[language] if language == "th" else both["en"][:1].upper() + both["en"][1:]
    if language == "th":
        return known(message) or message
    return message[:1].upper() + message[1:]


def known(message: str) -> str:
    """Return the Thai of a message; "" where the table has none."""
    for pattern, thai in _table():
        if found := pattern.search(message):
            return thai.format(*(group or "" for group in found.groups()))
    return ""


@cache
def _table() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    return tuple((re.compile(pattern, re.DOTALL), thai) for pattern, thai in rows)
