"""Files of the home: written whole or not at all, read with one clear error."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from assistant.errors import LessonError, LibraryUnwritable

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL
MOST_BYTES = 50_000_000  # a longer file is none of ours
_BLOCK = 1 << 20  # bytes that are overwritten at a time
_REMEDY = (
    "free some space, make the folder writable, or choose another home with --home"
    " / เขียนลงที่นี่ไม่ได้ โปรดเพิ่มพื้นที่ว่าง ให้สิทธิ์เขียน หรือเลือกที่เก็บอื่นด้วย --home"
)
_FULL = 1 << 20  # bytes left at which a disk is called full


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, and see it onto the disk.

    Raises:
        LibraryUnwritable: The home cannot be written; what the file held before is still there.
    """
    beside = path.with_name(f".{uuid4().hex}.tmp")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, _NEW, 0o600), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):  # where the folder is none, there is nothing to take away
            beside.unlink()
        raise unwritable(path, error) from error


def unwritable(path: Path, error: BaseException, remedy: str = _REMEDY) -> LibraryUnwritable:
    """Return the error that says why a file or folder cannot be written and what to do."""
    return LibraryUnwritable(f"{path} cannot be written ({reason_of(path, error)}); {remedy}")


def reason_of(path: Path, error: BaseException) -> str:
    """Return why a file or folder cannot be written, in few words."""
    said = getattr(error, "strerror", None) or str(getattr(error, "orig", None) or error)
    return _of_the_disk(path) or said


def _of_the_disk(path: Path) -> str:
    """Return what is wrong with the disk of a path, which a database names only in codes."""
    held = next((one for one in (path, *path.parents) if one.is_dir()), None)
    if held is None or not hasattr(os, "statvfs"):
        return ""
    disk = os.statvfs(held)
    if disk.f_flag & getattr(os, "ST_RDONLY", 1):
        return "the disk is read-only"
    return "the disk is full" if disk.f_bavail * disk.f_frsize < _FULL else ""


def read(path: Path, what: str) -> str:
    """Return the text of a file.

    Raises:
        LessonError: The file is absent, unreadable or far too large.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LessonError(f"the {what} in {path.name} is too large to be one of ours")
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise LessonError(f"no {what} {path.stem} is kept here") from error
    except (OSError, UnicodeError) as error:
        raise LessonError(f"the {what} in {path.name} cannot be read: open another") from error


def erase(path: Path) -> int:
    """Delete a file, or a folder with all in it; return how many files there were.

    What a file held is overwritten first, as far as the disk lets that be done in place.

    Raises:
        LibraryUnwritable: Something of it cannot be deleted.
    """
    try:
        if path.is_dir() and not path.is_symlink():
            count = sum(erase(one) for one in list(path.iterdir()))
            path.rmdir()
            return count
        if path.is_file() and not path.is_symlink():
            _overwrite(path)
        path.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(path, error) from error
    return 1


def _overwrite(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        for start in range(0, size, _BLOCK):
            file.write(bytes(min(_BLOCK, size - start)))
        file.flush()
        os.fsync(file.fileno())


def name_of(person: str) -> str:
    """Return the name that a person's files go by: a digest, for no key becomes a path.

    >>> name_of("../../etc")
    '74ccf3c5b4c19a8167f9a3d1'
    """
    return hashlib.sha256(person.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def folder_of(folder: Path, person: str) -> Path:
    """Return where a person's files of a kind lie; those of "", the shell, lie in the folder."""
    return folder / "people" / name_of(person) if person else folder


def take_over(found: Iterable[Path], target: Path) -> None:
    """Move what lay where all could see it to its first owner; what is there already stays."""
    for path in found:
        with suppress(OSError):  # another took it first, or it stays where it is
            target.mkdir(parents=True, exist_ok=True)
            if not (target / path.name).exists():
                path.rename(target / path.name)


def now() -> str:
    """Return the time as ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def saved_at(path: Path) -> str:
    """Return when a file was last written, as ISO 8601 in UTC."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
