"""Pages that are pictures, recognised side by side, each in a child process of its own."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from tempfile import NamedTemporaryFile
from threading import Event
from typing import IO, Any, Literal, NamedTuple

from assistant.reading.ocr import tesseract
from assistant.reading.ranges import ranges
from assistant.reading.readers.content import (
    Content,
    UnreadableError,
    check_length,
)
from assistant.reading.sandbox import Limits, answer_apart, read_apart

Kind = Literal["pdf", "picture"]

_LIMITS = Limits(wall_seconds=180)  # a full page takes 3 s of a free processor
_SIDE_BY_SIDE = 4
_MAX_PAGES = 1_000  # an hour on one processor
_READABLE = 45  # percent of confidence; pages of less were pictures, stains or another script
_DOUBTFUL = 75  # percent; clean print has 85 to 95
_LETTERS = 3  # a page with fewer holds no text
_NOTHING = (
    "no text that can be read was found in its picture(s): if there is text, scan it at 300 dots "
    "an inch, straight and sharp"
)


class Recognised(NamedTuple):
    """One page, from 0: its words as ``recognise`` tells them, and its confidence in percent."""

    page: int
    words: Mapping[str, Any]
    confidence: int

    @property
    def is_read(self) -> bool:
        """Whether text was found that can be trusted at all."""
        return bool(self.words["words"])

    @property
    def text(self) -> str:
        """Its words with a blank between."""
        return " ".join(word[0] for word in self.words["words"])


def read_picture(file: IO[bytes]) -> Content:
    """Read a picture file by text recognition."""
    found = list(recognise(file, "picture", range(_page_count(file, "picture"))))
    if not any(page.is_read for page in found):
        raise UnreadableError(_NOTHING, "needs_ocr")
    with written(_by_index(found)) as words:
        return told(read_apart("recognised", words), found)


def _by_index(found: Sequence[Recognised]) -> dict[int, Mapping[str, Any]]:
    return {page.page: page.words for page in found}


def read_scanned(file: IO[bytes]) -> Content:
    """Read a PDF of which no page has a text layer."""
    count = _page_count(file, "pdf")
    none = f"none of its {count} page(s) has a text layer"
    try:
        found = list(recognise(file, "pdf", range(count)))
    except UnreadableError as error:
        raise UnreadableError(f"{none}, and {error}", error.problem) from error
    if not any(page.is_read for page in found):
        raise UnreadableError(f"{none}, so it needs OCR, but {_NOTHING}", "needs_ocr")
    with written(_by_index(found)) as words:
        return told(read_apart("pdf", file, words.name), found)


def _page_count(file: IO[bytes], kind: Kind) -> int:
    return int(answer_apart("page_count", file, kind))


def written(pages: Mapping[int, Mapping[str, Any]]) -> IO[bytes]:
    """A file, gone when closed, with pages by index, for the reader of a whole file."""
    file = NamedTemporaryFile(prefix="pages-", suffix=".json")  # noqa: SIM115 - handed over
    file.write(json.dumps(pages).encode())
    file.flush()
    return file


def recognise(file: IO[bytes], kind: Kind, pages: Sequence[int]) -> Iterator[Recognised]:
    """Yield pages, from 0, in order as they are read; closing the iterator stops the rest at once.

    Raises:
        UnreadableError: Tesseract is absent, or a page is broken or takes too long.
    """
    if len(pages) > _MAX_PAGES:
        raise UnreadableError(
            f"{len(pages)} of its pages need text recognition, more than {_MAX_PAGES:,}: "
            "split it into parts and add those"
        )
    program = tesseract.find()
    stop = Event()
    workers = ThreadPoolExecutor(min(_SIDE_BY_SIDE, os.cpu_count() or 1), "ocr")

    def read(page: int) -> Recognised:
        given = (kind, str(page), program.program, program.languages)
        words = answer_apart("scanned_page", file, *given, limits=_LIMITS, stop=stop)
        confidence = int(words["confidence"])
        letters = sum(char.isalnum() for word in words["words"] for char in word[0])
        if confidence < _READABLE or letters < _LETTERS:
            words = {**words, "words": []}
        return Recognised(page, words, confidence)

    try:
        yield from workers.map(read, pages)
    finally:
        stop.set()
        workers.shutdown(cancel_futures=True)


def told(content: Content, found: Sequence[Recognised]) -> Content:
    """The content with what is to be said about the pages that were recognised."""
    check_length(sum(len(line.text) for line in content.lines))
    read = [page for page in found if page.is_read]
    metadata = {**content.metadata, **_recorded(read)}
    return replace(content, metadata=metadata, warnings=(*content.warnings, *_warnings(read)))


def _recorded(found: Sequence[Recognised]) -> dict[str, str]:
    if not found:
        return {}
    mean = sum(one.confidence for one in found) / len(found)
    pages = ranges([one.page + 1 for one in found])
    return {"recognised_pages": pages, "recognition_confidence": f"{mean:.0f} %"}


def _warnings(found: Sequence[Recognised]) -> Iterator[str]:
    if found:
        about = _recorded(found)
        yield (
            f"page(s) {about['recognised_pages']} were read by text recognition (OCR), confidence "
            f"{about['recognition_confidence']}: compare numbers, above all Thai ones, with it"
        )
    doubtful = [one.page + 1 for one in found if one.confidence < _DOUBTFUL]
    if doubtful:
        yield f"text recognition is unsure of page(s) {ranges(doubtful)}: scan them again"
