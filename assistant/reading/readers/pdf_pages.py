"""Single pages of a PDF as one extractor reads them: what the gate chooses from.

Each gives a page's words with their places, so that whichever is chosen is laid out like any page.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # the wheel carries no types
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from assistant.reading.layout.flow import flow
from assistant.reading.layout.sheet import Sheet, Word
from assistant.reading.readers.content import clean
from assistant.reading.readers.pdf_letters import near_words, with_letters_of
from assistant.reading.readers.pdf_sheets import PageReader

_SAME = 0.9  # share of letters that two extractors have in common, from which places are PDFium's
_PATIENCE = 20  # seconds for one page by pdftotext
_NUMBER = r'="(-?[0-9.]+)"'
_WORD = re.compile(rf"<word xMin{_NUMBER} yMin{_NUMBER} xMax{_NUMBER} yMax{_NUMBER}>([^<]*)</word>")
_DESCENT = 0.2  # of a box's height below the line that letters stand on
_LINE_HEIGHT = 1.3  # box height to font size

Extractor = Callable[[bytes, int, Sheet], Sequence[Word]]


def read_pages(data: bytes, extractor: str, pages: str) -> dict[str, Any]:
    """Read pages, indexes with blanks between, by one extractor, a key of ``EXTRACTORS``.

    The answer has for each page that it reads its ``words``, as in ``ocr.recognise`` and whether
    they are bold, and the ``text`` that they become; a page that it cannot read is absent.
    """
    document = pdfium.PdfDocument(data)
    reader = PageReader(document)
    found: dict[str, Any] = {}
    for index in map(int, pages.split()):
        sheet = reader.sheet(index, None)
        words = [word for word in EXTRACTORS[extractor](data, index, sheet) if word.text]
        if words:
            text = "\n".join(line.text for line in flow([sheet._replace(words=words)]))
            found[str(index)] = {"words": [list(word) for word in words], "text": text}
    return found


def _as_it_is(_: bytes, __: int, sheet: Sheet) -> Sequence[Word]:
    return sheet.words


def _thai_codes(_: bytes, __: int, sheet: Sheet) -> Sequence[Word]:
    """The same codes as those of Thai Windows: old fonts call themselves Western."""
    return [word._replace(text=_as_thai(word.text)) for word in sheet.words]


def _as_thai(text: str) -> str:
    return "".join(map(_thai_char, text))


@lru_cache(maxsize=1024)
def _thai_char(char: str) -> str:
    for western in ("cp1252", "latin-1"):
        try:
            return char.encode(western).decode("cp874")
        except UnicodeError:
            continue
    return char


def _by_pypdf(data: bytes, index: int, sheet: Sheet) -> Sequence[Word]:
    try:
        text = _pypdf(data).pages[index].extract_text()
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return ()  # what PDFium mends in a file, pypdf often cannot
    placed = with_letters_of(sheet.words, text)
    return placed.words if placed.share >= _SAME else ()


@lru_cache(maxsize=1)
def _pypdf(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def _by_poppler(_: bytes, index: int, sheet: Sheet) -> Sequence[Word]:
    """What ``pdftotext`` reads in the file that is this process's standard input."""
    program = shutil.which("pdftotext")
    if program is None:
        return ()
    only = ("-f", str(index + 1), "-l", str(index + 1))
    try:
        done = subprocess.run(
            [program, "-q", "-bbox-layout", "-enc", "UTF-8", *only, "/dev/stdin", "-"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=True,
        )
    except subprocess.SubprocessError:  # broken for it, or too slow: others may read the page
        return ()
    words = list(_words(done.stdout.decode("utf-8", "replace")))
    placed = with_letters_of(sheet.words, " ".join(word.text for word in words))
    return placed.words if placed.share >= _SAME else near_words(words, sheet.words)


def _words(page: str) -> Iterator[Word]:
    for *sides, text in _WORD.findall(page):
        left, top, right, bottom = map(float, sides)
        height = bottom - top
        base, size = bottom - _DESCENT * height, height / _LINE_HEIGHT
        yield Word(clean(html.unescape(text)), left, top, right, bottom, base, size, False)


EXTRACTORS: Final[dict[str, Extractor]] = {
    "pdfium": _as_it_is,
    "codes": _thai_codes,
    "pypdf": _by_pypdf,
    "poppler": _by_poppler,
}
