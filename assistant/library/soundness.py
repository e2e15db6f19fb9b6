"""A quick look at a home's record before it is used: milliseconds, whatever its size.

What is seen here is told in one line before a question is answered from half a library, or an
empty one is made beside an index of a thousand documents.  ``khrueakhai doctor`` looks at all.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from assistant.errors import LibraryBusy, LibraryError
from assistant.library.database import REMEDY
from assistant.library.language_means import LanguageMeans
from assistant.library.opened import connection_to
from assistant.library.shelf import Pointer, Shelf

RECORD = "record.db"
_MOST = 0.012  # seconds for SQLite's own check; a small record is checked whole
_STEPS = 500  # of SQLite's machine between two looks at the clock
_MISSING = (
    "the record of the library in {home} is {how}, though an index of {many} passages is there: "
    "put record.db back or run `khrueakhai restore` with a backup; to begin anew, delete the "
    "folder index"
    " / ไม่พบข้อมูลหลักของคลัง (record.db) ทั้งที่มีดัชนีอยู่ โปรดนำไฟล์กลับมาหรือกู้คืนด้วย `khrueakhai restore`"
)


def look(home: Path) -> None:
    """Look whether the record of a home is there and sound, as far as that is quick.

    Raises:
        LibraryError: It is missing beside its index, or damaged; the line says what to do.
    """
    path, shelf = home / RECORD, Shelf(home)
    pointer = shelf.current()
    if not path.is_file() or not path.stat().st_size:
        _with_its_index(home, shelf, pointer, "missing")
        return
    try:
        with closing(connection_to(path)) as record:
            if wrong := first_fault(record, _MOST):
                raise _damaged(home, wrong)
            if _is_emptied(record, pointer):
                _with_its_index(home, shelf, pointer, "empty")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise LibraryBusy(
                f"the library in {home} is being written; wait and try again"
            ) from error
        # Whatever else it is, whoever opens the database next has a line for it.
    except sqlite3.DatabaseError as error:
        raise _damaged(home, str(error)) from error


def first_fault(record: sqlite3.Connection, seconds: float) -> str:
    """Return what SQLite finds wrong first in so much time, or a fact that is none; "" for nothing.

    Raises:
        sqlite3.Error: The file is no database, or its tables are not those of a record.
    """
    end = time.monotonic() + seconds
    record.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    try:
        said = record.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        said = "ok"  # so far
    finally:
        record.set_progress_handler(None, 0)
    if said != "ok":
        return " ".join(str(said).split())
    return next(iter(wrong_facts(facts_of(record))), "")


def facts_of(record: sqlite3.Connection) -> dict[str, str]:
    """Return what the home remembers of itself; none where the tables are not made yet."""
    named = "SELECT 1 FROM sqlite_master WHERE name = 'meta'"
    if record.execute(named).fetchone() is None:
        return {}
    return dict(record.execute("SELECT key, value FROM meta").fetchall())


def wrong_facts(facts: Mapping[str, str]) -> list[str]:
    """Return a line for each fact that is not of its form."""
    return [
        f"its {key} is {facts[key][:20]!r}"
        for key, holds in _FORMS.items()
        if key in facts and not holds(facts[key])
    ]


def _is_emptied(record: sqlite3.Connection, pointer: Pointer | None) -> bool:
    """Tell whether a record without documents is older than its index."""
    revision = int(facts_of(record).get("revision", "0"))
    if pointer is None or pointer.revision <= revision:
        return False
    return record.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is None


def _with_its_index(home: Path, shelf: Shelf, pointer: Pointer | None, how: str) -> None:
    """Raise where there is an index of passages beside a record that has none."""
    manifest = shelf.manifest(pointer) if pointer else None
    many = sum(
        sum(held.counts.values())
        for listed in (manifest.segments if manifest else ())
        if (held := shelf.segment(listed))
    )
    if many:
        raise LibraryError(_MISSING.format(home=home, how=how, many=many))


def _damaged(home: Path, why: str) -> LibraryError:
    return LibraryError(f"the record in {home} cannot be read ({why}); {REMEDY}")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _are_means(text: str) -> bool:
    try:
        LanguageMeans.from_json(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError):
        return False
    return True


_FORMS: Mapping[str, Callable[[str], bool]] = {"revision": _is_number, "means": _are_means}
