"""The lines of a raw document as one repaired text, each where it stands in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from assistant.schema import Document, Line, Page


@dataclass(frozen=True, slots=True)
class Placed:
    """A line that is not blank: its text as repaired, where it starts, what a reader said of it."""

    text: str
    start: int
    after_gap: bool = False
    line: Line = field(default_factory=lambda: Line(""))

    @property
    def ends_in_blank(self) -> bool:
        """Whether a blank closes the line."""
        return self.text[-1:].isspace()

    @property
    def indented(self) -> bool:
        """Whether a blank opens the line."""
        return self.text[:1].isspace()


def placed(text: str, lines: Sequence[Line]) -> Iterator[Placed]:
    """Yield the lines that are not blank; ``text`` has each of them, with as many line breaks."""
    at, gap = 0, True
    for line, end in zip(lines, _ends(text, lines), strict=True):
        words = text[at:end]
        if words.strip():
            yield Placed(words, at, gap, line)
        gap = not words.strip()
        at = end + 1


def text_lines(text: str) -> Iterator[Placed]:
    """Yield the lines of a text of which nothing is known."""
    yield from placed(text, [Line(line) for line in text.split("\n")])


def pages_of(text: str, lines: Sequence[Line]) -> tuple[Page, ...]:
    """Return where the text of each page stands, in the order of the text."""
    pages: list[Page] = []
    at = 0
    ends = list(_ends(text, lines))
    for number, some in groupby(range(len(lines)), key=lambda index: lines[index].page):
        end = ends[list(some)[-1]] + 1
        if number is not None:
            pages.append(Page(number, at, min(end, len(text))))
        at = end
    return tuple(pages)


class PageFinder:
    """Finds the page of a place; the spans of pages come in the order of the text."""

    def __init__(self, document: Document) -> None:
        self._starts = [page.start for page in document.pages]
        self._pages = document.pages

    def at(self, place: int) -> int | None:
        """Return the number of the page on which a place stands."""
        index = bisect_right(self._starts, place) - 1
        if index < 0 or not self._pages[index].start <= place < self._pages[index].end:
            return None
        return self._pages[index].number


def _ends(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """Yield where each line ends in the text; a line may have line breaks of its own."""
    at = 0
    for line in lines:
        for _ in range(line.text.count("\n") + 1):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            at = end + 1
        yield end
