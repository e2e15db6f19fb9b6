"""CSV and TSV: one table, whatever its delimiter."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from io import StringIO
from itertools import islice

from assistant.reading.readers import grids
from assistant.reading.readers.content import Content, UnreadableError, clean
from assistant.reading.readers.encodings import decode

_DELIMITERS = ",;\t|"
_SAMPLE = 50  # rows by which the delimiter is told
_FIELD = 1_000_000  # characters of one cell; a quotation mark that never ends swallows the file


def read_delimited(data: bytes) -> Content:
    """Read a table whose cells are parted by commas, semicolons, tabs or bars."""
    text, warnings = decode(data)
    csv.field_size_limit(_FIELD)
    text = text.removeprefix("\ufeff")
    if text[:4] == "sep=":  # what Excel writes to tell itself the delimiter
        text = text.partition("\n")[2]
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text))
        lines = tuple(replace(line, text=clean(line.text)) for line in grids.lines(rows))
    except csv.Error as error:
        raise UnreadableError(
            f"its table is broken ({error}): open it in a spreadsheet and save it as CSV again"
        ) from error
    if not lines:
        raise UnreadableError("it holds no text: check that the right file was saved")
    return Content(lines, warnings=warnings)


def _delimiter(text: str) -> str:
    """The delimiter that parts most rows into the same number of cells, above one."""

    def evenness(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = Counter(len(row) for row in islice(rows, _SAMPLE))
        except csv.Error:  # a cell without end: not this delimiter
            return (0, 0)
        width, count = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]))
        return (count if width > 1 else 0, width)

    return max(_DELIMITERS, key=evenness)
