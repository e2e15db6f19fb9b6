"""A home in one file, written while it is used, and a home brought back from one.

The file is a TAR: ``backup.json`` first, with the digest and size of each file, then the files.
Databases are copied by SQLite, so that each is as it stood at one moment; the record and its index
are taken under the write lock, so that they belong together.  Nothing that passes is in it: no
lock, no log, no segment that is being made, and no backup.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any
from uuid import uuid4

from assistant.care import taking
from assistant.errors import LibraryError, LibraryUnwritable, SettingError
from assistant.home import files
from assistant.home.copying import BACKUPS, copy_database, keep_the_last
from assistant.home.lock import WriteLock
from assistant.home.privacy import make_private
from assistant.library.places import place_of
from assistant.library.soundness import RECORD
from assistant.settings import VERSION

FORM = 1
LISTED = "backup.json"
_DATABASES = (".db",)
_LEFT = (".lock", "-wal", "-shm", ".tmp", ".salvaged")
_REMEDY = (
    "name another file of `khrueakhai backup`"
    " / ไฟล์สำรองนี้ใช้ไม่ได้ โปรดใช้ไฟล์อื่นที่สร้างด้วย `khrueakhai backup`"
)
_HELD = (
    "{home} holds a library already: `khrueakhai restore FILE --replace` puts the copy in its place"
    " / ที่เก็บนี้มีข้อมูลอยู่แล้ว ใช้ `--replace` เพื่อแทนที่ (ระบบจะสำรองของเดิมไว้ก่อน)"
)


def backup(home: Path, file: Path) -> dict[str, Any]:
    """Write all of a home into a file, whole or not at all; return what is in it.

    Raises:
        SettingError: Its documents are in a database, which has copies of its own.
        LibraryBusy: A document is being committed for longer than one waits.
        LibraryUnwritable: The file cannot be written there.
        LibraryError: A database of the home is damaged.
    """
    _is_in_files(home)
    beside = file.with_name(f".{uuid4().hex}.tmp")
    try:
        with tempfile.TemporaryDirectory(prefix="khrueakhai-") as folder, _unchanged(home):
            rows = dict(_copied(home, Path(folder)))
            listed = {"form": FORM, "program": VERSION, "files": _listed(rows)}
            with os.fdopen(
                os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
            ) as out:
                with tarfile.open(fileobj=out, mode="w") as tar:
                    _put(tar, LISTED, json.dumps(listed).encode())
                    for name, path in rows.items():
                        tar.add(path, name, recursive=False)
                out.flush()
                os.fsync(out.fileno())
        beside.replace(file)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise files.unwritable(file, error) from error
    except sqlite3.Error as error:
        with suppress(OSError):
            beside.unlink()
        raise LibraryError(
            f"a database of {home} cannot be copied ({error}); run `khrueakhai doctor`"
            " / สำรองข้อมูลไม่ได้ โปรดรัน `khrueakhai doctor`"
        ) from error
    return {"file": str(file), "files": len(rows), "bytes": file.stat().st_size}


def restore(home: Path, file: Path, *, replace: bool) -> dict[str, Any]:
    """Bring a home back from a copy, after all of it was checked; return what was restored.

    Databases are written through SQLite: who has the home open goes on with what was restored.
    Files that the copy does not have stay.

    Raises:
        SettingError: The home's documents are in a database.
        LibraryError: The file is no whole copy, or the home holds a library and is not to be
            replaced.
        LibraryBusy: Another process is writing.
        LibraryUnwritable: The home cannot be written; what is there is as it was.
    """
    _is_in_files(home)
    make_private(home)
    held = (home / RECORD).exists()
    if held and not replace:
        raise LibraryError(_HELD.format(home=home))
    before = ""
    try:
        with tempfile.TemporaryDirectory(prefix=".restoring-", dir=home) as folder:
            names = _unpacked(file, Path(folder))
            if held:
                before = str(_before(home))
            with WriteLock(home).hold():
                taking.take(Path(folder), names, home)
    except (OSError, sqlite3.Error) as error:
        raise files.unwritable(home, error) from error
    return {"home": str(home), "files": len(names), "before": before}


def _is_in_files(home: Path) -> None:
    place = place_of(home, RECORD)
    if place.url:
        raise SettingError(
            f"documents and conversations are in {place}: copy them with `pg_dump --format=custom`,"
            " bring them back with `pg_restore`, and copy the folder of the home by itself"
            " / ข้อมูลอยู่ใน PostgreSQL โปรดสำรองด้วย `pg_dump` และคัดลอกโฟลเดอร์ของที่เก็บแยกต่างหาก"
        )


def _before(home: Path) -> Path:
    """Copy what a home holds before it is replaced; a damaged database is copied byte by byte."""
    folder = home / BACKUPS
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / f"before-restore-{files.now().replace(':', '')}-{uuid4().hex[:6]}.tar"
    try:
        backup(home, copy)
    except LibraryUnwritable:
        raise
    except LibraryError:
        with tarfile.open(copy, "w") as tar:
            for name, path in _named(home):
                tar.add(path, name, recursive=False)
    keep_the_last(folder, "before-*.tar")
    return copy


@contextmanager
def _unchanged(home: Path) -> Iterator[None]:
    """Let nobody write while a home is copied; where nobody can write there is nothing to hold."""
    if not os.access(home, os.W_OK):
        yield
        return
    with WriteLock(home).hold():
        yield


def _named(home: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of a home that last, by their name in a copy."""
    for path in sorted(home.rglob("*")):
        name = path.relative_to(home)
        passes = path.name.endswith(_LEFT) or any(
            p.startswith((".", "making-")) for p in name.parts
        )
        if path.is_file() and not path.is_symlink() and not passes and name.parts[0] != BACKUPS:
            yield name.as_posix(), path


def _copied(home: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield what goes into a copy: databases from where SQLite has copied them to."""
    for number, (name, path) in enumerate(_named(home)):
        if path.suffix in _DATABASES and path.stat().st_size:
            copy_database(path, folder / f"{number}.db")
            path = folder / f"{number}.db"
        yield name, path


def _listed(rows: dict[str, Path]) -> dict[str, dict[str, Any]]:
    return {n: {"sha256": taking.digest(p), "bytes": p.stat().st_size} for n, p in rows.items()}


def _put(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    import io

    row = tarfile.TarInfo(name)
    row.size, row.mode = len(content), 0o600
    tar.addfile(row, io.BytesIO(content))


def _unpacked(file: Path, folder: Path) -> list[str]:
    """Unpack a copy where each file is as it was written down; return their names."""
    try:
        with tarfile.open(file, "r:") as tar:
            listed = json.loads(_content(tar, tar.next()))
            _check_form(listed.get("form"), file)
            names = [_one(tar, row, listed["files"], folder) for row in tar if row.name != LISTED]
        _check_all(listed["files"], names)
    except FileNotFoundError as error:
        raise LibraryError(f"there is no file {file}; {_REMEDY}") from error
    except (tarfile.TarError, ValueError, KeyError, TypeError, AttributeError, EOFError) as error:
        raise LibraryError(f"{file} is no whole copy of a home ({error}); {_REMEDY}") from error
    return names


def _check_all(listed: dict[str, Any], names: list[str]) -> None:
    if missing := sorted({*listed} - {*names}):
        raise ValueError(f"{missing[0]} is missing")


def _check_form(form: object, file: Path) -> None:
    if form != FORM:
        raise LibraryError(f"{file} has form {form!r}, not {FORM}; {_REMEDY}")


def _content(tar: tarfile.TarFile, row: tarfile.TarInfo | None) -> bytes:
    held = tar.extractfile(row) if row and row.name == LISTED and row.isfile() else None
    if held is None:
        raise ValueError(f"it does not begin with {LISTED}")
    return held.read(files.MOST_BYTES)


def _one(tar: tarfile.TarFile, row: tarfile.TarInfo, listed: dict[str, Any], folder: Path) -> str:
    """Unpack one file whose name, size and digest are those written down; nothing else of it."""
    parts = PurePosixPath(row.name).parts
    held = tar.extractfile(row) if row.isfile() else None
    told = listed[row.name]
    if held is None or row.name.startswith("/") or ".." in parts or "\\" in row.name:
        raise ValueError(f"{row.name[:60]!r} is no file of a home")
    path = folder.joinpath(*parts)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = hashlib.sha256()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        while block := held.read(1 << 20):
            found.update(block)
            out.write(block)
    if found.hexdigest() != told["sha256"]:
        raise ValueError(f"{row.name[:60]} is not as it was written")
    return row.name
