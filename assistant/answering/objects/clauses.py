"""Shortens at the border of a clause, never within a thought.

A limit, a condition, an exception or a denial stays with what it limits; a text that has no such
border stays whole.
"""

from __future__ import annotations

import re

from assistant.text.language import detect, sentences, word_cuts

# What begins a clause that only adds to the one before.
_THAI = re.compile(r"(?:ซึ่ง|โดย|เพื่อ|อัน(?=เป็น)|ทั้งนี้|รวมทั้ง|ตลอดจน|และ(?=ให้|ต้อง|สามารถ|ได้)|เนื่องจาก)")
_ENGLISH = re.compile(r"(?:; |, (?:which|who|so that|including|such as|where|and)\b| -- | – |\. )")
# Where these follow, what was said before does not hold without them.
_BINDING = re.compile(
    r"(?:โดย)?(?:มิ(?:ให้|ได้)?|ไม่|ห้าม|เว้นแต่|แต่|หาก|ถ้า|เมื่อ|เฉพาะ|ต้อง|ปราศจาก)"
    r"|[;,. –-]*(?:which|who|where|and)?\s*"
    r"(?:not|no|never|unless|except|only|if|but|must|without)\b",
    re.IGNORECASE,
)

_HANGING = re.compile(
    r"(?:แต่|และ|หรือ|โดย|ที่|ซึ่ง|เพื่อ|ของ|ใน|ตาม|ให้|ว่า|\b(?:and|or|but|the|of|to|by|an?))\s*$",
    re.IGNORECASE,
)


def shortened(text: str, limit: int) -> str:
    """Return the beginning of a text up to the last border of a clause within a limit.

    >>> shortened("The council sets the fee, which the mayor then publishes in the gazette", 40)
    'The council sets the fee'
    >>> shortened("The council may borrow, except without approval of the governor", 30)
    'The council may borrow, except without approval of the governor'
    """
    if len(text) <= limit:
        return text
    cuts = word_cuts(text)
    thai = detect(text) == "th"  # which prints no end of a sentence: only words tell a border
    borders = [] if thai else [end for _, end in sentences(text)[:-1]]
    borders += [match.start() for match in (_THAI if thai else _ENGLISH).finditer(text)]
    ends = [at for at in borders if limit // 3 <= at <= limit and at in cuts and _frees(text, at)]
    return text[: max(ends)].rstrip(" ,;–-") if ends else text


def _frees(text: str, at: int) -> bool:
    """Whether what ends at a place holds without what follows; no bracket stays open."""
    if text.count("(", 0, at) != text.count(")", 0, at) or text.count("“", 0, at) != text.count(
        "”", 0, at
    ):
        return False
    if _HANGING.search(text, max(0, at - 12), at):
        return False
    return not _BINDING.match(text, at) and not _BINDING.match(text[at:].lstrip(" ,;.–-"))
