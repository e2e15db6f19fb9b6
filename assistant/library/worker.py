"""A bounded process that reads, repairs, structures and divides, aside from whoever waits for it.

What a hostile file takes is the worker's: its memory, its processor time, the length of its answer
and the clock all have bounds, and what comes back is data that is checked. A worker that breaks one
is ended, the file is refused with one line, and the next file gets a new worker.
"""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any

from assistant.errors import DamagedFile, NeedsOcr, ReadingError, UnsupportedFile
from assistant.library import work
from assistant.library.parcels import Parcel, unpacked
from assistant.reading import sources
from assistant.reading.formats import display_name
from assistant.reading.sandbox import STOPPED, environment

_SMALL = 20_000  # characters of a text that the caller may divide itself: a tenth of a second
_ERRORS = {kind.__name__: kind for kind in (UnsupportedFile, DamagedFile, NeedsOcr, ReadingError)}
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}  # each thread takes room

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """What a worker may take for one document; the longest law takes half of each.

    ``wall_seconds`` count from when the file has been read: readers have limits of their own, and
    text recognition of a thick scan takes an hour.
    """

    memory_bytes: int = 600_000_000  # of address space, of which at most 520 MB are in use
    cpu_seconds: int = 150
    wall_seconds: float = 900  # the processor may be shared
    output_bytes: int = 150_000_000
    patience: float = 60  # seconds after its last job at which a worker ends


class _Gone(Exception):
    """The worker has ended in the middle of a job."""


class Worker:
    """One process; started at its first job and whenever it has ended."""

    def __init__(self, limits: WorkLimits = WorkLimits()) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._said = TemporaryFile()  # noqa: SIM115 - as long as the worker

    def work(self, job: Mapping[str, Any], name: str) -> Parcel:
        """Do a job; raises a ``ReadingError``, of which the line names the file by ``name``."""
        try:
            return self._answer(self._heard(job))
        except _Gone as error:
            raise DamagedFile(f"{display_name(name)!r} was not read: {STOPPED}.") from error
        except ReadingError:
            raise
        except BaseException:  # stopped in the middle: what still comes is no answer to the next
            self.close()
            raise

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _heard(self, job: Mapping[str, Any]) -> bytes | None:
        """Give the process a job; return the first line of its answer.

        A process that has waited long enough, or grown large, ends between two jobs: then another
        gets the job.
        """
        line = json.dumps(job).encode() + b"\n"
        if self._process is not None:
            with suppress(OSError):
                self._write(line)
                if (first := self._line()) is not None:
                    return first
            self.close()
        self._process = self._started()
        with suppress(BrokenPipeError):  # it has died at once: that it says nothing tells it
            self._write(line)
        return self._line()

    def _write(self, line: bytes) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(line)
        self._process.stdin.flush()

    def _started(self) -> subprocess.Popen[bytes]:
        limits = self._limits
        given = (limits.memory_bytes, limits.cpu_seconds, limits.patience)
        self._said.seek(0)
        self._said.truncate()
        return subprocess.Popen(
            [sys.executable, "-P", "-B", "-m", "assistant.library.work", *map(str, given)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env={**environment(), **_ONE_THREAD},
            start_new_session=True,
        )

    def _answer(self, first: bytes | None) -> Parcel:
        if first is not None and json.loads(first) == work.READ:
            with self._clock():
                return self._parcel()
        raise self._why_not(first)

    def _parcel(self) -> Parcel:
        """Read a parcel; lines that are no part of it say why there is none."""
        last: list[bytes | None] = []

        def lines() -> Iterator[bytes]:
            left = self._limits.output_bytes
            while (line := self._line(left)) is not None:
                left -= len(line)
                if line.startswith((b'{"done"', b'{"error"', b'{"stopped"')):
                    last.append(line)
                    return
                yield line
            last.append(None)

        try:
            found = unpacked(lines())
        except (ValueError, TypeError, KeyError) as error:
            if not last:
                self.close()
                raise _Gone from error  # it does not say what a worker says
            raise self._why_not(last[0]) from error
        if not last or last[0] is None or json.loads(last[0]) != work.DONE:
            raise self._why_not(last[0] if last else None)
        return found

    def _line(self, most: int = 1_000_000) -> bytes | None:
        """The next line of an answer; None where none comes, or one that is too long."""
        assert self._process is not None
        assert self._process.stdout is not None
        line = self._process.stdout.readline(max(1, most))
        return line if line.endswith(b"\n") else None

    def _why_not(self, line: bytes | None) -> Exception:
        """What a line says that is no parcel; without one the worker has died, or goes now."""
        said = json.loads(line) if line else {}
        if "error" in said:
            return _ERRORS.get(said["error"], ReadingError)(str(said["message"]))
        self._tell()
        self.close()
        return _Gone()

    def _tell(self) -> None:
        """Write down what a worker said when it died of something that is no limit: a fault."""
        self._said.seek(0)
        said = self._said.read().decode("utf-8", "replace").strip().splitlines()
        if said:
            log.error("a worker has died: %s", said[-1])

    @contextmanager
    def _clock(self) -> Iterator[None]:
        """Kill the process when the time for a document is over."""
        assert self._process is not None
        timer = threading.Timer(self._limits.wall_seconds, self._process.kill)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


_idle: list[Worker] = []
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_idle.clear)  # the workers are the parent's


def parcel_of(source: sources.Source) -> Parcel:
    """Return what becomes of a source; raises a ``ReadingError``.

    A short text is divided here: a caller who has it can also wait for it.
    """
    if len(source.job.get("text", "x" * (_SMALL + 1))) <= _SMALL:
        return work.parcel_of(sources.read(source.job))
    return in_worker(source.job, source.name)


def in_worker(job: Mapping[str, Any], name: str) -> Parcel:
    """Do a job in a worker of this process that has nothing to do, or in a new one."""
    try:
        worker = _idle.pop()
    except IndexError:
        worker = Worker()
    try:
        return worker.work(job, name)
    finally:
        _idle.append(worker)
