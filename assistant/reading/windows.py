"""Cuts text that is too long for one passage or one vector: between sentences, or where it may."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.schema import Span
from assistant.text.language import sentences
from assistant.text.thai_letters import FOLLOWING, LEADING, MARK

# Two letters that stand or fall together: a leading vowel and what follows, a letter and its mark.
_TIED = re.compile(rf"^[{LEADING}]|[{MARK}{FOLLOWING}\u0300-\u036f]$")
ENDLESS = 20_000  # characters; a longer paragraph has no sentences worth the time to find them
_SHORT = 60  # characters; a shorter paragraph says too little to be found alone


def grouped(text: str, span: Span, target: int) -> list[Span]:
    """Group the sentences of a span into runs of about ``target`` characters."""
    groups: list[Span] = []
    for a, b in _sentence_spans(text, span, 2 * target):
        room = 2 * target if b - a < _SHORT else target
        if groups and b - groups[-1][0] <= room:
            groups[-1] = (groups[-1][0], b)
        else:
            groups.append((a, b))
    return [trimmed(text, *group) for group in groups if text[slice(*group)].strip()]


def evenly(text: str, span: Span, target: int) -> list[Span]:
    """Cut a span into even pieces of about ``target`` characters, at blanks where there are any.

    For text without end, in which finding sentences would take minutes.
    """
    start, end = span
    pieces: list[Span] = []
    for left in range(max(1, round((end - start) / target)), 0, -1):
        cut = end if left == 1 else _seam(text, start + (end - start) // left, target // 2)
        if cut > start:
            pieces.append((start, cut))
            start = cut
    return [trimmed(text, *piece) for piece in pieces if text[slice(*piece)].strip()]


def _sentence_spans(text: str, span: Span, longest: int) -> Iterator[Span]:
    """Yield the sentences of a span, one that is too long in even pieces."""
    at = span[0]
    if span[1] - at > ENDLESS:
        yield from evenly(text, span, longest // 2)
        return
    for a, b in sentences(text[slice(*span)]):
        start, end = at + a, at + b
        while end - start > longest:
            even = (end - start) // (1 + (end - start) // longest)
            cut = _seam(text, start + even, even // 2)
            yield start, cut
            start = cut
        yield start, end


def _seam(text: str, at: int, reach: int) -> int:
    """Return the place at or shortly before ``at`` where a text is best cut.

    That is behind a blank, or else before a letter that no mark or vowel ties to the one before.
    """
    blank = max(text.rfind(sign, at - reach, at) for sign in " \n\t")
    if blank >= 0:
        return blank + 1
    return next((i for i in range(at, at - reach, -1) if not _TIED.search(text[i - 1 : i + 1])), at)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return a span without the blanks at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
