"""PDF: the text layer, page by page, with printed page numbers where the file has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # the wheel carries no types

from assistant.reading.readers.content import (
    Content,
    PageContent,
    UnreadableError,
    check_length,
    clean,
)
from assistant.reading.readers.titles import sensible_title

_END = b"%%EOF"
_TAIL = 2048  # bytes in which the end mark must stand; readers allow 1,024, some writers add more
_HYPHEN_AT_LINE_END = "\ufffe"  # what PDFium puts for a hyphen that divides a word


def read_pdf(data: bytes) -> Content:
    """Read the text layer of a PDF."""
    if _END not in data[-_TAIL:]:
        raise UnreadableError("it is cut off before its end: download or export it again")
    document = _open(data)
    texts = list(_texts(document))
    if not any(text.strip() for text in texts):
        raise UnreadableError(
            f"none of its {len(texts)} page(s) has a text layer, so it needs OCR: run it through "
            "a text recognition program and add the result",
            "needs_ocr",
        )
    labels = _labels([document.get_page_label(index) for index in range(len(document))])
    pages = tuple(PageContent(text, label) for text, label in zip(texts, labels, strict=True))
    title = sensible_title(document.get_metadata_value("Title"))
    return Content(pages, title=title, warnings=_empty_pages(texts))


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


def _texts(document: pdfium.PdfDocument) -> Iterator[str]:
    characters = 0
    for index in range(len(document)):
        try:
            page = document[index]
            text_page = page.get_textpage()
        except pdfium.PdfiumError as error:
            raise UnreadableError(
                f"its page {index + 1} is broken: download or export it again"
            ) from error
        text = text_page.get_text_bounded().replace(_HYPHEN_AT_LINE_END, "-")
        text_page.close()
        page.close()
        characters += len(text)
        check_length(characters)
        yield clean(text)


def _labels(printed: Sequence[str]) -> list[int | None]:
    """Printed numbers where the file has any; then other pages (i, ii, A-1) have none.

    A file without printed numbers is counted from 1, so that no page has another's number.
    """
    numbers = [int(label) if label.isdecimal() else None for label in printed]
    if any(number is not None for number in numbers):
        return numbers
    return list(range(1, len(printed) + 1))


def _empty_pages(texts: Sequence[str]) -> tuple[str, ...]:
    empty = [index for index, text in enumerate(texts, start=1) if not text.strip()]
    if not empty:
        return ()
    return (
        f"no text on page(s) {_ranges(empty)} of {len(texts)}, counted from the first sheet: "
        "if they are pictures they need OCR",
    )


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in rising order as "1, 3-5"."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ", ".join("-".join(map(str, part)) for part in parts)
