"""The pages of a PDF as sheets: words with boxes, weight and size, and the rules that are drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # the wheel carries no types
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from assistant.reading.layout.sheet import Rule, Sheet, Word
from assistant.reading.readers.content import clean
from assistant.reading.readers.pdf_glyphs import Glyphs
from assistant.reading.readers.pdf_paint import Ground, Paint, ground_of, paint_of, shows
from assistant.schema import Box

_BOLD_NAMES = (b"bold", b"black", b"heavy", b"semibold", b"demi")
_STROKED = 2  # text render mode: filled and stroked, how programs fake bold
_MAX_OBJECTS = 4_000  # of a page that are looked through for rules
_RULE_WIDTH = 3.0  # points
_RULE_LENGTH = 12.0  # points
_RAISED = 0.15  # sizes by which a smaller digit stands higher, to be a note's mark
_LONG_WORD = 3  # letters; a shorter one may be higher than wide
_TOO_SMALL = 3.0  # points that no font is written in
_LINE_HEIGHT = 1.3  # sizes from the lowest to the highest place of a font
_SMALL = 0.8  # of the size before it
_INVISIBLE_SIZE = 1.5  # points; nobody reads less


class PageReader:
    """Reads the pages of one document; counts the words that no reader of the page sees."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self._fonts: dict[int, bool] = {}
        self.hidden = 0

    def sheet(self, index: int, label: int | None) -> Sheet:
        """One page; raises ``PdfiumError`` where it is broken."""
        page = self._document[index]
        try:
            text_page = page.get_textpage()
            try:
                turn = _Turn(page)
                glyphs = Glyphs(text_page.raw)
                found = list(self._words(glyphs, text_page.raw, turn))
                if _is_sideways(found):  # the page is turned, its text is not
                    turn = _Turn(page, quarters=0)
                    found = list(self._words(glyphs, text_page.raw, turn))
            finally:
                text_page.close()
            words = self._seen(found, page, turn)
            rules = list(_rules(page, turn)) if words else []
            return Sheet(turn.width, turn.height, words, rules, label)
        finally:
            page.close()

    def _words(self, glyphs: Glyphs, page: Any, turn: _Turn) -> Iterator[tuple[Word, Paint]]:
        """Yield the words, and how each is painted."""
        for run in glyphs.runs():
            for part, raised in _raised_apart(glyphs, run):
                word = self._word(glyphs, page, part, raised)
                if word is not None:
                    yield turn.word(word), paint_of(page, part[0])

    def _seen(self, found: Sequence[tuple[Word, Paint]], page: Any, turn: _Turn) -> list[Word]:
        """The words that a reader of the page sees: not tiny, off the page, or without ink."""
        plain = all(paint == "ink" for _, paint in found)
        grounds = [] if plain else list(self._grounds(page, turn))
        words = [
            word
            for word, paint in found
            if word.size >= _INVISIBLE_SIZE
            and turn.shows(word)
            and shows(paint, (word.left + word.right) / 2, (word.top + word.bottom) / 2, grounds)
        ]
        self.hidden += len(found) - len(words)
        return words

    def _grounds(self, page: Any, turn: _Turn) -> Iterator[Ground]:
        """What is drawn on a page behind words: areas and pictures, in the order of drawing."""
        for item, kind, box in _objects(page, turn):
            if min(box[2] - box[0], box[3] - box[1]) > _RULE_WIDTH:
                ground = ground_of(item, kind, box)
                if ground is not None:
                    yield ground

    def _word(self, glyphs: Glyphs, page: Any, run: list[int], raised: bool) -> Word | None:
        text = clean("".join(glyphs.chars[index] for index in run))
        if not text:
            return None
        left, bottom, _, top = glyphs.box(run[0])
        right = glyphs.box(run[-1])[2]
        size = _true_size(glyphs.size(run[0]), top - bottom)
        base = glyphs.origin(run[0])[1]
        if raised:
            text, base = f"[{text}]", base - 0.3 * size
        if right <= left:
            right = left + 0.3 * size
        return Word(text, left, top, right, bottom, base, size, self._is_bold(page, run[0]))

    def _is_bold(self, page: Any, index: int) -> bool:
        item = raw.FPDFText_GetTextObject(page, index)
        if not item:
            return False
        if raw.FPDFTextObj_GetTextRenderMode(item) == _STROKED:
            return True
        key = ctypes.cast(raw.FPDFTextObj_GetFont(item), ctypes.c_void_p).value or 0
        if key not in self._fonts:
            self._fonts[key] = _bold_font(page, index)
        return self._fonts[key]


class _Turn:
    """Brings places to points from the top left of the page as a reader holds it."""

    def __init__(self, page: Any, quarters: int | None = None) -> None:
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom = left, bottom
        self._across, self._up = right - left, top - bottom
        self._quarters = page.get_rotation() // 90 % 4 if quarters is None else quarters
        sizes = (self._across, self._up)
        self.width, self.height = sizes[::-1] if self._quarters % 2 else sizes

    def shows(self, word: Word) -> bool:
        """Whether a word stands on the page."""
        inside = word.right >= 0 and word.left <= self.width
        return inside and 0 <= word.base <= self.height

    def word(self, word: Word) -> Word:
        """The word where it is seen; its base line is horizontal after turning."""
        left, top, right, bottom = self.box(word.left, word.bottom, word.right, word.top)
        base = self.height - (word.base - self._bottom) if not self._quarters else bottom
        return word._replace(left=left, top=top, right=right, bottom=bottom, base=base)

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """Left, top, right, bottom as seen."""
        x0, x1 = left - self._left, right - self._left
        y0, y1 = bottom - self._bottom, top - self._bottom
        if self._quarters == 1:
            return y0, x0, y1, x1
        if self._quarters == 2:
            return self._across - x1, y0, self._across - x0, y1
        if self._quarters == 3:
            return self._up - y1, self._across - x1, self._up - y0, self._across - x0
        return x0, self._up - y1, x1, self._up - y0


def _is_sideways(found: Sequence[tuple[Word, Paint]]) -> bool:
    """Whether most words of some length are higher than wide."""
    long = [word for word, _ in found if len(word.text) > _LONG_WORD]
    return 2 * sum(w.bottom - w.top > w.right - w.left for w in long) > len(long)


def _true_size(size: float, height: float) -> float:
    """The size as seen: a file may write letters of one point and enlarge them."""
    return height / _LINE_HEIGHT if size < _TOO_SMALL < height else size


def _raised_apart(glyphs: Glyphs, run: list[int]) -> Iterator[tuple[list[int], bool]]:
    """Part a note's mark, small raised digits behind a word, from the word."""
    last = len(run)
    while last > 1 and glyphs.chars[run[last - 1]].isdigit():
        last -= 1
    if last in (len(run), 0) or len(run) - last > 3:
        yield run, False
        return
    word, mark = run[:last], run[last:]
    size = glyphs.size(word[0])
    smaller = glyphs.size(mark[0]) < _SMALL * size
    higher = glyphs.origin(mark[0])[1] > glyphs.origin(word[-1])[1] + _RAISED * size
    if smaller and higher:
        yield word, False
        yield mark, True
    else:
        yield run, False


def _bold_font(page: Any, index: int) -> bool:
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    raw.FPDFText_GetFontInfo(page, index, name, 200, flags)
    return any(part in name.value.lower() for part in _BOLD_NAMES)


def _objects(page: Any, turn: _Turn) -> Iterator[tuple[Any, int, Box]]:
    """The objects, with their kinds and frames, of a page, as many as are looked through."""
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind != raw.FPDF_PAGEOBJ_TEXT and raw.FPDFPageObj_GetBounds(item, *sides):
            yield item, kind, turn.box(*(side.value for side in sides))


def _rules(page: Any, turn: _Turn) -> Iterator[Rule]:
    """The thin lines of a page."""
    for _, kind, (left, top, right, bottom) in _objects(page, turn):
        if kind != raw.FPDF_PAGEOBJ_PATH:
            continue
        narrow, long = sorted((right - left, bottom - top))
        if narrow < _RULE_WIDTH and long > _RULE_LENGTH:
            yield Rule(left, top, right, bottom)
        elif narrow > _RULE_LENGTH:
            yield from _frame(left, top, right, bottom)


def _frame(left: float, top: float, right: float, bottom: float) -> Iterator[Rule]:
    """A box that is drawn or filled has the rules of its sides."""
    yield Rule(left, top, right, top)
    yield Rule(left, bottom, right, bottom)
    yield Rule(left, top, left, bottom)
    yield Rule(right, top, right, bottom)
