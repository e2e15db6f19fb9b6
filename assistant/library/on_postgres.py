"""PostgreSQL: a schema of a database that several machines use."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy import exc as sql_errors

from assistant.errors import LibraryBusy, LibraryError, LibraryUnreachable, LibraryUnwritable
from assistant.library.engines import FromJson
from assistant.library.places import Place

_POOL = 5  # connections that a process keeps; twenty more while many ask at once
_PATIENCE = 10  # seconds for a server to answer the first time
_ALIVE = {  # a server that has gone without a word is noticed within a minute
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
_AWAY = (
    "the database {where} cannot be used ({why}); start it, or correct its URL"
    " / ใช้ฐานข้อมูลไม่ได้ โปรดเปิดเครื่องแม่ข่าย หรือแก้ที่อยู่"
)
# By the beginning of PostgreSQL's own codes (postgresql.org/docs/current/errcodes-appendix.html).
_BUSY = ("40", "55P03")  # a transaction that met another, a lock that was not to be had
_UNWRITABLE = ("25006", "53100", "42501")  # read-only, its disk full, no right
_AWAY_CODES = ("08", "28", "3D", "53", "57", "58")  # no connection, no entry, no room, stopped


class OnPostgres:
    """A schema of a PostgreSQL database, which other machines use too."""

    dialect = "postgresql"

    def __init__(self, place: Place) -> None:
        self._place = place

    def engine(self, from_json: FromJson) -> Engine:
        """Return what connections come from; they see the home's own schema alone."""
        del from_json  # JSON is text here, which PostgreSQL has checked
        return postgres_engine(self._place.url, self._place.schema)

    def prepare(self, connection: Connection) -> None:
        """Make the schema; whoever may only use one finds it made."""
        schema = self._place.schema
        there = text("SELECT to_regnamespace(:schema) IS NOT NULL")
        if not connection.scalar(there, {"schema": schema}):
            connection.exec_driver_sql(f"CREATE SCHEMA {schema}")

    def begin_alone(self, connection: Connection, what: str) -> None:
        """Wait until nobody else of any machine writes so, and keep others from it."""
        wanted = text("SELECT pg_advisory_xact_lock(:key)")
        connection.execute(wanted, {"key": lock_key(self._place.schema, what)})

    go_alone = begin_alone

    @contextmanager
    def still(self, engine: Engine) -> Iterator[Connection | None]:
        """Open a transaction that sees the database as it stands now, whoever writes."""
        level = "REPEATABLE READ"
        with engine.connect().execution_options(isolation_level=level) as connection:
            yield connection

    def done(self, connection: Connection) -> None:
        """Do nothing: the pool looks whether a connection lives before it gives it again."""
        del connection

    def wipe(self, engine: Engine, tables: Sequence[str]) -> None:
        """Free the room of deleted rows, to be overwritten; only PostgreSQL's own log has them."""
        level = "AUTOCOMMIT"
        with engine.connect().execution_options(isolation_level=level) as connection:
            connection.exec_driver_sql(f"VACUUM {', '.join(tables)}")

    def told(self, error: sql_errors.DBAPIError) -> LibraryError | None:
        """Return what an error means: others write, it cannot be written, or it is not there."""
        code = str(getattr(error.orig, "sqlstate", None) or "")
        where = str(self._place)
        if code.startswith(_BUSY):
            return LibraryBusy(f"the library in {where} is being written; wait and try again")
        if code.startswith(_UNWRITABLE):
            return unwritable_server(where, error)
        if code and not code.startswith(_AWAY_CODES):
            return None
        return LibraryUnreachable(_AWAY.format(where=where, why=first_line(error)))


def postgres_engine(url: str, *schemas: str, options: str = "") -> Engine:
    """Return what connections to a PostgreSQL database come from; they see some schemas alone."""
    parsed = make_url(url)
    given = parsed.query.get("options", ())
    asked = (given,) if isinstance(given, str) else given
    every = " ".join((*asked, f"-c search_path={','.join(schemas)}", options))
    return create_engine(
        parsed.difference_update_query(["options"]),
        connect_args={"options": every, "connect_timeout": _PATIENCE, **_ALIVE},
        pool_size=_POOL,
        max_overflow=4 * _POOL,
        pool_pre_ping=True,  # a server that was started again is used again
    )


def lock_key(schema: str, what: str) -> int:
    """Return the number that PostgreSQL locks go by: the same on every machine."""
    digest = hashlib.sha256(f"{schema}/{what}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def first_line(error: sql_errors.DBAPIError) -> str:
    """Return the first line of what a driver says: the others quote statements."""
    return str(error.orig or error).strip().partition("\n")[0][:200]


def unwritable_server(where: str, error: sql_errors.DBAPIError) -> LibraryError:
    """Return the error that a database does not let one write."""
    return LibraryUnwritable(
        f"the database {where} cannot be written ({first_line(error)}); give its user the "
        "right, or its disk room / เขียนลงฐานข้อมูลไม่ได้ โปรดให้สิทธิ์แก่ผู้ใช้ หรือเพิ่มพื้นที่ดิสก์"
    )
