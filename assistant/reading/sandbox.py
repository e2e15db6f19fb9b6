"""Runs a reader in a child process, so that a hostile file can harm nothing but that process.

The child gets the open file as standard input (never a name), an empty environment, and limits
on memory, processor time and output that it cannot raise again. It answers in JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, get_args

from assistant.reading.readers.content import Content, UnreadableError
from assistant.schema import Line, LineKind

_KINDS = frozenset(get_args(LineKind))

# A scanned book of 100 MB takes 300 MB and, at 400 pages a second, 3 s.
MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 30
WALL_SECONDS = 60  # the processor may be shared
OUTPUT_BYTES = 80_000_000  # the longest text that a document may have, as JSON

_STOPPED = (
    "the reader had to stop: it is broken, or takes more memory or time than a document may: "
    "export its text again and add that"
)


def read_apart(format_name: str, file: IO[bytes]) -> Content:
    """Read an open file in a child process; raises ``UnreadableError``."""
    limits = map(str, (MEMORY_BYTES, CPU_SECONDS, OUTPUT_BYTES))
    with TemporaryFile() as output:
        try:
            ended = subprocess.run(
                [
                    sys.executable,
                    "-P",
                    "-B",
                    "-m",
                    "assistant.reading.readers",
                    format_name,
                    *limits,
                ],
                stdin=file,
                stdout=output,
                stderr=subprocess.DEVNULL,  # whatever killed the reader, the user's remedy is one
                env=_environment(),
                timeout=WALL_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise UnreadableError(_STOPPED) from error
        if ended.returncode:
            raise UnreadableError(_STOPPED)
        output.seek(0)
        return _content(json.load(output))


def _environment() -> dict[str, str]:
    """No keys and no settings; on Windows Python does not start without SYSTEMROOT."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {**kept, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PYTHONUTF8": "1"}


def _content(answer: dict[str, Any]) -> Content:
    """Build content from the child's answer, field by field: the child is not trusted."""
    if "lines" not in answer:
        raise UnreadableError(str(answer["message"]), answer["problem"])
    return Content(
        lines=tuple(_line(*line) for line in answer["lines"]),
        title=None if answer["title"] is None else str(answer["title"]),
        metadata={str(key): str(value) for key, value in answer["metadata"].items()},
        warnings=tuple(str(warning) for warning in answer["warnings"]),
    )


def _line(
    text: Any, kind: Any, level: Any, page: Any, size: Any, bold: Any, centred: Any, opens: Any,
    box: Any,
) -> Line:  # fmt: skip
    return Line(
        text=str(text),
        kind=kind if kind in _KINDS else "line",
        level=int(level),
        page=None if page is None else int(page),
        size=float(size),
        bold=bool(bold),
        centred=bool(centred),
        opens=None if opens is None else bool(opens),
        box=None if box is None else (float(box[0]), float(box[1]), float(box[2]), float(box[3])),
    )
