"""Writes the markdown that DOCX and HTML are read into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

_MAX_LEVEL = 6


def heading(text: str, level: int) -> str:
    """A heading line; ``level`` from 1."""
    return f"{'#' * min(max(level, 1), _MAX_LEVEL)} {one_line(text)}"


def list_item(text: str, number: int | None = None, depth: int = 0) -> str:
    """A list item: "1) " with a number, "- " without; ``depth`` from 0."""
    return f"{'  ' * depth}{'-' if number is None else f'{number})'} {one_line(text)}"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A pipe table whose first row is the header; short rows are filled with empty cells."""
    width = max((len(row) for row in rows), default=0)
    lines = [_row([*row, *[""] * (width - len(row))]) for row in rows]
    return "\n".join([*lines[:1], f"|{'---|' * width}", *lines[1:]])


def one_line(text: str) -> str:
    """Text with every run of blanks and line ends as one blank."""
    return " ".join(text.split())


def _row(cells: Sequence[str]) -> str:
    escaped = (one_line(cell).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"


class Part(NamedTuple):
    """A piece of the markdown text; list ``item``s that follow each other stand close."""

    text: str
    item: bool = False


def join(parts: Iterable[Part]) -> str:
    """The whole text: a blank line between parts, none between the items of a list."""
    written: list[str] = []
    after_item = False
    for part in parts:
        if written:
            written.append("\n" if part.item and after_item else "\n\n")
        written.append(part.text)
        after_item = part.item
    return "".join(written)
