"""Tables that are drawn with rules: each cell is what stands between four of them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.reading.layout.sheet import Grid, Row, Rule, Word, joined, rows_of
from assistant.schema import Box

_SAME = 2.5  # points by which rules of one height may differ
_LEAST_WIDTH = 60.0  # points; a shorter rule parts notes or underlines a word
_LONG = 0.4  # of the height or width of a table that a border goes through
_CROSSED = 0.02  # of the words that may lie across a border by mistake
_FILLED = 2  # cells with words that make a band a row of a table


def find_grids(words: Sequence[Word], rules: Sequence[Rule]) -> tuple[list[Grid], list[Word]]:
    """Return the ruled tables of a page, and the words that stand outside them."""
    rest = list(words)
    grids = []
    for flat, upright in _frames(rules):
        lines, columns = _borders(flat, upright)
        if len(lines) < 2 or len(columns) < 3:  # one row may be the end of a table
            continue
        frame = (columns[0], lines[0], columns[-1], lines[-1])
        inside = [word for word in rest if _is_inside(word, frame)]
        columns = _uncrossed(columns, inside)
        if len(columns) < 3:
            continue
        first = min((word.top for word in words), default=0.0)
        grid = _grid(inside, lines, columns, at_top=lines[0] <= first + _SAME)
        if grid is not None:
            grids.append(grid)
            kept = set(map(id, inside))
            rest = [word for word in rest if id(word) not in kept]
    return grids, rest


def _borders(flat: Sequence[Rule], upright: Sequence[Rule]) -> tuple[list[float], list[float]]:
    """The places of the rules that go through a good part of the table, from its edge on."""
    ends = [end for rule in upright for end in (rule.top, rule.bottom)]
    sides = [rule.left for rule in upright]
    top, bottom, left, right = min(ends), max(ends), min(sides), max(sides)
    across = [(r.top, min(r.right, right) - max(r.left, left)) for r in flat]
    down = [(r.left, r.bottom - r.top) for r in upright]
    lines = _long(across, _LONG * (right - left))
    return _merged([*lines, top, bottom]), _long(down, _LONG * (bottom - top))


def _long(rules: Sequence[tuple[float, float]], least: float) -> list[float]:
    """The places at which rules together are at least so long."""
    return [
        place
        for place in _merged([place for place, _ in rules])
        if sum(length for at, length in rules if abs(at - place) <= _SAME) >= least
    ]


def _uncrossed(columns: Sequence[float], words: Sequence[Word]) -> list[float]:
    """The borders of columns that no word lies over."""
    most = _CROSSED * len(words)
    return [
        place
        for place in columns
        if sum(word.left + _SAME < place < word.right - _SAME for word in words) <= most
    ]


def _is_inside(word: Word, frame: Box) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return (
        frame[0] - _SAME <= across <= frame[2] + _SAME
        and frame[1] - _SAME <= down <= frame[3] + _SAME
    )


def _frames(rules: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Group rules that touch: the flat and the upright ones of each table."""
    flat = [r for r in rules if r.flat and r.right - r.left > _LEAST_WIDTH]
    upright = [r for r in rules if not r.flat]
    groups: list[tuple[float, float, list[Rule]]] = []
    for rule in sorted(upright, key=lambda r: r.top):
        if groups and rule.top <= groups[-1][1] + _SAME:
            top, bottom, held = groups[-1]
            groups[-1] = (top, max(bottom, rule.bottom), [*held, rule])
        else:
            groups.append((rule.top, rule.bottom, [rule]))
    return [
        ([r for r in flat if top - _SAME <= r.top <= bottom + _SAME], held)
        for top, bottom, held in groups
    ]


def _merged(places: Sequence[float]) -> list[float]:
    """The places in rising order, near ones as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SAME:
            found.append(place)
    return found


def _grid(
    words: Sequence[Word], lines: list[float], columns: list[float], *, at_top: bool
) -> Grid | None:
    """The table between rules; at the top of a page it may be the end of a cell, alone."""
    cells: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        at = (
            _band(lines, (word.top + word.bottom) / 2),
            _band(columns, (word.left + word.right) / 2),
        )
        cells.setdefault(at, []).append(word)
    rows, bold = [], []
    for band in range(len(lines) - 1):
        held = [cells.get((band, column), []) for column in range(len(columns) - 1)]
        if any(held):
            rows.append(tuple(_cell(some) for some in held))
            bold.append(all(w.bold for some in held for w in some))
    if not any(sum(map(bool, row)) >= (1 if at_top else _FILLED) for row in rows):
        return None
    return Grid(columns[0], lines[0], columns[-1], lines[-1], tuple(columns), tuple(rows), bold[0])


def _band(places: list[float], at: float) -> int:
    """Between which two places something stands, from 0."""
    return max(0, min(len(places) - 2, sum(place <= at for place in places) - 1))


def _cell(words: Sequence[Word]) -> str:
    rows: list[Row] = rows_of(words)
    return joined([row.text for row in sorted(rows, key=lambda row: round(row.base))])
