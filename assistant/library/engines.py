"""What a kind of database does in its own way: connections, one writer alone, errors in a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy import exc as sql_errors

from assistant.errors import LibraryError

FromJson = Callable[[str], Any]


class Kind(Protocol):
    """One kind of database, at one place."""

    @property
    def dialect(self) -> str:
        """Name the kind as SQLAlchemy does."""

    def engine(self, from_json: FromJson) -> Engine:
        """Return what connections come from."""

    def prepare(self, connection: Connection) -> None:
        """Make what tables are made in."""

    def begin_alone(self, connection: Connection, what: str) -> None:
        """Let nobody else write beside this transaction, which has read nothing yet."""

    def go_alone(self, connection: Connection, what: str) -> None:
        """Let nobody else write to the end of a transaction, which may have written already."""

    def still(self, engine: Engine) -> AbstractContextManager[Connection | None]:
        """Open a connection that sees one moment; None where the write lock keeps all still."""

    def done(self, connection: Connection) -> None:
        """Let go of a connection that should not be used again."""

    def wipe(self, engine: Engine, tables: Sequence[str]) -> None:
        """Leave as little of deleted rows as the database lets one."""

    def told(self, error: sql_errors.DBAPIError) -> LibraryError | None:
        """Return what an error means to a user; None where the data is damaged."""
