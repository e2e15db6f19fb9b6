"""The record's database: connections that are set up safely and fail with a clear line."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Index, MetaData, create_engine, event, inspect
from sqlalchemy import exc as sql_errors

from assistant.errors import LibraryBusy, LibraryError
from assistant.home.files import unwritable

_PATIENCE = 10.0  # seconds that SQLite itself waits for another connection
_PAUSE = 0.02  # seconds between two tries of what SQLite does not wait for itself
_REMEDY = "put back a copy of the folder, or delete it and add the documents again"
_WAL = "journal_mode=WAL"  # readers go on while a document is committed
_PRAGMAS = (
    "synchronous=FULL",  # an acknowledged document outlives a power cut
    "foreign_keys=ON",
    "secure_delete=ON",  # removed text is overwritten, not just unlinked
)


class Database:
    """One SQLite file with the tables of ``metadata``; ``what`` it holds is said in errors."""

    def __init__(
        self, path: Path, metadata: MetaData, what: str = "the record", remedy: str = _REMEDY
    ) -> None:
        self._home = path.parent
        self._what = what
        self._remedy = remedy
        self._engine = _engine(path)
        if not self._has(metadata):
            with self.write_alone() as connection:  # another process may make them too
                metadata.create_all(connection)
                for index in _indexes(metadata):
                    index.create(connection, checkfirst=True)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a connection for reading; it sees what was committed when it first reads."""
        with self._guarded(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a transaction: committed at the end, undone on any error."""
        with self._guarded(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def write_alone(self) -> Iterator[Connection]:
        """Open a transaction that nobody writes beside: what it reads first stays so."""
        with self.write() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    def run(self, statements: Iterable[str]) -> None:
        """Change the form of the tables, all at once or not at all."""
        with self.write() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def wipe(self) -> None:
        """Empty the write-ahead log, so that no deleted text stays in it."""
        with self.read() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _has(self, metadata: MetaData) -> bool:
        """Tell whether the tables are there, with the indexes that this program asks of them."""
        with self._guarded():
            found = inspect(self._engine)
            if not all(found.has_table(table.name) for table in metadata.sorted_tables):
                return False
            names = {held["name"] for table in metadata.tables for held in found.get_indexes(table)}
        return all(index.name in names for index in _indexes(metadata))

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except sql_errors.OperationalError as error:
            if "locked" in str(error.orig):
                raise LibraryBusy(
                    f"the library in {self._home} is being written; wait and try again"
                ) from error
            raise unwritable(self._home, error) from error
        except sql_errors.DatabaseError as error:
            raise LibraryError(
                f"{self._what} in {self._home} cannot be read ({error.orig}); {self._remedy}"
            ) from error


def _indexes(metadata: MetaData) -> list[Index]:
    return [index for table in metadata.sorted_tables for index in table.indexes]


def _engine(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": _PATIENCE},
        json_serializer=partial(json.dumps, ensure_ascii=False),  # a third of the bytes for Thai
    )
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    _write_ahead(connection)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on; two that open a new file at once wait for each other.

    SQLite's own patience does not cover this one change (sqlite.org/wal.html, "Activating").
    """
    end = time.monotonic() + _PATIENCE
    waiting = True
    while waiting:
        try:
            connection.execute(f"PRAGMA {_WAL}")
            waiting = False
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(_PAUSE)
