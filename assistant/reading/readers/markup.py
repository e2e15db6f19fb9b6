"""What DOCX and HTML share: texts on one line, labels of items, rows of tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.schema import Line, LineKind


def one_line(text: str) -> str:
    """Text with every run of blanks and line ends as one blank."""
    return " ".join(text.split())


def item(text: str, label: str, depth: int = 0) -> Line:
    """An item of a list under its label ("1)", "-"); ``depth`` from 0."""
    return Line(f"{'  ' * depth}{label} {one_line(text)}", "item", level=depth)


def table(rows: Sequence[Sequence[str]], header: bool = True) -> Iterator[Line]:
    """The lines of a table, the first naming its columns; short rows get empty cells."""
    width = max((len(row) for row in rows), default=0)
    for at, row in enumerate(rows):
        kind: LineKind = "header" if header and not at and len(rows) > 1 else "row"
        yield Line(pipe_row([*row, *[""] * (width - len(row))]), kind)


def pipe_row(cells: Sequence[str]) -> str:
    """A row of a table as it stands in a text: its cells between bars."""
    escaped = (one_line(cell).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(escaped)} |"
