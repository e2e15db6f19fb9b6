"""Databases of a home: whether SQLite finds them whole, and what of a damaged one can be read."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from assistant.care.findings import Finding, aside, state_of
from assistant.library.opened import connection_to

_UNTOLD = 1 << 20  # keys are looked for up to here where SQLite cannot tell the highest
_MOST_LOST = 5_000  # rows that cannot be read before a table is given up
_NEVER_KEPT = ("sqlite_",)  # tables of SQLite's own


def examined(path: Path, make_empty: Callable[[Path], object], *, mend: bool) -> Iterator[Finding]:
    """Check a database whole; mended, what of it can be read stands in a new file.

    ``make_empty`` makes the tables of such a database at a path.
    """
    if not path.is_file() or not path.stat().st_size:
        return
    wrong = _wrong(path)
    if wrong is None:
        return
    if not _is_database(path):
        yield Finding(
            path.name, f"is no database ({wrong})", "stays", "`khrueakhai restore` with a backup"
        )
        return
    lost = _salvaged(path, make_empty) if mend else {}
    told = "".join(f"; {many} of {table} lost" for table, many in lost.items() if many)
    yield Finding(path.name, f"is damaged ({wrong}){told}", state_of(mend=mend))


def _wrong(path: Path) -> str | None:
    """Return the first that SQLite finds wrong in all of a file, or None."""
    try:
        with closing(connection_to(path)) as held:
            said = str(held.execute("PRAGMA integrity_check(1)").fetchone()[0])
            foreign = held.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    if said != "ok":
        return " ".join(said.split())
    return f"a row of {foreign[0]} belongs to nothing" if foreign else None


def _is_database(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path)) as held:
            return bool(_tables(held))
    except sqlite3.DatabaseError:
        return False


def _tables(held: sqlite3.Connection) -> list[str]:
    named = held.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [str(name) for (name,) in named if not str(name).startswith(_NEVER_KEPT)]


def _salvaged(path: Path, make_empty: Callable[[Path], object]) -> dict[str, int]:
    """Put what can be read into a new file, set the old one aside; return what is lost by table."""
    beside = path.with_name(f".{path.name}.salvaged")
    beside.unlink(missing_ok=True)
    make_empty(beside)
    lost: dict[str, int] = {}
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(beside)) as target:
        source.text_factory = _readable
        for table in _tables(target):
            lost[table] = _copied(source, target, table)
        _dropped_orphans(target)
        target.commit()
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    folder = aside(path.parent, "damaged")
    for end in ("", "-wal", "-shm"):
        if (old := Path(f"{path}{end}")).exists():
            shutil.move(old, folder / old.name)
    beside.replace(path)
    for end in ("-wal", "-shm"):
        Path(f"{beside}{end}").unlink(missing_ok=True)
    return lost


def _copied(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> int:
    """Copy the rows of a table that can be read; return how many pieces of it could not."""
    columns = [row[1] for row in target.execute(f"PRAGMA table_info({table})")]
    named, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    lost = 0
    for rows in _rows(source, table, named, 0, _highest(source, table)):
        if rows is None:
            lost += 1
            if lost > _MOST_LOST:
                break
            continue
        for row in rows:
            target.execute(f"INSERT OR IGNORE INTO {table} ({named}) VALUES ({marks})", row)
    return lost


def _rows(
    source: sqlite3.Connection, table: str, named: str, low: int, high: int
) -> Iterator[list[tuple[Any, ...]] | None]:
    """Yield the rows between two keys, by halves where they cannot be read; None is a lost one."""
    wanted = f"SELECT {named} FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ?"
    try:
        yield source.execute(wanted, (low, high)).fetchall()
    except sqlite3.DatabaseError:
        if low == high:
            yield None
            return
        middle = (low + high) // 2
        yield from _rows(source, table, named, low, middle)
        yield from _rows(source, table, named, middle + 1, high)


def _highest(source: sqlite3.Connection, table: str) -> int:
    try:
        return int(source.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0)
    except sqlite3.DatabaseError:
        return _UNTOLD


def _readable(text: bytes) -> str:
    """Return text as it is, and what is no text marked, so that a row is not lost for a letter."""
    return text.decode("utf-8", "replace")


def _dropped_orphans(target: sqlite3.Connection) -> None:
    """Delete rows that belong to what is lost, the owners before what they own."""
    for _ in _tables(target):
        for table, row, *_rest in target.execute("PRAGMA foreign_key_check").fetchall():
            target.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))
