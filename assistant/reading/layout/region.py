"""A column of text, and where its paragraphs begin: a gap, an indent, a short line, a new look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Self

from assistant.reading.layout.sheet import Row

_GAP = 1.1  # usual line distances, and a point: a wider gap opens a paragraph
_INDENT = 0.8  # sizes from the left edge
_SHORT = 5.0  # sizes that a line of justified text lacks before it counts as cut short
_RAGGED = 0.24  # of the column's width that a line of ragged text may lack
_SPACED = 0.5  # the same where gaps part the paragraphs: there a line is seldom the only sign
_GAPS = 0.08  # of the lines that stand below a gap, where gaps part paragraphs
_JUSTIFIED = 0.5  # of the lines that end at the right edge
_LONG = 0.6  # of the column's width that the first line of a long heading takes
_NEVER_FIRST = frozenset(":;,)]}%ๆฯ")  # signs that begin no paragraph
_EDGE = 4.0  # points by which edges may differ
_SIZE = 0.6  # points by which sizes may differ
_CENTRED = 1.5  # sizes from the left edge at least; the sides may differ by one


class Region(NamedTuple):
    """The measures of a column: its edges, the distance of its lines, how its lines end."""

    left: float
    right: float
    pitch: float
    justified: bool
    spaced: bool
    size: float = 0.0

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Self:
        """Measure a column."""
        text = [row for row in rows if row.words]
        if not text:
            return cls(0.0, 0.0, 20.0, False, False)
        lefts = Counter(round(row.left) for row in text)
        often = max(lefts.values())
        left = float(min(place for place, times in lefts.items() if 2 * times >= often))
        right = max(row.right for row in text)
        bases = sorted({round(row.base, 1) for row in text})
        gaps = Counter(round(b - a) for a, b in pairwise(bases) if b - a > 4)
        pitch = float(_smallest_usual(gaps)) if gaps else 1.6 * text[0].size
        ending = sum(right - row.right < _EDGE for row in text)
        wide = sum(times for gap, times in gaps.items() if gap > _GAP * pitch + 1.0)
        justified = ending > _JUSTIFIED * len(text)
        sizes = Counter(row.size for row in text for _ in row.words)
        size = sizes.most_common(1)[0][0]
        return cls(left, right, pitch, justified, wide > _GAPS * len(bases), size)


def _smallest_usual(gaps: Counter[int]) -> int:
    """The distance within paragraphs: the smallest one of those that are most usual."""
    most = max(gaps.values())
    return min(gap for gap, times in gaps.items() if 3 * times >= 2 * most)


def begins(row: Row, region: Region, before: Row, before_region: Region) -> bool:
    """Whether a row begins a paragraph, the last row of text before it being ``before``."""
    size = row.size
    if abs(size - before.size) > _SIZE or row.bold != before.bold:
        return True
    if row.text[:1] in _NEVER_FIRST or _heading_goes_on(row, before, region):
        return False
    same = region is before_region or region == before_region
    if not same and _is_loud(row, region):
        return True  # a heading does not go on over a page
    if same and row.base - before.base > _GAP * region.pitch + 1.0:
        return True
    if centred(row, region) and centred(before, before_region):
        return False
    if not _is_full(before, before_region, size, gap_shows=same):
        return True
    indent = row.left - region.left > _INDENT * size
    return indent and before.left - before_region.left < _INDENT * size


def _heading_goes_on(row: Row, before: Row, region: Region) -> bool:
    """Whether a line goes on in a heading that was too long for one."""
    long = before.right - region.left > _LONG * (region.right - region.left)
    pitch = region.pitch * max(1.0, row.size / region.size if region.size else 1.0)
    return _is_loud(row, region) and long and 0 < row.base - before.base < _GAP * pitch + 1.0


def _is_loud(row: Row, region: Region) -> bool:
    return row.size > region.size + _SIZE or row.bold


def centred(row: Row, region: Region) -> bool:
    """Whether a row stands in the middle of its column."""
    size = row.words[0].size if row.words else 0.0
    left, right = row.left - region.left, region.right - row.right
    return min(left, right) > _CENTRED * size and abs(left - right) < size


def _is_full(row: Row, region: Region, size: float, *, gap_shows: bool) -> bool:
    """Whether a line is not cut short; where gaps part paragraphs, none shows at a page's end."""
    room = region.right - row.right
    if region.justified:
        return room < _SHORT * size
    lacking = _SPACED if region.spaced and gap_shows else _RAGGED
    return room < lacking * (region.right - region.left)
