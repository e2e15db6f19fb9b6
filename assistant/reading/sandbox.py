"""Runs a reader in a child process, so that a hostile file can harm nothing but that process.

The child gets the open file as standard input (never a name), a nearly empty environment, and
limits on memory, processor time and output that it cannot raise again. It answers in JSON.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event
from time import monotonic
from typing import IO, Any, get_args

from assistant.reading.readers.content import Content, UnreadableError
from assistant.schema import Line, LineKind

_KINDS = frozenset(get_args(LineKind))

# A scanned book of 100 MB takes 300 MB and, at 400 pages a second, 3 s.
MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 30
WALL_SECONDS = 60  # the processor may be shared
OUTPUT_BYTES = 80_000_000  # the longest text that a document may have, as JSON
_LOOK = 0.2  # seconds between looks at whether the caller still wants the answer

STOPPED = (
    "the reader had to stop: it is broken, or takes more memory or time than a document may: "
    "export its text again and add that"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child process may take; what is None is this module's number."""

    memory_bytes: int | None = None
    cpu_seconds: int | None = None
    output_bytes: int | None = None
    wall_seconds: float | None = None

    def arguments(self) -> tuple[str, str, str]:
        """Memory, processor time and output, as the child is told them."""
        return (
            str(self.memory_bytes or MEMORY_BYTES),
            str(self.cpu_seconds or CPU_SECONDS),
            str(self.output_bytes or OUTPUT_BYTES),
        )


def read_apart(
    format_name: str,
    file: IO[bytes],
    *options: str,
    limits: Limits = Limits(),
    stop: Event | None = None,
) -> Content:
    """Read an open file in a child process; raises ``UnreadableError``.

    Args:
        format_name: A key of ``readers.__main__.READERS``.
        file: An open file of the disk; where it has been read to does not matter.
        options: What the reader is told besides the file.
        limits: What the child may take.
        stop: Set by another thread, it ends the child at once.
    """
    answer = _said(format_name, file, options, limits, stop)
    return _content(answer)


def answer_apart(
    format_name: str,
    file: IO[bytes],
    *options: str,
    limits: Limits = Limits(),
    stop: Event | None = None,
) -> Any:
    """What a reader says that was asked for something else than content; not to be trusted."""
    return _said(format_name, file, options, limits, stop)["answer"]


def _said(
    format_name: str, file: IO[bytes], options: Sequence[str], limits: Limits, stop: Event | None
) -> dict[str, Any]:
    command = [sys.executable, "-P", "-B", "-m", "assistant.reading.readers", format_name]
    with TemporaryFile() as output:
        command += [*limits.arguments(), *options]
        if run(command, file, output, environment(), limits, stop):
            raise UnreadableError(STOPPED)
        output.seek(0)
        answer: dict[str, Any] = json.load(output)
    if "message" in answer:
        raise UnreadableError(str(answer["message"]), answer["problem"])
    return answer


def run(
    command: Sequence[str],
    file: IO[bytes] | None,
    output: IO[bytes] | None,
    surroundings: Mapping[str, str],
    limits: Limits,
    stop: Event | None = None,
) -> int:
    """Run a command and return its exit status; it and its children end with this function."""
    process = subprocess.Popen(
        command,
        stdin=file or subprocess.DEVNULL,
        stdout=output or subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # whatever killed the reader, the user's remedy is one
        env=dict(surroundings),
        start_new_session=True,
    )
    end = monotonic() + (limits.wall_seconds or WALL_SECONDS)
    try:
        while (left := end - monotonic()) > 0 and not (stop and stop.is_set()):
            with suppress(subprocess.TimeoutExpired):  # looked at again below
                return process.wait(min(left, _LOOK) if stop else left)
        raise UnreadableError(STOPPED)
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with all that it has started."""
    with suppress(ProcessLookupError, PermissionError):  # all have ended
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def environment() -> dict[str, str]:
    """No keys and no settings; on Windows Python does not start without SYSTEMROOT."""
    names = ("PATH", "SYSTEMROOT", "TESSDATA_PREFIX", "TMPDIR")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return {**kept, "PYTHONPATH": str(Path(__file__).resolve().parents[2]), "PYTHONUTF8": "1"}


def _content(answer: dict[str, Any]) -> Content:
    """Build content from the child's answer, field by field: the child is not trusted."""
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
