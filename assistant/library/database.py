"""A database of a home: its tables, and connections that fail with a clear line."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Index, MetaData, inspect
from sqlalchemy import exc as sql_errors

from assistant.errors import LibraryBusy, LibraryError
from assistant.library.engines import Kind
from assistant.library.on_postgres import OnPostgres
from assistant.library.on_sqlite import OnSqlite
from assistant.library.places import Place

REMEDY = (
    "run `khrueakhai doctor --mend`, or `khrueakhai restore` with a backup"
    " / ข้อมูลเสียหาย โปรดรัน `khrueakhai doctor --mend` หรือกู้คืนจากข้อมูลสำรองด้วย `khrueakhai restore`"
)
_OF_SERVER = (
    "look into the server's log, or bring a dump back with `pg_restore`"
    " / โปรดดูบันทึกของเครื่องแม่ข่าย หรือกู้คืนด้วย `pg_restore`"
)

log = logging.getLogger(__name__)


class _Torn(Exception):
    """A field holds no JSON, though JSON was put there."""


class Database:
    """The tables of ``metadata`` at a place; ``what`` they hold is said in errors.

    A ``forgiving`` one reads a torn field as None, where a row is worth something without it.
    """

    def __init__(
        self,
        place: Place | Path,
        metadata: MetaData,
        what: str = "the record",
        remedy: str = REMEDY,
        *,
        forgiving: bool = False,
    ) -> None:
        self.place = Place(place.parent, place.name) if isinstance(place, Path) else place
        self._what = what
        self._remedy = remedy
        self._tables = [table.name for table in metadata.sorted_tables]
        self._kind: Kind = OnPostgres(self.place) if self.place.url else OnSqlite(self.place)
        self._engine = self._kind.engine(_or_none if forgiving else from_json)
        self._moment = threading.local()  # the connection of who reads one moment
        if not self._has(metadata):
            with self.write_alone() as connection:  # another process may make them too
                self._kind.prepare(connection)
                metadata.create_all(connection)
                for index in self._indexes(metadata):
                    index.create(connection, checkfirst=True)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a connection for reading; it sees what was committed when it first reads."""
        if (held := getattr(self._moment, "connection", None)) is not None:
            yield held
            return
        with self._guarded(), self._engine.connect() as connection:
            yield connection
            self._kind.done(connection)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Let all that this thread reads meanwhile be of one moment; needs the write lock.

        Where several machines write, no lock of this one is enough for it: there it is a
        transaction that sees nothing newer.
        """
        with self._guarded(), self._kind.still(self._engine) as connection:
            self._moment.connection = connection
            try:
                yield
            finally:
                self._moment.connection = None

    @contextmanager
    def lasting(self) -> Iterator[Connection]:
        """Open a connection without transactions, for a lock that is bound to it."""
        with self._guarded(), self._engine.connect() as connection:
            yield connection.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a transaction: committed at the end, undone on any error."""
        with self._guarded(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def write_alone(self) -> Iterator[Connection]:
        """Open a transaction that nobody writes beside: what it reads first stays so."""
        with self.write() as connection:
            self._kind.begin_alone(connection, self._what)
            yield connection

    def go_alone(self, connection: Connection) -> None:
        """Let nobody write beside the rest of a transaction: what it reads next stays so."""
        self._kind.go_alone(connection, self._what)

    def wipe(self) -> None:
        """Leave no deleted text, as far as the database lets that be done."""
        with self._guarded():
            self._kind.wipe(self._engine, self._tables)

    def _has(self, metadata: MetaData) -> bool:
        """Tell whether the tables are there, with the indexes that this program asks of them."""
        with self._guarded():
            found = inspect(self._engine)
            if not all(found.has_table(table) for table in self._tables):
                return False
            names = {held["name"] for table in self._tables for held in found.get_indexes(table)}
        return all(index.name in names for index in self._indexes(metadata))

    def _indexes(self, metadata: MetaData) -> list[Index]:
        """Return the indexes that a database of this kind has."""
        every = [index for table in metadata.sorted_tables for index in table.indexes]
        kind = self._kind.dialect
        return [index for index in every if index.info.get("only", kind) == kind]

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except sql_errors.DBAPIError as error:
            raise self._kind.told(error) or self.damaged(error.orig) from error
        except sql_errors.TimeoutError as error:  # all connections are in use
            raise LibraryBusy(f"{self.place} is asked by too many at once; try again") from error
        except _Torn as error:
            raise self.damaged(error) from error

    def damaged(self, why: object) -> LibraryError:
        """Return the error that says what is damaged, why, and what to do."""
        remedy = _OF_SERVER if self.place.url else self._remedy
        line = str(why).strip().partition("\n")[0][:200]
        return LibraryError(f"{self._what} in {self.place} cannot be read ({line}); {remedy}")


def from_json(text: str) -> Any:
    """Return what a field holds; within ``Database.read`` a torn one is told as damage."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _Torn(f"a field holds {text[:20]!r}") from error


def _or_none(text: str) -> Any:
    try:
        return from_json(text)
    except _Torn as error:
        log.warning("a part of a conversation is lost: %s", error)
        return None
