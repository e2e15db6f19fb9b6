"""Lines into logical paragraphs: which line breaks only wrap, and which end something.

Where the page shows it (a gap, an indent, a line cut short) or the format says it, that decides.
Of plain text nothing is known: a PDF extractor leaves a blank at the end of a line that ended
there, and none where a word ran on. Where a text has such blanks they decide; where blank lines
part its paragraphs those do; elsewhere the width of the line does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.reading.structure.labels import Label, label_of
from assistant.reading.structure.lines import Placed
from assistant.schema import LineKind
from assistant.text.language import arabic_digits

# Marks above and below a letter take no width; widths count what a reader sees.
_WIDTHLESS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_FULL = 0.8  # a line at least this share of the usual width may run on
_SIGNIFICANT = 0.2  # share of lines that end in a blank before those blanks mean anything
_GAPPED = 0.06  # share of lines below a blank one, from which blank lines part paragraphs
_UNWRAPPED = 140  # letters: a text whose lines are usually longer has a paragraph a line
MARKER = re.compile(r"[ \t]*(?:\(?(\d{1,3})[.)](?!\d)|([-•*▪●]))(?:[ \t]+(?=\S)|[ \t]*(?:\n|$))")
# What laws and contracts say of a word: each such line is a definition of its own.
DEFINITION = re.compile(
    r"[ \t]*[“\"”][^“”\"\n]{1,90}[”\"“]\s*(?:\([^)\n]{1,60}\)\s*)?"
    r"(?:ให้)?(?:หมายความ|หมายถึง|means?\b)"
)
_TABULAR: frozenset[LineKind] = frozenset({"header", "row"})


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together; ``start`` and ``end`` frame them without outer blanks.

    ``kind`` and ``level`` are what the format says, ``size`` is in points, 0 where unknown.
    ``shown`` tells whether the page or the format showed where the paragraph begins.
    """

    text: str
    start: int
    end: int
    lines: int
    indented: bool
    after_gap: bool
    closed: bool
    kind: LineKind = "line"
    level: int = 0
    size: float = 0.0
    bold: bool = False
    centred: bool = False
    shown: bool = False

    @cached_property
    def width(self) -> int:
        """Letters that a reader sees."""
        return width(self.text)

    @cached_property
    def number(self) -> int | None:
        """The number that the paragraph starts with: 0 for a bullet, nothing for prose."""
        match = MARKER.match(arabic_digits(self.text[:40]))
        return None if match is None else int(match[1] or 0)

    @cached_property
    def label(self) -> Label | None:
        """The label that the paragraph starts with."""
        return label_of(self.text)

    @property
    def tabular(self) -> bool:
        """Whether it is a row of a table, by its format, its place or its bars."""
        return self.kind in _TABULAR or (self.kind == "line" and self.text.startswith("|"))


def width(text: str) -> int:
    """Return how many letters wide a text looks.

    >>> width("ที่นี่")
    2
    """
    return len(_WIDTHLESS.sub("", text.strip()))


def paragraphs(
    text: str,
    lines: Sequence[Placed],
    breaks: re.Pattern[str],
    alone: frozenset[int] = frozenset(),
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text in order.

    A line that ``breaks`` matches starts a new one; a line whose start is in ``alone`` is one.
    """
    how = _Wrapping.of(lines, breaks)
    groups: list[list[Placed]] = []
    for line in lines:
        apart = line.start in alone or (groups and groups[-1][-1].start in alone)
        if groups and not apart and how.runs_on(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_paragraph(text, group, how.blanks_count) for group in groups)


@dataclass(frozen=True, slots=True)
class _Wrapping:
    """How a text wraps its lines, where nobody tells it."""

    breaks: re.Pattern[str]
    blanks_count: bool
    gapped: bool
    full: float

    @classmethod
    def of(cls, lines: Sequence[Placed], breaks: re.Pattern[str]) -> _Wrapping:
        """Measure the lines of which nothing is known."""
        plain = [line for line in lines if line.line.kind == "line" and line.line.opens is None]
        count = len(plain)
        blanks = count > 3 and sum(line.ends_in_blank for line in plain) > _SIGNIFICANT * count
        widths = sorted(width(line.text[:400]) for line in plain)
        usual = widths[len(widths) * 3 // 4] if widths else 0
        gaps = sum(line.after_gap for line in plain)
        gapped = not blanks and gaps > max(3, _GAPPED * count) and usual <= _UNWRAPPED
        return cls(breaks, blanks, gapped, _FULL * usual if usual <= _UNWRAPPED else float("inf"))

    def runs_on(self, group: Sequence[Placed], line: Placed) -> bool:
        """Whether ``line`` continues the paragraph of ``group``."""
        before, shown = group[-1], line.line.opens
        if line.line.kind != before.line.kind or line.line.kind not in ("line", "note"):
            return False
        head = line.text[:160]
        if self.breaks.match(head) or DEFINITION.match(head):
            return False
        if shown is not None:
            return not shown and not _next_item(group[0], line)
        return self._goes_on(before, line)

    def _goes_on(self, before: Placed, line: Placed) -> bool:
        marked = bool(MARKER.match(arabic_digits(line.text[:40])))
        if marked and line.indented:
            return False
        if self.blanks_count and not before.ends_in_blank:
            return True
        label = label_of(line.text)
        if line.after_gap or line.indented or marked or (label is not None and _divides(label)):
            return False
        return self.gapped or width(before.text) >= self.full


def _divides(label: Label) -> bool:
    """Whether a label in plain text may begin a paragraph by itself."""
    return label.family in ("division", "clause", "item")


def _next_item(first: Placed, line: Placed) -> bool:
    """Whether a line that seems to go on bears the label that follows the paragraph's own."""
    here = label_of(line.text[:60])
    if here is None or here.family in ("number", "word"):
        return False
    there = label_of(first.text[:60])
    if there is None or there.form != here.form:
        return False
    return here.order[:-1] == there.order[:-1] and here.order[-1] == there.order[-1] + 1


def _paragraph(text: str, group: list[Placed], blanks_count: bool) -> Paragraph:
    first, last = group[0], group[-1]
    start = first.start + len(first.text) - len(first.text.lstrip())
    end = last.start + len(last.text.rstrip())
    closed = last.ends_in_blank if blanks_count and last.line.opens is None else True
    line = first.line
    return Paragraph(
        text[start:end],
        start,
        end,
        len(group),
        first.indented,
        first.after_gap,
        closed,
        kind=line.kind,
        level=line.level,
        size=line.size,
        bold=all(one.line.bold for one in group),
        centred=line.centred,
        shown=line.opens is not None or line.kind != "line",
    )
