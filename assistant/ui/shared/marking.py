"""A text with parts of it on coloured grounds, as safe Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from assistant.schema import Span
from assistant.ui.shared.safe import safe_markdown

_LINE = re.compile(r"[^\n]+")
_HEADING = re.compile(r"#{1,6} +(?=\S)")
Colour = Literal["yellow", "blue", "red"]


class Mark(NamedTuple):
    """A part of a text and its ground; of two that overlap the later one shows."""

    span: Span
    colour: Colour


def marked(
    text: str, spans: Sequence[Span], marks: Sequence[Mark], *, headings: bool = False
) -> str:
    """Return parts of a text, each line a paragraph, with marks on them.

    With ``headings`` a line that begins with number signs is bold instead.

    >>> marked("one two", [(0, 7)], [Mark((4, 7), "yellow")])
    'one :yellow-background[two]'
    >>> marked("## one", [(0, 6)], [], headings=True)
    '**one**'
    """
    lines = [
        _line(text, (start + found.start(), start + found.end()), marks, headings=headings)
        for start, end in spans
        for found in _LINE.finditer(text[start:end])
    ]
    return "\n\n".join(lines)


def _line(text: str, line: Span, marks: Sequence[Mark], *, headings: bool) -> str:
    signs = _HEADING.match(text, *line) if headings else None
    if signs is None:
        return "".join(_pieces(text, line, marks))
    return f"**{''.join(_pieces(text, (signs.end(), line[1]), marks)).strip()}**"


def _pieces(text: str, line: Span, marks: Sequence[Mark]) -> Iterator[str]:
    """Yield the pieces of a line between the ends of marks."""
    here = [mark for mark in marks if mark.span[0] < line[1] and line[0] < mark.span[1]]
    ends = {end for mark in here for end in mark.span}
    cuts = sorted({*line, *(end for end in ends if line[0] < end < line[1])})
    for start, end in pairwise(cuts):
        piece = text[start:end]
        on = [mark.colour for mark in here if mark.span[0] <= start and end <= mark.span[1]]
        yield _coloured(piece, on[-1]) if on and piece.strip() else safe_markdown(piece)


def _coloured(piece: str, colour: Colour) -> str:
    before = piece[: len(piece) - len(piece.lstrip())]
    after = piece[len(piece.rstrip()) :]
    return f"{before}:{colour}-background[{safe_markdown(piece.strip())}]{after}"
