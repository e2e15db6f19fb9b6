"""Whether a match in a text is asserted: made of whole words, and not denied before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.text.language import word_cuts

# What takes back what follows it: denials, exceptions, and fears of what has not happened.
_DENIERS = re.compile(
    r"ไม่(?!เพียง|ใช่เพียง|เพียงแต่)|มิ(?:ได้|ใช่)|ห้าม|ยกเว้น|งด|ปราศจาก|กลัว|เกรง|เลิก"
    r"|\b(?:no|not|never|without|except|cannot|nor|afraid|fears?)\b(?!\s+only)|n't\b",
    re.I,
)
# Where what was denied ends: Thai parts its clauses by blanks, English by its stops and "but".
_ENDS = re.compile(r"[;:.!?\n](?!\d)|,\s|\bbut\b|แต่|(?<=[\u0e00-\u0e7f])\s+(?!หรือ|และ)", re.I)
_REACH = 80  # characters before a match in which a denial is looked for
# What begins to say what an offer does not hold; "free of charge" takes nothing from it.
_LIMITS = re.compile(
    r"(?:แต่(?:จะ)?)?(?:ไม่(?:สามารถ|รับ|รวม|ทำ|เกี่ยว|มี|สะดวก|สนับสนุน|เปิดเผย|ส่ง|ให้|ออก|จ่าย|ใช้)(?!ค่าใช้จ่าย))|แต่(?:จะ)?(?:ห้าม|งด)"
    r"|ยกเว้น|เฉพาะ|เป็นเพียง|เพียง(?!พอ)"
    r"|\b(?:(?:they|it|we|who)\s+)?(?:but\s+(?:will\s+)?(?:not|cannot|no)|(?:but\s+)?(?:cannot|can't|does(?:n't|\s+not)|do(?:n't|\s+not)|will\s+not|won't|never)"
    r"|except|only(?=\s+\w)|not including|excluding)\b",
    re.I,
)
# What ends a limit that begins earlier in its clause: "weekends only", "ชายเท่านั้น".
_ENDING = re.compile(
    r"เท่านั้น|\bonly(?=\s*(?:[,;)]|$))|\bnot included\b|\bno\s+\w+(?=\s*(?:[,;)]|$))", re.I
)
_CLAUSE_BEGINS = re.compile(
    r"[,;(]\s*|(?<=[\u0e00-\u0e7f])\s+(?=[\u0e00-\u0e7f])|\s+(?=(?:in|at|on|during|for|from|within)\b)"
)


def is_denied(text: str, start: int) -> bool:
    """Tell whether what begins at an offset is denied, excepted or only feared.

    >>> is_denied("no boats at night", 3), is_denied("ไม่ว่าง แต่ทำได้", 11)
    (True, False)
    """
    before = text[max(0, start - _REACH) : start]
    ends = [found.end() for found in _ENDS.finditer(before)]
    return bool(_DENIERS.search(before[ends[-1] if ends else 0 :]))


def asserted(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that are whole words and that the text asserts."""
    return (found for found in whole(pattern, text) if not is_denied(text, found.start()))


def whole(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begin where a word does."""
    cuts = word_cuts(text)
    for found in pattern.finditer(text):
        if found.start() in cuts and not _inside_latin(text, found.start(), found.end()):
            yield found


def first_asserted(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the first match that the text asserts."""
    return next(asserted(pattern, text), None)


def denials(text: str) -> int:
    """Count the denials of a text: an edit that changes their number turns its sense."""
    return len(_DENIERS.findall(text))


def limit_of(text: str) -> int | None:
    """Return where an offer begins to say what it does not hold, 0 where it says nothing else.

    >>> limit_of("2 vans but not at night"), limit_of("2 vans")
    (7, None)
    """
    cuts = word_cuts(text)
    begins = [m.start() for m in _LIMITS.finditer(text) if m.start() in cuts]
    begins += [_clause_start(text, m.start()) for m in _ENDING.finditer(text) if m.start() in cuts]
    return min(begins, default=None)


def _clause_start(text: str, end: int) -> int:
    """Return where the clause begins that stands before an offset."""
    starts = [found.end() for found in _CLAUSE_BEGINS.finditer(text[:end])]
    return starts[-1] if starts else 0


def _inside_latin(text: str, start: int, end: int) -> bool:
    """Tell whether a match of Latin letters begins inside a word; its end may be a stem's."""
    letters = text[max(0, start - 1) : start + 1]
    return end > start > 0 and letters.isascii() and letters.isalnum()
