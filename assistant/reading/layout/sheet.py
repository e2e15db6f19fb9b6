"""What a page is made of: words with boxes, rules, and the rows that words on one height form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.schema import Box

# What a writer puts before a tab: the text behind the gap is no cell of its own.
_LABEL = re.compile(
    r"(?:[-–•▪●○◦o*➢✓■□]|\(?[0-9๐-๙]{1,3}(?:[.][0-9๐-๙]{1,3})*[.)]?|\(?[ก-ฮA-Za-z][.)]"
    r"|(?:มาตรา|ข้อ|Article|Section)\s[0-9๐-๙./]+)"
)
_LABEL_GAP = 4.0  # sizes behind such a label
JOIN_GAP = 1.0  # sizes between two words; a wider gap parts cells or columns


class Word(NamedTuple):
    """Letters without a blank among them; places in points from the top left of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float  # the line that letters stand on
    size: float
    bold: bool


class Rule(NamedTuple):
    """A thin line that is drawn: horizontal where it is wider than high."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def flat(self) -> bool:
        """Whether the rule is horizontal."""
        return self.right - self.left > self.bottom - self.top


class Sheet(NamedTuple):
    """One page: what stands on it and the number that the file gives it, if any.

    Of one that is not ``readable`` the letters are known to be wrong.
    """

    width: float
    height: float
    words: Sequence[Word]
    rules: Sequence[Rule] = ()
    label: int | None = None
    readable: bool = True


class Grid(NamedTuple):
    """A table: the places of its rules, and the texts of its rows, cell by cell."""

    left: float
    top: float
    right: float
    bottom: float
    columns: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    bold_first: bool


@dataclass(slots=True)
class Row:
    """Words that follow each other on one height; in a table the words of one cell."""

    words: list[Word]
    left: float
    top: float
    right: float
    bottom: float
    base: float
    grid: Grid | None = None  # a whole table that stands here, with no words of its own

    @property
    def text(self) -> str:
        """The words with a blank between."""
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        """The size that most letters have."""
        return max(((len(w.text), w.size) for w in self.words), default=(0, 0.0))[1]

    @property
    def bold(self) -> bool:
        """Whether all words are bold, signs aside."""
        weighty = [word for word in self.words if any(c.isalnum() for c in word.text)]
        return bool(weighty) and all(word.bold for word in weighty)

    @property
    def box(self) -> Box:
        """The frame of the words."""
        return (self.left, self.top, self.right, self.bottom)


def rows_of(words: Sequence[Word]) -> list[Row]:
    """Return the runs of words on one height without a gap, in the order of the words."""
    rows: list[Row] = []
    for word in words:
        last = rows[-1] if rows else None
        if last is not None and _continues(last, word):
            last.words.append(word)
            last.right = max(last.right, word.right)
            last.top, last.bottom = min(last.top, word.top), max(last.bottom, word.bottom)
        else:
            rows.append(Row([word], word.left, word.top, word.right, word.bottom, word.base))
    return rows


def _continues(row: Row, word: Word) -> bool:
    last = row.words[-1]
    size = max(last.size, word.size)
    if abs(word.base - row.base) >= 0.35 * size:
        return False
    gap = (word.left - last.right) / size
    if len(row.words) < 3 and gap >= JOIN_GAP and _LABEL.fullmatch(row.text):
        return gap < _LABEL_GAP
    return -0.5 < gap < JOIN_GAP


def joined(texts: Sequence[str]) -> str:
    """Join the lines of a cell: Thai goes on in Thai without a blank, anything else with one."""
    whole = ""
    for text in texts:
        close = not whole or (is_thai(whole[-1:]) and is_thai(text[:1]))
        whole += text if close else f" {text}"
    return whole


def is_thai(letter: str) -> bool:
    """Whether a character is a Thai letter or mark; digits and signs are none."""
    return "\u0e01" <= letter <= "\u0e4e" and letter != "\u0e3f"
