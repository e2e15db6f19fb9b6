"""The child process: limits itself, reads one file from standard input, prints JSON.

Usage: ``python -m assistant.reading.readers pdf MEMORY_BYTES CPU_SECONDS OUTPUT_BYTES < file``.
The answer is ``{"lines": …, "title": …}``, each line as the values of its fields, or
``{"problem": …, "message": …}``; any other end means that the reader died of the file.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import astuple
from typing import Any

from assistant.reading.readers.content import Content, UnreadableError

READERS = {  # loaded by name: one format's library must not slow the start of another's
    "pdf": "assistant.reading.readers.pdf:read_pdf",
    "docx": "assistant.reading.readers.docx:read_docx",
    "html": "assistant.reading.readers.html:read_html",
}


def main(format_name: str, memory: int, cpu: int, output: int) -> None:
    """Read standard input as a file of this format, within these bytes, seconds and bytes."""
    _limit(RLIMIT_AS=memory, RLIMIT_CPU=cpu, RLIMIT_FSIZE=output, RLIMIT_CORE=0)
    answer = _answer(_reader(format_name), sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))


def _limit(**limits: int) -> None:
    """Bound this process for good; on a platform without limits the parent's clock still holds."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for name, value in limits.items():
        with suppress(ValueError, OSError):  # a stricter limit is already set
            resource.setrlimit(getattr(resource, name), (value, value))


def _reader(format_name: str) -> Callable[[bytes], Content]:
    module, _, function = READERS[format_name].partition(":")
    reader: Callable[[bytes], Content] = getattr(importlib.import_module(module), function)
    return reader


def _answer(read: Callable[[bytes], Content], data: bytes) -> Mapping[str, Any]:
    try:
        content = read(data)
        return {
            "lines": [astuple(line) for line in content.lines],
            "title": content.title,
            "metadata": dict(content.metadata),
            "warnings": content.warnings,
        }
    except UnreadableError as error:
        return {"problem": error.problem, "message": str(error)}


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
