"""Put Thai vowel and tone marks back on the letter, and in the order, they belong to.

Text extracted from PDF writes marks in two wrong ways: the tone before the vowel (swap), and past
the next letter (shift). Where spelling alone does not decide, the dictionary does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, combinations
from typing import NamedTuple

from assistant.text.lexicon import Lexicon, Piece, Reading
from assistant.text.thai_letters import Cell, cells

# Nats by which a reading must improve. A sequence that spelling allows is touched only for the
# price of a whole word; one that spelling forbids is wrong anyway.
_MARGIN_LEGAL = 10.0
_MARGIN_ILLEGAL = 0.0
_AROUND = 10  # cells of context on each side: the length of a long common word
_NEAR = 3
_MARKS = 4  # marks on a cell that can be damage: two cells' worth; more is decoration


class _Site(NamedTuple):
    """A cell whose marks are in doubt, with its neighbours and the text around them.

    ``left`` may have lost marks to the cell; ``right`` may hold marks of the cell, or is None.
    Where the text beside them is plainly damaged as well it is ``torn``.
    """

    before: str
    left: Cell | None
    cell: Cell
    right: Cell | None
    after: str
    torn: bool

    @property
    def row(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in (self.left, self.cell, self.right) if cell is not None)

    def read(self, row: tuple[Cell, ...], lexicon: Lexicon) -> Reading:
        return lexicon.read(self.before + _text(row) + self.after)


def mend_marks(run: str, lexicon: Lexicon) -> tuple[str, Counter[str]]:
    """Mend one run of Thai letters; the counts are of ``swap`` and ``shift``."""
    reading = lexicon.read(run)
    counts = Counter[str]()
    if reading.familiar:
        return run, counts
    row = cells(run)
    doubtful = _doubtful(row, reading.pieces)
    for index in sorted(doubtful):
        site = _site(row, index, doubtful)
        shifted = _best_shift(site, lexicon)
        if shifted:
            row[index - 1 : index - 1 + len(shifted)] = shifted
            counts["shift"] += 1
        elif row[index].tidy() != row[index] and row[index].tidy().legal:
            row[index] = row[index].tidy()
            counts["swap"] += 1
    return _text(row), counts


def _doubtful(row: list[Cell], pieces: tuple[Piece, ...]) -> set[int]:
    """Indexes of the cells whose marks may be another's."""
    ends = list(accumulate(len(cell.base) + len(cell.marks) for cell in row))
    doubtful: set[int] = set()
    for piece in _unsure(pieces):
        for index in range(bisect_right(ends, piece.start), bisect_left(ends, piece.end) + 1):
            if 0 < len(row[index].marks) <= _MARKS:
                doubtful.add(index)
    return doubtful


def _unsure(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Pieces that are no familiar words, and rarer words beside those."""
    strange = [False, *(not piece.familiar for piece in pieces), False]
    for number, piece in enumerate(pieces, start=1):
        beside = strange[number - 1] or strange[number + 1]
        if strange[number] or (beside and not piece.everyday):
            yield piece


def _site(row: list[Cell], index: int, doubtful: set[int]) -> _Site:
    first, last = max(index - 1, 0), index + 1 + (index + 1 in doubtful)
    return _Site(
        before=_text(cell.tidy() for cell in row[max(first - _AROUND, 0) : first]),
        left=row[index - 1] if index else None,
        cell=row[index],
        right=row[index + 1] if index + 1 in doubtful else None,
        after=_text(cell.tidy() for cell in row[last : last + _AROUND]),
        torn=not all(cell.legal for cell in row[max(first - _NEAR, 0) : last + _NEAR]),
    )


def _best_shift(site: _Site, lexicon: Lexicon) -> tuple[Cell, ...] | None:
    """The way of moving marks back that reads best, or None where nothing reads better."""
    shifts = [row for row in _shifts(site) if all(cell.tidy().legal for cell in row)]
    if not shifts:
        return None
    readings = {shift: site.read(_tidy(shift), lexicon) for shift in shifts}
    best = min(shifts, key=lambda shift: readings[shift].cost)
    legal = all(cell.tidy().legal for cell in site.row)
    unmoved = site.read(_tidy(site.row), lexicon)
    gain = unmoved.cost - readings[best].cost
    if gain <= (_MARGIN_LEGAL if legal else _MARGIN_ILLEGAL):
        return None
    span = len(site.before), len(site.before) + len(_text(best))
    proved = readings[best].certain if site.torn else readings[best].sound
    if legal and not proved(*span):
        return None
    return None if _has_spare_mark(site, readings[best].cost, lexicon) else best


def _shifts(site: _Site) -> Iterator[tuple[Cell, ...]]:
    """Every way of moving marks back to the left cell, and from the right cell to the middle."""
    if site.left is None:
        return
    left, cell, right = site.left, site.cell, site.right
    for taken, rest in _parted(cell.marks):
        head = Cell(left.base, left.marks + taken).tidy(), Cell(cell.base, rest)
        if not taken or not head[0].legal:
            continue
        if right is None:
            yield head
            continue
        for passed, kept in _parted(right.marks):
            middle = Cell(cell.base, rest + passed)
            yield head[0], middle.tidy() if passed else middle, Cell(right.base, kept)


def _parted(marks: str) -> Iterator[tuple[str, str]]:
    """Every way of parting marks in two, each part in the order written."""
    for size in range(len(marks) + 1):
        for places in combinations(range(len(marks)), size):
            taken = "".join(marks[place] for place in places)
            yield taken, "".join(mark for place, mark in enumerate(marks) if place not in places)


def _has_spare_mark(site: _Site, cost: float, lexicon: Lexicon) -> bool:
    """Whether the text reads better still without one mark: a slip of the writer, to be left."""
    for index, cell in enumerate(site.row):
        if cell.tidy().legal or len(cell.marks) < 2:
            continue
        for kept in combinations(cell.marks, len(cell.marks) - 1):
            fewer = Cell(cell.base, "".join(kept))
            without = (*site.row[:index], fewer, *site.row[index + 1 :])
            if fewer.legal and site.read(without, lexicon).cost < cost:
                return True
    return False


def _tidy(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(cell.tidy() for cell in row)


def _text(row: Iterable[Cell]) -> str:
    return "".join(cell.text for cell in row)
