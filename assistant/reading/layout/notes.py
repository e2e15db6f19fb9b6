"""Footnotes: small text at the foot of a page or column, with the mark that a sentence bears."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.layout.sheet import Row

_SMALLER = 0.9  # of the text's size
_FOOT = 0.45  # of the region's height from its top, below which notes begin
_MARK = re.compile(
    r"\s*(?:\[([0-9๐-๙]{1,3})\]|([0-9๐-๙]{1,3})(?![.,][0-9๐-๙])[.)]?\s*|([*†‡]))(?=\S)"
)


def part_notes(rows: Sequence[Row], size: float) -> tuple[list[Row], list[list[Row]]]:
    """Part the rows of a column from its notes; a note is a run of rows that begins with a mark.

    ``size`` is that of the document's text, in points.
    """
    end = len(rows)
    while end and rows[end - 1].size <= _SMALLER * size:
        end -= 1
    small = list(rows[end:])
    first = next((at for at, row in enumerate(small) if note_mark(row.text)), None)
    if first is None or not end:
        return list(rows), []
    top, bottom = rows[0].base, rows[-1].base
    if small[first].base < top + _FOOT * (bottom - top):
        return list(rows), []
    notes: list[list[Row]] = []
    for row in small[first:]:
        if note_mark(row.text) or not notes:
            notes.append([row])
        else:
            notes[-1].append(row)
    return [*rows[:end], *small[:first]], notes


def note_mark(text: str) -> str:
    """Return the mark that a note begins with, or nothing."""
    match = _MARK.match(text)
    return next((group for group in match.groups() if group), "") if match else ""
