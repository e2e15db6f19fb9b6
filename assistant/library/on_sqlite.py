"""SQLite: a database that is a file of the home."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy import exc as sql_errors

from assistant.errors import LibraryBusy, LibraryError
from assistant.home.files import unwritable
from assistant.library.column_types import dumped
from assistant.library.engines import FromJson
from assistant.library.opened import Frozen, connection_to, is_unwritable
from assistant.library.places import Place


class OnSqlite:
    """A file of the home."""

    dialect = "sqlite"

    def __init__(self, place: Place) -> None:
        self._place = place

    def engine(self, from_json: FromJson) -> Engine:
        """Return what connections come from; they are set up safely (``opened``)."""
        path = self._place.path
        return create_engine(
            f"sqlite:///{path}",
            creator=partial(connection_to, path),
            json_serializer=dumped,
            json_deserializer=from_json,
        )

    def prepare(self, connection: Connection) -> None:
        """Do nothing: the file is there."""
        del connection

    def begin_alone(self, connection: Connection, what: str) -> None:
        """Begin as the one that writes."""
        del what
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def go_alone(self, connection: Connection, what: str) -> None:
        """Do nothing: who has written in a file writes alone."""
        del connection, what

    def still(self, engine: Engine) -> AbstractContextManager[Connection | None]:
        """Return nothing: nobody writes without the home's lock."""
        del engine
        return nullcontext()

    def done(self, connection: Connection) -> None:
        """Let go of a connection that only reads: the disk may be mended when the next is made."""
        if isinstance(connection.connection.driver_connection, Frozen):
            connection.invalidate()

    def wipe(self, engine: Engine, tables: Sequence[str]) -> None:
        """Empty the write-ahead log; what was deleted in the file is overwritten already."""
        del tables
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def told(self, error: sql_errors.DBAPIError) -> LibraryError | None:
        """Return what an error means: another writes, or the disk does not let one."""
        if not isinstance(error, sql_errors.OperationalError):
            return None
        if "locked" in str(error.orig):
            return LibraryBusy(
                f"the library in {self._place.home} is being written; wait and try again"
            )
        return unwritable(self._place.home, error) if is_unwritable(error.orig or error) else None
