"""Rows of cells, as sheets and delimited files have them, into headed tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from assistant.reading.readers import markup
from assistant.reading.readers.content import UnreadableError, check_length
from assistant.schema import Line

MAX_COLUMNS = 256  # what people can read across; the first spreadsheets had as many
_YEAR = re.compile(r"(?:19|20|2[45])\d\d|๒[๔๕][๐-๙]{2}")
_NUMBER = re.compile(r"[-+(]?[\d๐-๙][\d๐-๙.,/:%\s)-]*")

Row = list[str]


def lines(rows: Iterable[Sequence[str]]) -> Iterator[Line]:
    """Tables and lines of text: empty rows part them, empty columns are left out.

    A row with one cell above a table is a line of text (a title); the first row of a table is
    its header, and a table without a header of its own goes on under the one before.

    Raises:
        UnreadableError: More text or columns than a document may have.
    """
    filled = _bounded(rows)
    header: Row = []
    for is_text, group in groupby(filled, key=lambda row: any(row)):
        if not is_text:
            continue
        table = list(group)
        while table and sum(map(bool, table[0])) == 1 and (len(table) == 1 or _is_title(table)):
            yield Line(next(filter(None, table.pop(0))), "paragraph")
        if not table:
            continue
        if _is_header(table[0]):
            header = table[0]
        elif header:
            table.insert(0, header)
        yield from markup.table(_narrowed(table), header=table[0] is header)


def _bounded(rows: Iterable[Sequence[str]]) -> list[Row]:
    """All rows, as wide as the widest filled one, without columns that are empty throughout."""
    taken: list[list[str]] = []
    length = 0
    used: set[int] = set()
    for row in rows:
        cells = [markup.one_line(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        length += sum(map(len, cells)) + 3 * len(cells)
        check_length(length)
        used.update(at for at, cell in enumerate(cells) if cell)
        if len(used) > MAX_COLUMNS:
            raise UnreadableError(
                f"its table has more than {MAX_COLUMNS} columns: keep the columns that are needed "
                "and save it again"
            )
        taken.append(cells)
    columns = sorted(used)
    return [[row[at] if at < len(row) else "" for at in columns] for row in taken]


def _narrowed(table: list[Row]) -> list[Row]:
    """The table without columns that are empty in all of its rows."""
    columns = [at for at in range(len(table[0])) if any(row[at] for row in table)]
    return [[row[at] for at in columns] for row in table]


def _is_title(table: Sequence[Row]) -> bool:
    """Whether a row with one cell stands above a table: one with more cells comes at last."""
    return any(sum(map(bool, row)) > 1 for row in table[1:])


def _is_header(row: Row) -> bool:
    """Whether a row names columns: no cell of it is a number, unless that is a year."""
    return not any(_NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in row)
