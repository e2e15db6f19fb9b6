"""Files that hold files, as sources: each file in an archive or letter becomes a document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO, NamedTuple

from assistant.reading.formats import display_name, read
from assistant.reading.readers.content import UnreadableError
from assistant.reading.sandbox import Limits, answer_apart
from assistant.schema import RawDocument

_LIMITS = Limits(output_bytes=120_000_000)  # above the largest member


class Member(NamedTuple):
    """A file in a container: ``name`` with folders and no other of its kind; ``at``, its place."""

    name: str
    digest: str
    at: int
    problem: str


def members(path: Path, kind: str) -> list[Member]:
    """The files in a container; raises ``UnreadableError`` where it cannot be opened."""
    with path.open("rb", buffering=0) as file:
        listed = answer_apart("container", file, kind, limits=_LIMITS)
    names = _apart(str(name) for name, _, _ in listed)
    return [
        Member(name, str(digest), at, str(problem))
        for at, (name, (_, digest, problem)) in enumerate(zip(names, listed, strict=True))
    ]


def read_member(path: Path, kind: str, member: Member) -> RawDocument:
    """Read one file of a container; raises a ``ReadingError``."""
    with TemporaryDirectory(prefix="member-") as folder, path.open("rb", buffering=0) as file:
        target = Path(folder, f"member{_suffix(member.name)}")
        _write(file, kind, member, target)
        return read(target, member.name)


def _write(file: IO[bytes], kind: str, member: Member, target: Path) -> None:
    place = str(member.at)
    [found] = answer_apart("container", file, kind, place, str(target), limits=_LIMITS)
    if found[1] != member.digest:
        raise UnreadableError("its archive has changed since it was listed: add it again")


def _suffix(name: str) -> str:
    """The suffix of a member, harmless in a path."""
    suffix = PurePosixPath(display_name(name)).suffix.lower()
    return suffix if suffix[1:].isalnum() and len(suffix) < 12 else ""


def _apart(names: Iterator[str]) -> Iterator[str]:
    """The names, those that have come before with a number."""
    seen: dict[str, int] = {}
    for name in names:
        count = seen[name] = seen.get(name, 0) + 1
        where = PurePosixPath(name)
        yield name if count == 1 else str(where.with_name(f"{where.stem} ({count}){where.suffix}"))
