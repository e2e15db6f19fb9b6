"""How a database of a home is opened: to be written, or where it cannot be, only to be read.

A home on a full or a read-only disk is still read.  SQLite makes a file beside the database even
for reading; where it cannot, the database is opened as it lies there.  What a log beside it holds
of changes would then be missing, so with a log both are read in a copy, which goes with the
process.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from functools import lru_cache
from pathlib import Path

PATIENCE = 10.0  # seconds that SQLite itself waits for another connection
_PAUSE = 0.02  # seconds between two tries of what SQLite does not wait for itself
_WAL = "journal_mode=WAL"  # readers go on while a document is committed
_PRAGMAS = (
    "synchronous=FULL",  # an acknowledged document outlives a power cut
    "foreign_keys=ON",
    "secure_delete=ON",  # removed text is overwritten, not just unlinked
)
_UNWRITABLE = (
    "readonly",
    "unable to open",
    "disk is full",
    "disk I/O error",
    "not authorized",
)


class Frozen(sqlite3.Connection):
    """A connection that only reads: the next one may find the disk mended."""


def connection_to(path: Path) -> sqlite3.Connection:
    """Open a database; where it cannot be written, as it lies there.  Raises sqlite3.Error."""
    connection = sqlite3.connect(path, timeout=PATIENCE, check_same_thread=False)
    try:
        _prepare(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        if not (is_unwritable(error) and path.is_file() and path.stat().st_size):
            raise
        return _as_it_lies(path)
    except BaseException:
        connection.close()
        raise
    return connection


def is_unwritable(error: BaseException) -> bool:
    """Tell whether an error of SQLite says that the disk or the folder cannot be written."""
    return any(words in str(error) for words in _UNWRITABLE)


def _as_it_lies(path: Path) -> sqlite3.Connection:
    log = path.with_name(f"{path.name}-wal")
    if log.is_file() and (size := log.stat().st_size):
        held = path.stat()
        path = Path(
            _copied(path, held.st_mtime_ns, held.st_size, log.stat().st_mtime_ns, size).name
        )
        path = path / "copy.db"
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1",
        uri=True,
        check_same_thread=False,
        factory=Frozen,
    )


@lru_cache(maxsize=4)
def _copied(path: Path, *_state: int) -> tempfile.TemporaryDirectory[str]:
    """Copy a database with its log and put the one into the other; the folder goes at the end."""
    folder = tempfile.TemporaryDirectory(prefix="khrueakhai-")
    copy = Path(folder.name, "copy.db")
    for end in ("", "-wal"):
        shutil.copyfile(f"{path}{end}", f"{copy}{end}")
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    return folder


def _prepare(connection: sqlite3.Connection) -> None:
    _write_ahead(connection)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on; two that open a new file at once wait for each other.

    SQLite's own patience does not cover this one change (sqlite.org/wal.html, "Activating").
    """
    end = time.monotonic() + PATIENCE
    waiting = True
    while waiting:
        try:
            connection.execute(f"PRAGMA {_WAL}")
            waiting = False
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(_PAUSE)
