"""Sheets into lines in reading order: what a sentence runs through comes first, the rest after it.

words ─ ruled tables ─ rows ─ running lines ─ columns ─ notes ─ aligned tables ─ lines
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.reading.layout.aligned import find_aligned, lines_of
from assistant.reading.layout.columns import in_order
from assistant.reading.layout.margin import with_numbers_in_front
from assistant.reading.layout.notes import part_notes
from assistant.reading.layout.region import Region, begins, centred
from assistant.reading.layout.ruled import find_grids
from assistant.reading.layout.running import find_running
from assistant.reading.layout.sheet import Grid, Row, Sheet, rows_of
from assistant.reading.layout.tabular import TableWriter, aligned_rows
from assistant.schema import Line, LineKind


def flow(sheets: Sequence[Sheet]) -> tuple[Line, ...]:
    """Return the lines of a document in reading order."""
    return numbered_flow(sheets)[0]


def numbered_flow(sheets: Sequence[Sheet]) -> tuple[tuple[Line, ...], tuple[int | None, ...]]:
    """Return the lines of a document in reading order, and the printed number of each sheet.

    Notes of a page stand behind the paragraph that goes on over its end, running lines behind the
    whole text: an article of a law or a table may go on over any page.
    """
    grids, pages = [], []
    for sheet in sheets:
        found, rest = find_grids(sheet.words, sheet.rules if sheet.readable else ())
        grids.append(found)
        pages.append(rows_of(with_numbers_in_front(rest)))
    running = find_running(sheets, pages)
    size = _text_size(pages)
    writer = _Writer()
    numbers = tuple(
        number or sheet.label for number, sheet in zip(running.numbers, sheets, strict=True)
    )
    for index, sheet in enumerate(sheets):
        held = running.rows[index]
        writer.page = numbers[index]
        for row in sorted((r for r in pages[index] if id(r) in held), key=lambda r: r.base):
            writer.running(row)
        body = [row for row in pages[index] if id(row) not in held]
        body += [_grid_row(grid) for grid in grids[index]]
        _write_page(writer, sheet, body, size)
    return writer.finished(), numbers


@dataclass(slots=True)
class _Writer:
    """Puts lines in order; holds back what would part a paragraph."""

    page: int | None = None
    lines: list[Line] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)
    last: tuple[Row, Region] | None = None
    tables: TableWriter = field(default_factory=TableWriter)

    def text(self, row: Row, region: Region, text: str | None = None) -> None:
        """Write a row of running text."""
        self._end_table()
        opens = self.last is None or begins(row, region, *self.last)
        if opens:
            self._let_go()
        self.lines.append(
            Line(
                row.text if text is None else text,
                page=self.page,
                size=round(row.size, 1),
                bold=row.bold,
                centred=centred(row, region),
                opens=opens,
                box=row.box,
            )
        )
        self.last = (row, region)

    def table(self, grid: Grid) -> None:
        """Write the rows of a table; one that went over the page's end goes on."""
        self._let_go()
        self.tables.write(grid, self.page)
        self.last = None

    def plain(self, text: str, row: Row, kind: LineKind) -> None:
        """Write a row that no paragraph goes on in: of a table without rules, of contents."""
        self._end_table()
        self._let_go()
        self.lines.append(Line(text, kind, page=self.page, box=row.box, opens=True))
        self.last = None

    def empty(self) -> None:
        """Keep the place of a page without text."""
        self.lines.append(Line("", page=self.page))

    def running(self, row: Row) -> None:
        """Keep a running line for the end."""
        line = Line(row.text, "furniture", page=self.page, box=row.box, opens=True)
        self.furniture.append(line)

    def note(self, rows: Sequence[Row]) -> None:
        """Hold a note back until the paragraph that it belongs to ends."""
        for at, row in enumerate(rows):
            line = Line(row.text, "note", page=self.page, size=row.size, box=row.box, opens=not at)
            self.waiting.append(line)

    def finished(self) -> tuple[Line, ...]:
        """All lines."""
        self._end_table()
        self._let_go()
        return (*self.lines, *self.furniture)

    def _let_go(self) -> None:
        if not self.tables.open:
            self.lines += self.waiting
            self.waiting = []

    def _end_table(self) -> None:
        self.lines += self.tables.finished()


def _write_page(writer: _Writer, sheet: Sheet, body: Sequence[Row], size: float) -> None:
    if not sheet.words:
        writer.empty()
    if not sheet.readable:
        for row in sorted((row for row in body if row.grid is None), key=lambda r: r.base):
            writer.plain(row.text, row, "unreadable")
        return
    for rows in in_order(body):
        text, notes = part_notes(rows, size)
        _write_region(writer, text)
        for note in notes:
            writer.note(note)


def _write_region(writer: _Writer, rows: Sequence[Row]) -> None:
    region = Region.of(rows)
    lines = lines_of(rows)
    tables = dict(find_aligned(lines, region.pitch, region.right - region.left))
    at = 0
    while at < len(lines):
        if at in tables:
            for row, text, kind in aligned_rows(lines[at : tables[at]]):
                writer.plain(text, row, kind)
            at = tables[at]
            continue
        first = lines[at][0]
        if first.grid is not None:
            for row in lines[at]:
                if row.grid is not None:
                    writer.table(row.grid)
        else:
            writer.text(_one(lines[at]), region)
        at += 1


def _one(cells: Sequence[Row]) -> Row:
    """The cells of one height as one row."""
    if len(cells) == 1:
        return cells[0]
    words = [word for cell in cells for word in cell.words]
    return replace(
        cells[0],
        words=words,
        right=max(cell.right for cell in cells),
        top=min(cell.top for cell in cells),
        bottom=max(cell.bottom for cell in cells),
    )


def _grid_row(grid: Grid) -> Row:
    return Row([], grid.left, grid.top, grid.right, grid.bottom, grid.top, grid)


def _text_size(pages: Sequence[Sequence[Row]]) -> float:
    """The size that most letters of the document have."""
    letters: dict[float, int] = {}
    for rows in pages:
        for row in rows:
            for word in row.words:
                size = round(word.size, 1)
                letters[size] = letters.get(size, 0) + len(word.text)
    return max(letters, key=lambda size: letters[size], default=0.0)
