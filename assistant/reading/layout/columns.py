"""The reading order of a page: columns one after the other, what goes across them in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.reading.layout.sheet import Row

_LONG = 0.2  # of the region's width; shorter rows say little about columns
_LEAST = 4  # long rows on each side of a gutter
_CROSSING = 0.15  # of the long rows that may go across, as titles do
_FILL = 0.6  # of a column's width that its long rows take on average: text, no table
_EDGES = 40  # places where most rows begin, that are tried as a column's edge
_SPLITS = 3  # columns within columns


def in_order(rows: Sequence[Row], depth: int = 0) -> list[list[Row]]:
    """Return the rows by column, in the order in which they are read, each from top to bottom."""
    gutter = _gutter(rows) if depth < _SPLITS else None
    if gutter is None:
        return [sorted(rows, key=lambda row: (round(row.base), row.left))] if rows else []
    regions: list[list[Row]] = []
    left: list[Row] = []
    right: list[Row] = []
    across: list[Row] = []

    def close() -> None:
        for side in (left, right):
            regions.extend(in_order(side, depth + 1))
            side.clear()

    for row in sorted(rows, key=lambda row: (round(row.base), row.left)):
        if row.left < gutter < row.right:
            close()
            across.append(row)
            continue
        if across:
            regions.append(list(across))
            across.clear()
        (left if row.right <= gutter else right).append(row)
    if across:
        regions.append(list(across))
    close()
    return regions


def _gutter(rows: Sequence[Row]) -> float | None:
    """Return a place from top to bottom that nearly no row crosses, with text on both sides."""
    if len(rows) < 2 * _LEAST:
        return None
    first, last = min(row.left for row in rows), max(row.right for row in rows)
    long = [row for row in rows if row.right - row.left > _LONG * (last - first)]
    best: tuple[int, float] | None = None
    starts = Counter(round(row.left) for row in long).most_common(_EDGES)
    for place in sorted(edge - 1.0 for edge, _ in starts):
        left = [row for row in long if row.right <= place]
        right = [row for row in long if row.left >= place]
        crossing = len(long) - len(left) - len(right)
        if min(len(left), len(right)) < _LEAST or crossing > _CROSSING * len(long):
            continue
        if _fill(left, first, place) < _FILL or _fill(right, place, last) < _FILL:
            continue
        if best is None or crossing < best[0]:
            best = (crossing, place)
    return None if best is None else best[1]


def _fill(rows: Sequence[Row], left: float, right: float) -> float:
    """The share of a column's width that its rows take on average."""
    width = max(1.0, right - left)
    return sum(row.right - row.left for row in rows) / len(rows) / width
