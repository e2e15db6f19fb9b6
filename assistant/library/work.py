"""The worker's own process: takes jobs from standard input, answers with parcels, in lines of JSON.

Usage: ``python -m assistant.library.work MEMORY CPU PATIENCE``: what it may take in bytes and, for
each job, in seconds of the processor; and for how many seconds it waits for a job before it ends.

A job is a line. The answer to it is the line ``{"at": "text"}`` when the file has been read, then
the lines of a parcel and ``{"done": true}``, or one line that says why there is none.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import IO, Any

from assistant.errors import DamagedFile, ReadingError
from assistant.library.lexical import passage_terms
from assistant.library.parcels import Parcel, packed, to_document
from assistant.reading import sources, splitters
from assistant.reading.coverage import coverage_warnings
from assistant.schema import Document

READ = {"at": "text"}
DONE = {"done": True}
NO_MEMORY = {"stopped": "memory"}
_GROWN = 250_000_000  # bytes; a process that has held more ends, and gives them back


def main(memory: int, cpu: int, patience: float) -> None:
    """Do jobs until none comes, one has made the process large, or it dies of one."""
    _limit("AS", memory)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1, encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever a library prints is no answer
    jobs = sys.stdin.buffer
    most = max(_GROWN, _peak())  # at the start it is the peak of whoever started this process
    while _peak() <= most and _comes(jobs, patience) and (line := jobs.readline()):
        _limit("CPU", _seconds_used() + cpu)
        for answer in _answers(json.loads(line)):
            answers.write(answer + "\n")


def parcel_of(document: Document) -> Parcel:
    """Divide a document into passages; raises ``DamagedFile`` where it has none."""
    passages = splitters.split(document)
    if not passages:
        raise DamagedFile(f"{document.path or document.id} holds no text to search; leave it out")
    warnings = (*document.warnings, *coverage_warnings(document, passages))
    terms = tuple(passage_terms(splitters.lexical_text(passage)) for passage in passages)
    return Parcel(replace(document, warnings=warnings), passages, terms)


def _answers(job: dict[str, Any]) -> Iterator[str]:
    try:
        raw = None if "document" in job else sources.raw(job)
        yield json.dumps(READ)
        document = sources.built(raw, job) if raw else to_document(job["document"])
        yield from packed(parcel_of(document))
        yield json.dumps(DONE)
    except ReadingError as error:
        yield json.dumps({"error": type(error).__name__, "message": str(error)})
    except MemoryError:
        yield json.dumps(NO_MEMORY)


def _limit(name: str, value: int) -> None:
    """Bound this process, not those that it starts: they have limits of their own."""
    try:
        import resource
    except ImportError:  # Windows: the clock of whoever waits still holds
        return
    kind = getattr(resource, f"RLIMIT_{name}")
    with suppress(ValueError, OSError):  # a stricter limit is already set
        resource.setrlimit(kind, (value, resource.getrlimit(kind)[1]))


def _seconds_used() -> int:
    return int(sum(os.times()[:2])) + 1


def _peak() -> int:
    """The most memory that this process has held so far, in bytes; 0 where nobody counts it."""
    try:
        import resource
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _comes(jobs: IO[bytes], patience: float) -> bool:
    """Wait for a job; a pipe cannot be waited for on Windows, where the process stays."""
    if os.name == "nt":
        return True
    import select

    return bool(select.select([jobs], [], [], patience)[0])


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
