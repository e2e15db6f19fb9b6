"""Takes unpacked files into a home that others may have open."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from assistant.home import files
from assistant.library.opened import PATIENCE
from assistant.library.soundness import RECORD, facts_of

POINTER = "index/current.json"


def digest(path: Path) -> str:
    """Return the digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def take(folder: Path, names: list[str], home: Path) -> None:
    """Put unpacked files into a home; whoever does so has the write lock.

    First segments, which nobody reads yet; then databases, through SQLite; what names the index in
    force comes last.  A record that has changed has a revision that none before had, so that what
    others remember of it counts no more.
    """
    pointers = [name for name in names if name.endswith(POINTER)]
    databases = [name for name in names if name.endswith(".db")]
    for name in names:
        if name not in pointers and name not in databases:
            _place(folder / name, home / name)
    revisions = {name: _restored(folder / name, home / name) for name in databases}
    for name in pointers:
        held = json.loads((folder / name).read_bytes())
        record = name.removesuffix(POINTER) + RECORD
        if record in revisions:
            held["revision"] = revisions[record]
        files.write(home / name, json.dumps(held))


def _place(source: Path, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    source.replace(target)


def _restored(source: Path, target: Path) -> int:
    """Write a database in place of what one holds, in one transaction; return its revision."""
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(sqlite3.connect(source)) as copy:
        newest = max(_revision(source), _revision(target)) + 1
        if source.name == RECORD:
            values = ("revision", str(newest))
            copy.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", values)
            copy.commit()
        try:
            _written(copy, target)
        except sqlite3.OperationalError:
            raise  # the disk is full, or another holds it: what is there is whole
        except sqlite3.DatabaseError:  # what is there is no database any more
            for end in ("", "-wal", "-shm"):
                Path(f"{target}{end}").unlink(missing_ok=True)
            _written(copy, target)
    return newest


def _written(copy: sqlite3.Connection, target: Path) -> None:
    if not target.exists():
        target.touch(mode=0o600)
    with closing(sqlite3.connect(target, timeout=PATIENCE)) as held:
        copy.backup(held)
        held.execute("PRAGMA journal_mode=WAL")


def _revision(path: Path) -> int:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as held:
            return int(facts_of(held).get("revision", "0"))
    except (sqlite3.Error, ValueError):
        return 0
