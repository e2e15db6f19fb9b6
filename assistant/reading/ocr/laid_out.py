"""Recognised words into lines: the layout is that of any page whose words have places."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.reading.layout.flow import flow
from assistant.reading.layout.sheet import Sheet, Word
from assistant.reading.readers.content import Content


def read_recognised(data: bytes) -> Content:
    """Read the pages that ``scans`` has put together, as JSON by index."""
    pages = [page for _, page in sorted(json.loads(data).items(), key=lambda item: int(item[0]))]
    count = len(pages)
    return Content(flow([sheet_of(p, at + 1 if count > 1 else None) for at, p in enumerate(pages)]))


def recognised_sheets(path: str, labels: Mapping[int, int | None]) -> dict[int, Sheet]:
    """The recognised pages of a file that ``scans`` has written, by index, with their labels."""
    found: dict[str, Any] = json.loads(Path(path).read_text(encoding="utf-8")) if path else {}
    return {int(at): sheet_of(page, labels[int(at)]) for at, page in found.items()}


def sheet_of(page: Mapping[str, Any], label: int | None) -> Sheet:
    """A page as ``recognise.read_scanned_page`` tells it; no word is known to be bold."""
    words = [Word._make((*word, False)) for word in page["words"]]
    return Sheet(page["width"], page["height"], words, label=label)
