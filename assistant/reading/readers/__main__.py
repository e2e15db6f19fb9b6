"""The child process: limits itself, reads one file from standard input, prints JSON.

Usage: ``python -m assistant.reading.readers FORMAT MEMORY CPU OUTPUT [OPTION …] < file``, where
the limits are in bytes, seconds and bytes.
The answer is the content, ``{"answer": …}`` or ``{"problem": …, "message": …}``; any other end
means that the reader died of the file.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple
from typing import Any

from assistant.reading.readers.content import Content, UnreadableError

READERS = {  # loaded by name: one format's library must not slow the start of another's
    "pdf": "assistant.reading.readers.pdf:read_pdf",
    "pdf_pages": "assistant.reading.readers.pdf_pages:read_pages",
    "docx": "assistant.reading.readers.docx:read_docx",
    "html": "assistant.reading.readers.html:read_html",
    "page_count": "assistant.reading.ocr.recognise:page_count",
    "scanned_page": "assistant.reading.ocr.recognise:read_scanned_page",
    "text_page": "assistant.reading.showing.page_picture:show_text_page",
    "recognised_page": "assistant.reading.showing.page_picture:show_recognised_page",
    "find_page": "assistant.reading.showing.page_picture:find_page",
    "recognised": "assistant.reading.ocr.laid_out:read_recognised",
    "pptx": "assistant.reading.readers.pptx:read_pptx",
    "sheets": "assistant.reading.readers.sheets:read_sheets",
    "delimited": "assistant.reading.readers.delimited:read_delimited",
    "epub": "assistant.reading.readers.epub:read_epub",
    "mail": "assistant.reading.readers.mail:read_mail",
    "mhtml": "assistant.reading.readers.mail:read_mhtml",
    "container": "assistant.reading.readers.containers:list_members",
}


def main(format_name: str, memory: int, cpu: int, output: int, *options: str) -> None:
    """Read standard input as a file of this format, within these bytes, seconds and bytes."""
    limit(memory, cpu, output)
    answer = _answer(_reader(format_name), _given(), options)
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))


def _given() -> bytes:
    """The whole file, wherever another process has read it to: several may share it."""
    if not hasattr(os, "pread"):
        return sys.stdin.buffer.read()
    size = os.fstat(0).st_size
    pieces: list[bytes] = []
    while piece := os.pread(0, size, sum(map(len, pieces))):
        pieces.append(piece)
    return b"".join(pieces)


def limit(memory: int, cpu: int, output: int) -> None:
    """Bound this process and its children for good, in bytes, seconds and bytes.

    On a platform without limits the parent's clock still holds.
    """
    try:
        import resource
    except ImportError:  # Windows
        return
    limits = {"AS": memory, "CPU": cpu, "FSIZE": output, "CORE": 0}
    for name, value in limits.items():
        with suppress(ValueError, OSError):  # a stricter limit is already set
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (value, value))


def _reader(format_name: str) -> Callable[..., Any]:
    module, _, function = READERS[format_name].partition(":")
    reader: Callable[..., Any] = getattr(importlib.import_module(module), function)
    return reader


def _answer(read: Callable[..., Any], data: bytes, options: Sequence[str]) -> Mapping[str, Any]:
    """What a reader says: a document's content, or what else it was asked for, as it stands."""
    try:
        found = read(data, *options)
    except UnreadableError as error:
        return {"problem": error.problem, "message": str(error)}
    if not isinstance(found, Content):
        return {"answer": found}
    return {
        "lines": [astuple(line) for line in found.lines],
        "title": found.title,
        "metadata": dict(found.metadata),
        "warnings": found.warnings,
    }


if __name__ == "__main__":
    name, memory, cpu, output, *options = sys.argv[1:]
    main(name, int(memory), int(cpu), int(output), *options)
