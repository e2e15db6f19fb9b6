"""PDF: the words of the text layer with their places, laid out into lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # the wheel carries no types

from assistant.reading.layout.flow import numbered_flow
from assistant.reading.layout.sheet import Sheet
from assistant.reading.letters import looks_damaged
from assistant.reading.ocr.laid_out import sheet_of, words_of
from assistant.reading.printed_numbers import NUMBERS, written
from assistant.reading.ranges import ranges
from assistant.reading.readers.content import (
    DOUBTFUL,
    HIDDEN,
    WITHOUT_TEXT,
    Content,
    UnreadableError,
    check_length,
)
from assistant.reading.readers.pdf_sheets import PageReader
from assistant.reading.readers.titles import sensible_title

_END = b"%%EOF"
_TAIL = 2048  # bytes in which the end mark must stand; readers allow 1,024, some writers add more


def read_pdf(data: bytes, chosen: str = "") -> Content:
    """Read the text layer of a PDF.

    Args:
        data: The bytes of the file.
        chosen: The path of a file with the words of pages that others read better, as ``choosing``
            writes it; without it the metadata names the pages that have no text layer and those
            whose letters look damaged, from 0, under ``WITHOUT_TEXT`` and ``DOUBTFUL``.
    """
    if _END not in data[-_TAIL:]:
        raise UnreadableError("it is cut off before its end: download or export it again")
    document = _open(data)
    labels = _labels([document.get_page_label(index) for index in range(len(document))])
    reader = PageReader(document)
    sheets = list(_sheets(reader, labels))
    for index, page in _chosen(chosen).items():
        sheets[index] = _replaced(sheets[index], page)
    if not any(sheet.words for sheet in sheets):
        raise UnreadableError(
            f"none of its {len(sheets)} page(s) has a text layer, so it needs OCR: run it through "
            "a text recognition program and add the result",
            "needs_ocr",
        )
    title = sensible_title(document.get_metadata_value("Title"))
    empty = [index for index, sheet in enumerate(sheets) if not sheet.words]
    metadata = {} if chosen else _to_look_at(sheets, empty)
    warnings = _empty_pages(empty, len(sheets))
    if reader.hidden:
        warnings += (HIDDEN.format(places=reader.hidden),)
    lines, numbers = numbered_flow(sheets)
    return Content(lines, title, {**metadata, NUMBERS: written(numbers)}, warnings)


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium.raw.FPDF_ERR_PASSWORD:
            raise UnreadableError(
                "it is locked with a password: remove the password and add it again"
            ) from error
        raise UnreadableError("its PDF structure is broken: download or export it again") from error
    if not len(document):
        raise UnreadableError("it has no pages: export it again")
    return document


def _sheets(reader: PageReader, labels: Sequence[int | None]) -> Iterator[Sheet]:
    characters = 0
    for index, label in enumerate(labels):
        try:
            sheet = reader.sheet(index, label)
        except pdfium.PdfiumError as error:
            raise UnreadableError(
                f"its page {index + 1} is broken: download or export it again"
            ) from error
        characters += sum(len(word.text) + 1 for word in sheet.words)
        check_length(characters)
        yield sheet


def _chosen(path: str) -> dict[int, Any]:
    found = json.loads(Path(path).read_text(encoding="utf-8")) if path else {}
    return {int(at): page for at, page in found.items()}


def _replaced(sheet: Sheet, page: Mapping[str, Any]) -> Sheet:
    """The sheet with the words that were chosen; a picture's words have a page of their own."""
    if "width" in page:
        return sheet_of(page, sheet.label)
    words = words_of(page) if "words" in page else sheet.words
    return sheet._replace(words=words, readable=not page.get("unreadable"))


def _to_look_at(sheets: Sequence[Sheet], empty: Sequence[int]) -> dict[str, str]:
    texts = (" ".join(word.text for word in sheet.words) for sheet in sheets)
    doubtful = [index for index, text in enumerate(texts) if looks_damaged(text)]
    named = {WITHOUT_TEXT: empty, DOUBTFUL: doubtful}
    return {key: " ".join(map(str, pages)) for key, pages in named.items() if pages}


def _labels(printed: Sequence[str]) -> list[int | None]:
    """Printed numbers where the file has any; then other pages (i, ii, A-1) have none.

    A file without printed numbers is counted from 1, so that no page has another's number.
    """
    numbers = [int(label) if label.isdecimal() else None for label in printed]
    if any(number is not None for number in numbers):
        return numbers
    return list(range(1, len(printed) + 1))


def _empty_pages(empty: Sequence[int], count: int) -> tuple[str, ...]:
    if not empty:
        return ()
    named = ranges([index + 1 for index in empty])
    return (f"no text on page(s) {named} of {count}, counted from the first sheet",)
