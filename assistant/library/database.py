"""The record's database: connections that are set up safely and fail with a clear line."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Index, MetaData, create_engine, inspect
from sqlalchemy import exc as sql_errors

from assistant.errors import LibraryBusy, LibraryError
from assistant.home.files import unwritable
from assistant.library.opened import Frozen, connection_to, is_unwritable

REMEDY = (
    "run `khrueakhai doctor --mend`, or `khrueakhai restore` with a backup"
    " / ข้อมูลเสียหาย โปรดรัน `khrueakhai doctor --mend` หรือกู้คืนจากข้อมูลสำรองด้วย `khrueakhai restore`"
)


log = logging.getLogger(__name__)


class _Torn(Exception):
    """A field holds no JSON, though JSON was put there."""


class Database:
    """One SQLite file with the tables of ``metadata``; ``what`` it holds is said in errors.

    A ``forgiving`` one reads a torn field as None, where a row is worth something without it.
    """

    def __init__(
        self,
        path: Path,
        metadata: MetaData,
        what: str = "the record",
        remedy: str = REMEDY,
        *,
        forgiving: bool = False,
    ) -> None:
        self._home = path.parent
        self._what = what
        self._remedy = remedy
        self._engine = _engine(path, _or_none if forgiving else _from_json)
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
            if isinstance(connection.connection.driver_connection, Frozen):
                connection.invalidate()  # the disk may have been mended when the next one is made

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
            if is_unwritable(error.orig or error):
                raise unwritable(self._home, error) from error
            raise self.damaged(error.orig) from error
        except sql_errors.DatabaseError as error:
            raise self.damaged(error.orig) from error
        except _Torn as error:
            raise self.damaged(error) from error

    def damaged(self, why: object) -> LibraryError:
        """Return the error that says what is damaged, why, and what to do."""
        return LibraryError(f"{self._what} in {self._home} cannot be read ({why}); {self._remedy}")


def _indexes(metadata: MetaData) -> list[Index]:
    return [index for table in metadata.sorted_tables for index in table.indexes]


def _engine(path: Path, from_json: Callable[[str], Any]) -> Engine:
    return create_engine(
        f"sqlite:///{path}",
        creator=partial(connection_to, path),
        json_serializer=partial(json.dumps, ensure_ascii=False),  # a third of the bytes for Thai
        json_deserializer=from_json,
    )


def _from_json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _Torn(f"a field holds {text[:20]!r}") from error


def _or_none(text: str) -> Any:
    try:
        return _from_json(text)
    except _Torn as error:
        log.warning("a part of a conversation is lost: %s", error)
        return None
