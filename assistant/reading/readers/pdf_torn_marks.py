"""Marks that PDFium has torn off their letter: it puts those that reach over a neighbour elsewhere.

Their pens still stand where the letter that they belong to ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from assistant.reading.layout.sheet import is_thai

# Marks, and the glyphs that old fonts draw for them, which have codes of their own.
MARKS = frozenset(
    map(
        chr,
        (
            0xE31, *range(0xE34, 0xE3B), *range(0xE47, 0xE4F),
            *range(0xF701, 0xF70F), *range(0xF710, 0xF71B),
        ),
    )
)  # fmt: skip
_TONES = frozenset(
    map(chr, (*range(0xE48, 0xE4E), *range(0xF705, 0xF70F), 0xF711, *range(0xF713, 0xF718)))
)
_BACK = 60  # characters before a torn mark among which its letter is looked for
_SAME = 0.1  # points
_WIDEST = 1.5  # sizes


class Pens(Protocol):
    """Characters with the places where they are put."""

    chars: list[str]

    def origin(self, index: int) -> tuple[float, float]:
        """Where the glyph of a character is put."""

    def size(self, index: int) -> float:
        """The size in points."""


def torn_marks(pens: Pens) -> dict[int, list[int]]:
    """Return the marks that belong elsewhere, by the character behind which they belong."""
    chars = pens.chars
    marks = [index for index, char in enumerate(chars) if char in MARKS]
    if not any(_misplaced(chars, index) for index in marks):
        return {}  # marks that only stand in a wrong order are not torn
    torn: defaultdict[int, list[int]] = defaultdict(list)
    for index in marks:
        letter = _letter_before(chars, index)
        if letter is not None and _is_left_of(pens, index, letter):
            own = _letter_at_pen(pens, index, letter)
            if own is not None:
                torn[own].append(index)
    return torn


def _misplaced(chars: Sequence[str], index: int) -> bool:
    """Whether a mark stands on no letter, or on a mark that bears none."""
    before = chars[index - 1] if index else " "
    if before in MARKS:
        return chars[index] not in _TONES or before in _TONES
    return not is_thai(before)


def _letter_before(chars: Sequence[str], index: int) -> int | None:
    for at in range(index - 1, max(-1, index - 1 - _BACK), -1):
        if chars[at] not in MARKS and not chars[at].isspace():
            return at
    return None


def _is_left_of(pens: Pens, mark: int, letter: int) -> bool:
    here, there = pens.origin(mark), pens.origin(letter)
    return abs(here[1] - there[1]) < _SAME and here[0] < there[0] - _SAME


def _letter_at_pen(pens: Pens, mark: int, last: int) -> int | None:
    """The letter that ends where the pen of a mark stands, or its last mark."""
    x, y = pens.origin(mark)
    best: int | None = None
    pen = float("-inf")
    for at in range(max(0, last - _BACK), last):
        if is_thai(pens.chars[at]) and pens.chars[at] not in MARKS:
            left, base = pens.origin(at)
            if abs(base - y) < _SAME and pen < left < x - _SAME:
                best, pen = at, left
    if best is None or x - pen > _WIDEST * pens.size(best):
        return None
    while pens.chars[best + 1] in MARKS and best + 1 < mark:
        best += 1
    return best
