"""Tables as lines: a row a line, its cells between bars; a table may go on over pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.reading.layout.aligned import cells_of, columns_of
from assistant.reading.layout.sheet import Grid, Row, joined
from assistant.reading.readers.markup import pipe_row
from assistant.schema import Line, LineKind
from assistant.text.language import arabic_digits

_SAME = 4.0  # points by which the columns of a table may differ from page to page
_LEADER = re.compile(r"(?:[.…·_]\s?){4,}")


@dataclass(slots=True)
class TableWriter:
    """Collects the rows of one ruled table until it ends."""

    columns: tuple[float, ...] = ()
    rows: list[tuple[list[str], int | None]] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """Whether rows are collected."""
        return bool(self.rows)

    def write(self, grid: Grid, page: int | None) -> None:
        """Take the rows of a grid; ``finished`` is called first where another table begins."""
        goes_on = self.open and _same_columns(self.columns, grid.columns)
        if self.open and not goes_on:
            self.rows.append(([], None))  # parts two tables that follow each other
        self.columns = grid.columns
        header = self.rows[0][0] if self.rows else None
        for at, cells in enumerate(grid.rows):
            if goes_on and not at and list(cells) == header:
                continue
            if goes_on and not at and not cells[0] and self.rows:
                last = self.rows[-1][0]
                last[:] = [joined([a, b]) if b else a for a, b in zip(last, cells, strict=False)]
                continue
            self.rows.append((list(cells), page))

    def finished(self) -> list[Line]:
        """The lines of the tables, the first row of each naming its columns."""
        lines = []
        first = True
        for cells, page in self.rows:
            if not cells:
                first = True
                continue
            kind: LineKind = "header" if first else "row"
            lines.append(Line(pipe_row(cells), kind, page=page, opens=True))
            first = False
        self.rows, self.columns = [], ()
        return lines


def aligned_rows(table: Sequence[list[Row]]) -> Iterator[tuple[Row, str, LineKind]]:
    """Yield the rows of a table without rules, or the lines of a table of contents."""
    if _is_contents(table):
        for line in table:
            yield line[0], " ".join(cell.text for cell in line), "contents"
        return
    columns = columns_of(table)
    for at, line in enumerate(table):
        yield line[0], pipe_row(cells_of(line, columns)), "row" if at else "header"


def _is_contents(table: Sequence[list[Row]]) -> bool:
    """Whether lines are titles with rising page numbers."""
    last = [arabic_digits(line[-1].text).strip(" .…") for line in table]
    if sum(bool(_LEADER.search(" ".join(c.text for c in line))) for line in table) * 2 > len(table):
        return True
    if not all(number.isdecimal() and len(number) < 5 for number in last):
        return False
    pages = [int(number) for number in last]
    rising = all(a <= b for a, b in pairwise(pages))
    return rising and len(table) > 4 and all(len(line) == 2 for line in table)


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(
        abs(a - b) < _SAME for a, b in zip(one, other, strict=True)
    )
