"""Torn files: each is read, or refused in one line, within five seconds and little memory.

A reader runs in a child process as it always does, only that the child is forked and not started
anew, so that thousands are read in minutes.  What it dies of is counted: the user meets one line
even then, and yet such a file might be read.
"""

from __future__ import annotations

import os
import re
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from assistant.errors import ReadingError
from assistant.reading import sandbox
from assistant.reading.readers import __main__ as child
from assistant.reading.sources import Source, file_sources, read
from assistant.reading.splitters import split, window_text
from benchmarks.fuzz_seeds import SEEDS, unzipped, zipped

SECONDS = 5.0
MEMORY = 600_000_000  # bytes that a reader may take for a file of a few kilobytes
_INSIDE = 10  # files of an archive or letter that are read: each is as much work as one alone
DIED: Counter[str] = Counter()  # what readers died of, by the error and its place

_READERS = "assistant.reading.readers"
_NUMBER = re.compile(rb"\d+")
_TAG = re.compile(rb"<[^<>]{1,200}>")
_TOKENS = (
    b"", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xe0\xb8", b"<", b">", b"&", b"&#x0;",
    b"&#xD800;", b"&a;", b"]]>", b"<!--", b"<!DOCTYPE a [<!ENTITY a 'b'>]>", b"<b>" * 2_000, b'"',
    b"'", b",", b"\r", b"\n" * 300, b"\t" * 300, b" " * 3_000, b"=", b"--b1\r\n", b"%PDF-1.7",
    b"endobj", b"<< /Kids [1 0 R] >>", b"(" * 900, b"\xf0\x9f\x99\x82", "ำ".encode() * 200,
    b"PK\x03\x04", b"&a ", b"*a", b"!!bool x",
)  # fmt: skip
_NUMBERS = (
    b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999", b"1e309", b"NaN", b"3.5",
)  # fmt: skip
Change = tuple[str, int, int, bytes]  # what is done, where (of a million), to how many bytes


def changes(tokens: Sequence[bytes] = _TOKENS) -> SearchStrategy[Change]:
    """Return what may be done to some bytes."""
    return st.tuples(
        st.sampled_from("cut put put flip again many number number tag swap".split()),
        st.integers(0, 999_999),
        st.one_of(st.integers(0, 12), st.integers(0, 900)),
        st.one_of(st.sampled_from(tokens), st.sampled_from(_NUMBERS), st.binary(max_size=6)),
    )


def files(suffixes: Sequence[str] = tuple(SEEDS)) -> SearchStrategy[tuple[str, list[Any]]]:
    """Return torn files: their suffix and what is done to which parts of the real one."""
    some = st.tuples(st.integers(0, 999), st.lists(changes(), min_size=1, max_size=4))
    return st.tuples(st.sampled_from(suffixes), st.lists(some, min_size=1, max_size=3))


def changed(data: bytes, some: Sequence[Change]) -> bytes:
    """Return bytes to which some changes were made, one after the other."""
    for change in some:
        data = _changed(data, change)
    return data


def read_or_refused(drawn: tuple[str, list[tuple[int, list[Change]]]]) -> None:
    """A torn file becomes documents whose passages stand where they say, or one line."""
    suffix, made = drawn
    with TemporaryDirectory(prefix="fuzz-") as folder, _forked():
        path = Path(folder, f"torn{suffix}")
        path.write_bytes(torn(suffix, made))
        start = time.monotonic(), time.process_time()
        for source in file_sources([path])[:_INSIDE]:
            _become(source)
        taken = min(time.monotonic() - start[0], time.process_time() - start[1])
        assert taken < SECONDS, f"it takes {taken:.1f} s"


def _become(source: Any) -> None:
    if not isinstance(source, Source):
        _one_line(source.error)
        return
    try:
        document = read(source.job)
    except ReadingError as error:
        _one_line(str(error))
        return
    for passage in split(document):
        assert document.text[passage.start : passage.end] == passage.text
        for window in passage.windows:
            window_text(passage, window).encode()


def _one_line(told: str | None) -> None:
    assert told, "a refusal says why"
    assert told.strip(), "a refusal says why"
    assert "\n" not in told, told


@cache
def _seed(suffix: str) -> bytes:
    return SEEDS[suffix]()


@cache
def _parts(suffix: str) -> Mapping[str, bytes]:
    """Return the files in a real file that is an archive; its own bytes are there as ""."""
    data = _seed(suffix)
    inside = unzipped(data) if data.startswith(b"PK\x03\x04") else {}
    return {**{n: d for n, d in inside.items() if not n.endswith(("jpeg", "bin"))}, "": data}


def torn(suffix: str, made: Sequence[tuple[int, Sequence[Change]]]) -> bytes:
    """Return a real file with its parts changed; an archive is packed anew, so that it opens."""
    parts = dict(_parts(suffix))
    names = list(parts)
    for which, some in made:
        name = names[which % len(names)]
        parts[name] = changed(parts[name], some)
    whole = parts.pop("")
    return zipped(parts) if parts and whole == _seed(suffix) else whole


def _changed(data: bytes, change: Change) -> bytes:
    what, where, size, token = change
    at = len(data) * where // 1_000_000
    end = min(len(data), at + size)
    if what in ("number", "tag"):
        found = (_NUMBER if what == "number" else _TAG).search(data, at)
        if found is None:
            return data
        new = token if what == "number" else data[found.start() : found.end()] * (size + 1)
        return data[: found.start()] + new + data[found.end() :]
    piece = data[at:end]
    new = {
        "cut": b"",
        "put": token + piece,
        "flip": bytes(byte ^ (1 << size % 8) for byte in piece[:3]) + piece[3:],
        "again": piece * 2,
        "many": piece * 300,
        "swap": piece[::-1],
    }[what]
    return (data[:at] + new + data[end:])[:2_000_000]


@contextmanager
def _forked() -> Iterator[None]:
    """Let readers run in forks of this process while it is in force."""
    started = sandbox.run
    sandbox.run = _fork
    try:
        yield
    finally:
        sandbox.run = started


def _fork(
    command: Sequence[str], file: IO[bytes], output: IO[bytes], *_: Any
) -> int:  # as ``sandbox.run``
    name, memory, cpu, size, *options = command[command.index(_READERS) + 1 :]
    sys.stdout.flush()
    told, telling = os.pipe()
    start = time.monotonic()
    if not (made := os.fork()):
        os.close(told)
        _be_child(
            telling, (name, int(memory) + _mapped(), int(cpu), int(size)), options, file, output
        )
    os.close(telling)
    with os.fdopen(told, "rb") as why:
        died = why.read().decode("utf-8", "replace")
    _, status, used = os.wait4(made, 0)
    if status:
        DIED[died or f"status {status}"] += 1
    seconds = used.ru_utime + used.ru_stime
    assert min(seconds, time.monotonic() - start) < SECONDS, f"a reader takes {seconds:.1f} s"
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    took = used.ru_maxrss * 1024 - own
    assert took < MEMORY, f"a reader takes {took / 1e6:.0f} MB"
    return status


def _be_child(
    telling: int,
    limits: tuple[str, int, int, int],
    options: Sequence[str],
    file: IO[bytes],
    output: IO[bytes],
) -> None:
    try:
        os.dup2(file.fileno(), 0)
        os.dup2(output.fileno(), 1)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        child.main(*limits, *options)
        sys.stdout.flush()
    except BaseException as error:  # noqa: BLE001 - whatever it is, the child has died of it
        places = traceback.extract_tb(error.__traceback__)
        near = next((one for one in reversed(places) if "/assistant/" in one.filename), places[-1])
        where = f"{Path(near.filename).name}:{near.lineno}"
        said = f"{type(error).__name__}: {str(error)[:80]!a} at {where}"
        os.write(telling, said.encode())
        os._exit(1)
    os._exit(0)


def _mapped() -> int:
    """Return the bytes that this process maps, which its forks have before they begin."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
