"""A page that is shown: its picture, the words on it, and what of the text stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category, normalize

from assistant.schema import Box, Span

_SARA_AM = "\u0e33"  # its ring stands over the letter before it


@dataclass(frozen=True, slots=True)
class ShownWord:
    """A word of a page: as it is read there, where, and which part of the text it became."""

    text: str
    box: Box
    span: Span | None


@dataclass(frozen=True, slots=True)
class PageShown:
    """A page: its sheet from 0 of so many, its printed number, its size in points, its picture.

    ``picture`` is a JPEG in base 64; ``spans`` are the parts of the document's text on the page;
    ``doubtful`` are the pieces that text recognition is unsure of.
    """

    sheet: int
    sheets: int
    number: int | None
    width: float
    height: float
    picture: str
    words: tuple[ShownWord, ...]
    doubtful: tuple[ShownWord, ...]
    spans: tuple[Span, ...]
    recognised: bool

    def boxes(self, span: Span) -> Iterator[Box]:
        """Yield where a part of the text stands on the page; of a word's box, its share."""
        for word in self.words:
            start, end = word.span or (0, 0)
            if start < span[1] and span[0] < end:
                left, top, right, bottom = word.box
                first, last = (max(start, span[0]) - start), (min(end, span[1]) - start)
                width = (right - left) / (end - start)
                yield left + first * width, top, left + last * width, bottom

    def repaired(self, text: str) -> list[tuple[ShownWord, Span]]:
        """Return the words that the document's text has otherwise than the page, and which part."""
        found = ((word, _differing(word, text)) for word in self.words)
        return [(word, span) for word, span in found if span]


def _differing(word: ShownWord, text: str) -> Span | None:
    """The part of a word in the text that has other letters or marks than the page; None: none."""
    start, end = word.span or (0, 0)
    here, there = normalize("NFC", word.text), text[start:end]
    if not word.span or _plain(here) == _plain(there):
        return None
    same = _alike(here, there)
    after = _alike(here[same:][::-1], there[same:][::-1])
    first, last = start + same, max(start + same + 1, end - after)
    while first > start and (first >= end or _hangs(text[first])):
        first -= 1
    return first, min(last, end)


def _hangs(char: str) -> bool:
    """Whether a sign is drawn with the letter before it."""
    return category(char)[0] == "M" or char == _SARA_AM


def _plain(text: str) -> str:
    """What of a text is no blank and no punctuation."""
    return "".join(char for char in text if category(char)[0] in "LMN")


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
