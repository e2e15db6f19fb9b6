"""Recognised words into lines: the layout is that of any page whose words have places."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from assistant.reading.layout.flow import numbered_flow
from assistant.reading.layout.sheet import Sheet, Word
from assistant.reading.printed_numbers import NUMBERS, written
from assistant.reading.readers.content import Content


def read_recognised(data: bytes) -> Content:
    """Read the pages that ``scans`` has put together, as JSON by index."""
    pages = [page for _, page in sorted(json.loads(data).items(), key=lambda item: int(item[0]))]
    count = len(pages)
    sheets = [sheet_of(page, at + 1 if count > 1 else None) for at, page in enumerate(pages)]
    lines, numbers = numbered_flow(sheets)
    return Content(lines, metadata={NUMBERS: written(numbers)})


def sheet_of(page: Mapping[str, Any], label: int | None) -> Sheet:
    """A page as ``recognise.read_scanned_page`` tells it; no word is known to be bold."""
    return Sheet(page["width"], page["height"], words_of(page), label=label)


def words_of(page: Mapping[str, Any]) -> list[Word]:
    """The words of a page; text recognition does not tell which are bold."""
    return [
        Word._make(word if len(word) == len(Word._fields) else (*word, False))
        for word in page["words"]
    ]
