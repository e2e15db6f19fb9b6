"""Tables without rules: cells that stand below each other, row by row, until they do not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.reading.layout.sheet import Row

_ROWS = 3  # of several cells that make a table; two could be chance
_NEAR = 6.0  # points by which cells of a column may differ
_FITTING = 0.7  # of a row's cells that must stand below cells of the table
_FULL = 0.85  # of the width: a line of justified text is spread, but hardly empty
_GAP = 2.2  # usual line distances; a wider gap ends a table


def lines_of(rows: Sequence[Row]) -> list[list[Row]]:
    """Group the rows of a region by height: each group is one line of cells, left to right."""
    grouped: list[list[Row]] = []
    for row in sorted(rows, key=lambda r: (r.base, r.left)):
        if grouped and abs(grouped[-1][0].base - row.base) < 0.35 * max(4.0, row.size):
            grouped[-1].append(row)
        else:
            grouped.append([row])
    return [sorted(line, key=lambda r: r.left) for line in grouped]


def find_aligned(lines: Sequence[list[Row]], pitch: float, width: float) -> list[tuple[int, int]]:
    """Return the spans of lines, as indexes, that are tables; ``width`` is the column's."""
    found = []
    at = 0
    cells = [
        len(line) > 1 and sum(row.right - row.left for row in line) < _FULL * width
        for line in lines
    ]
    for several, some in groupby(range(len(lines)), key=cells.__getitem__):
        run = list(some)
        if several and len(run) >= _ROWS:
            found += _tables(lines, run[0], run[-1] + 1, pitch)
        at += len(run)
    return found


def _tables(
    lines: Sequence[list[Row]], start: int, end: int, pitch: float
) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    first = start
    for at in range(start + 1, end + 1):
        ends = (
            at == end
            or not _fits(lines[first:at], lines[at])
            or (lines[at][0].base - lines[at - 1][0].base > _GAP * pitch + _NEAR)
        )
        if ends:
            if at - first >= _ROWS:
                spans.append((first, at))
            first = at
    return spans


def _fits(table: Sequence[list[Row]], line: list[Row]) -> bool:
    """Whether most cells of a line stand below cells of the table: left, right or in the middle."""
    above = [cell for row in table[-4:] for cell in row]
    fitting = sum(any(_below(cell, other) for other in above) for cell in line)
    return fitting >= _FITTING * len(line)


def _below(cell: Row, other: Row) -> bool:
    return (
        abs(cell.left - other.left) < _NEAR
        or abs(cell.right - other.right) < _NEAR
        or abs(cell.left + cell.right - other.left - other.right) < 2 * _NEAR
    )


def columns_of(table: Sequence[list[Row]]) -> list[tuple[float, float]]:
    """Return the columns of a table as spans from left to right: cells that overlap share one."""
    spans: list[tuple[float, float]] = []
    widest = max(len(line) for line in table)
    full = [line for line in table if len(line) == widest]
    for cells in zip(*full, strict=True):
        spans.append((min(c.left for c in cells), max(c.right for c in cells)))
    return spans


def cells_of(line: Sequence[Row], columns: Sequence[tuple[float, float]]) -> list[str]:
    """Return the texts of a line by column; a cell goes to the column that it stands nearest."""
    texts = [""] * len(columns)
    for row in line:
        middle = (row.left + row.right) / 2
        near = min(range(len(columns)), key=lambda i: _distance(columns[i], row.left, middle))
        texts[near] = f"{texts[near]} {row.text}".strip()
    return texts


def _distance(column: tuple[float, float], left: float, middle: float) -> float:
    inside = column[0] - _NEAR <= middle <= column[1] + _NEAR
    return 0.0 if inside else min(abs(column[0] - left), abs((column[0] + column[1]) / 2 - middle))
