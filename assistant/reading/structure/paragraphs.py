"""Lines of a page into logical paragraphs: which line breaks only wrap, and which end something.

A PDF extractor leaves a blank at the end of a line that ended there, and none where a word ran
on.  Where a text has such blanks they decide; elsewhere the width of the line does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from assistant.text.language import arabic_digits

# Marks above and below a letter take no width; widths count what a reader sees.
_WIDTHLESS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_FULL = 0.8  # a line at least this share of the usual width may run on
_SIGNIFICANT = 0.2  # share of lines that end in a blank before those blanks mean anything
MARKER = re.compile(r"[ \t]*(?:\(?(\d{1,2})[.)](?!\d)|([-•*▪]))[ \t]+(?=\S)")


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together; ``start`` and ``end`` frame them without outer blanks."""

    text: str
    start: int
    end: int
    lines: int
    indented: bool
    after_gap: bool
    closed: bool

    @cached_property
    def width(self) -> int:
        """Letters that a reader sees."""
        return width(self.text)

    @cached_property
    def number(self) -> int | None:
        """The number that the paragraph starts with: 0 for a bullet, nothing for prose."""
        match = MARKER.match(arabic_digits(self.text))
        return None if match is None else int(match[1] or 0)


@dataclass(frozen=True)
class Line:
    """A line that is not blank, as it stands."""

    text: str
    start: int
    after_gap: bool

    @property
    def ends_in_blank(self) -> bool:
        """Whether a blank closes the line."""
        return self.text[-1:].isspace()

    @property
    def indented(self) -> bool:
        """Whether a blank opens the line."""
        return self.text[:1].isspace()


def width(text: str) -> int:
    """Return how many letters wide a text looks.

    >>> width("ที่นี่")
    2
    """
    return len(_WIDTHLESS.sub("", text.strip()))


def paragraphs(
    text: str, breaks: re.Pattern[str], alone: frozenset[int] = frozenset()
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text in order.

    A line that ``breaks`` matches starts a new one; a line whose start is in ``alone`` is one.
    """
    lines = list(text_lines(text))
    blanks_count = len(lines) > 3 and sum(x.ends_in_blank for x in lines) > _SIGNIFICANT * len(
        lines
    )
    full = _FULL * _usual_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        apart = line.start in alone or (groups and groups[-1][-1].start in alone)
        if groups and not apart and _runs_on(groups[-1][-1], line, full, breaks, blanks_count):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_paragraph(text, group, blanks_count) for group in groups)


def text_lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text that are not blank, each with its offset."""
    at, gap = 0, True
    for raw in text.split("\n"):
        if raw.strip():
            yield Line(raw, at, gap)
        gap = not raw.strip()
        at += len(raw) + 1


def _usual_width(lines: list[Line]) -> int:
    widths = sorted(width(line.text) for line in lines)
    return widths[len(widths) * 3 // 4] if widths else 0


def _runs_on(
    before: Line, line: Line, full: float, breaks: re.Pattern[str], blanks_count: bool
) -> bool:
    """Whether ``line`` continues ``before``."""
    if breaks.match(line.text) or (MARKER.match(arabic_digits(line.text)) and line.indented):
        return False
    if blanks_count and not before.ends_in_blank:
        return True
    if line.after_gap or line.indented or MARKER.match(arabic_digits(line.text)):
        return False
    return width(before.text) >= full


def _paragraph(text: str, group: list[Line], blanks_count: bool) -> Paragraph:
    start = group[0].start + len(group[0].text) - len(group[0].text.lstrip())
    end = group[-1].start + len(group[-1].text.rstrip())
    closed = group[-1].ends_in_blank if blanks_count else True
    first = group[0]
    return Paragraph(
        text[start:end], start, end, len(group), first.indented, first.after_gap, closed
    )
