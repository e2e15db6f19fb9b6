"""The characters of a PDF page with their places, as PDFium gives them, without its mistakes.

Pages printed from Chromium draw a mark as a glyph of its own that reads as its whole cluster: the
cluster would come twice. Such a copy is drawn to the left of where its pen stands, which tells it.
PDFium also tears marks off that reach over their neighbours and puts them behind a later letter;
their pens still stand at the letter that they belong to.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw  # type: ignore[import-untyped]  # the wheel carries no types

from assistant.reading.layout.sheet import is_thai
from assistant.reading.readers.pdf_torn_marks import MARKS, torn_marks

_SARA_AM = "\u0e33"
_ON_A_LETTER = MARKS | {_SARA_AM}  # what a cluster has beside its letter
_PROBED = 40  # marks that show whether a page draws clusters as one glyph
_BEHIND = 0.1  # sizes behind its pen from which a glyph is a mark only
_THAI_GAP = 0.3  # sizes beyond the letters around; PDFium guesses blanks where letters are spread
_AROUND = 4  # letters on each side by which it shows that they are
_HYPHEN = 2  # what PDFium puts for a hyphen at the end of a line, and no line end behind it
_CLUSTER_GAP = 0.13  # sizes; the same where boxes are as narrow as the ink
_SARA_AM_GAP = 0.55  # sizes; a sara am of such a page lacks the width of its second half


class Glyphs:
    """Reads the characters of one text page; places are in points from the bottom left."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.count: int = raw.FPDFText_CountChars(page)
        self._rect = raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self.chars = self._chars()
        self._clustered = self._draws_clusters()
        self._skipped = self._copies() if self._clustered else frozenset()
        self._real_blanks = self._has_real_blanks()

    def size(self, index: int) -> float:
        """The size in points."""
        return float(raw.FPDFText_GetFontSize(self._page, index))

    def origin(self, index: int) -> tuple[float, float]:
        """Where the glyph of a character is put."""
        raw.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        return self._x.value, self._y.value

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of a character, as high as its font."""
        rect = self._rect
        raw.FPDFText_GetLooseCharBox(self._page, index, rect)
        return rect.left, rect.bottom, rect.right, rect.top

    def generated(self, index: int) -> bool:
        """Whether PDFium made the character up: a blank or line end for a gap."""
        return bool(raw.FPDFText_IsGenerated(self._page, index) == 1)

    def runs(self) -> Iterator[list[int]]:
        """Yield the words: indexes of characters without a blank between."""
        torn = {} if self._clustered else torn_marks(self)
        moved = {mark for marks in torn.values() for mark in marks}
        for run in self._lines_of_runs():
            kept = (
                [
                    one
                    for index in run
                    if index not in moved
                    for one in (index, *torn.get(index, ()))
                ]
                if torn
                else run
            )
            if kept:
                yield kept

    def _lines_of_runs(self) -> Iterator[list[int]]:
        """The words, cut where a hyphen ends the line."""
        for run in self._runs():
            start = 0
            for at, index in enumerate(run[:-1] if self._hyphens else (), start=1):
                if index in self._hyphens:
                    yield run[start:at]
                    start = at
            yield run[start:]

    def _runs(self) -> Iterator[list[int]]:
        word: list[int] = []
        for index, char in enumerate(self.chars):
            if char in "\r\n":
                if word and not self._goes_on(word[-1], index):
                    yield word
                    word = []
            elif char.isspace():
                if word and self._parts(word[-1], index):
                    yield word
                    word = []
            elif index not in self._skipped and char != "\0":
                word.append(index)
        if word:
            yield word

    def _chars(self) -> list[str]:
        page, read = self._page, raw.FPDFText_GetUnicode
        codes = [read(page, index) for index in range(self.count)]
        self._hyphens = {at for at, code in enumerate(codes) if code == _HYPHEN}
        return [_char(code) for code in codes]

    def _next_letter(self, index: int) -> int | None:
        while index < self.count and (self.chars[index].isspace() or index in self._skipped):
            index += 1
        return index if index < self.count else None

    def _parts(self, before: int, blank: int) -> bool:
        """Whether a blank parts words: never before a mark, and only if real within Thai."""
        after = self._next_letter(blank)
        if after is None:
            return True
        if self.chars[after] in MARKS:
            return False
        if not self.generated(blank):
            return True
        gap = (self.box(after)[0] - self.box(before)[2]) / self.size(before)
        if self._clustered:
            return gap > (_SARA_AM_GAP if self.chars[before] == _SARA_AM else _CLUSTER_GAP)
        thai = is_thai(self.chars[before]) and is_thai(self.chars[after])
        if not thai or not self._real_blanks:
            return True
        return gap > self._spread(before, after) + _THAI_GAP

    def _spread(self, before: int, after: int) -> float:
        """The usual gap between the letters around a place, in sizes."""
        back = self._gaps(before, -1)
        ahead = self._gaps(after, 1)
        gaps = sorted([*back, *ahead])
        return max(0.0, gaps[len(gaps) // 2]) if gaps else 0.0

    def _gaps(self, index: int, step: int) -> Iterator[float]:
        """The gaps between the next letters of a line, also where a blank is guessed."""
        here = index
        for _ in range(_AROUND):
            there = here + step
            while 0 <= there < self.count and (self.chars[there] in MARKS or self.generated(there)):
                there += step
            if not (0 <= there < self.count and is_thai(self.chars[there])):
                return
            left, right = sorted((here, there))
            if abs(self.origin(left)[1] - self.origin(right)[1]) > 0.1:
                return
            yield (self.box(right)[0] - self.box(left)[2]) / self.size(left)
            here = there

    def _goes_on(self, before: int, line_end: int) -> bool:
        """Whether PDFium ended a line within a cluster: a mark, or a copy, stands below it."""
        after = self._next_letter(line_end)
        if after is None:
            return False
        if self.chars[after] in MARKS:
            return True
        if not self._clustered:
            return False
        here, there = self.origin(before), self.origin(after)
        return abs(here[1] - there[1]) < 0.1 and -1 < there[0] - here[0] < 2 * self.size(before)

    def _draws_clusters(self) -> bool:
        probed = 0
        for index in range(1, self.count):
            if self.chars[index] in MARKS and self._is_letter(index - 1):
                if self.origin(index) == self.origin(index - 1):
                    return True
                probed += 1
                if probed == _PROBED:
                    return False
        return False

    def _has_real_blanks(self) -> bool:
        blanks = [index for index, char in enumerate(self.chars) if char == " "][:_PROBED]
        return sum(not self.generated(index) for index in blanks) * 2 > len(blanks)

    def _copies(self) -> frozenset[int]:
        """The characters that a glyph repeats of its cluster: a mark, or the half of a sara am."""
        found: set[int] = set()
        last: list[int] = []
        for group in self._groups():
            if len(group) > 1 and self._is_letter(group[0]):
                half = self.chars[group[-1]] == _SARA_AM and self._text(group) == self._text(last)
                if half or self._is_copy(group):
                    found.update(group)
                    continue
            last = group
        return frozenset(found)

    def _groups(self) -> Iterator[list[int]]:
        """Yield the characters of each glyph: those that one pen stroke is put for."""
        group: list[int] = []
        place: tuple[float, float] | None = None
        for index in range(self.count):
            here = self.origin(index)
            if group and here == place and self.chars[index] in _ON_A_LETTER:
                group.append(index)
            elif not self.generated(index):
                if group:
                    yield group
                group, place = [index], here
        if group:
            yield group

    def _text(self, group: list[int]) -> str:
        return "".join(self.chars[index] for index in group)

    def _is_letter(self, index: int) -> bool:
        return self.chars[index] not in MARKS and not self.chars[index].isspace()

    def _is_copy(self, group: list[int]) -> bool:
        return self.box(group[0])[0] < self.origin(group[0])[0] - _BEHIND * self.size(group[0])


def _char(code: int) -> str:
    if code in (_HYPHEN, 0xFFFE):
        return "-"
    return chr(code) if code < 0x110000 else "\ufffd"
