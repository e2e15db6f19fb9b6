"""pgvector: each store is two tables of a PostgreSQL database, one a language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Connection, Engine, event, text
from sqlalchemy import exc as sql_errors

from assistant.library.language_means import Vector
from assistant.library.on_postgres import first_line, postgres_engine
from assistant.library.places import Place
from assistant.library.vectors.sets import Named, name_in, named
from assistant.library.vectors.store import SELF_DISTANCE, Among, VectorsAway
from assistant.models.encoders import Vectors
from assistant.schema import LANGUAGES, Language

_EXACT = 10_000  # vectors up to which comparing with all is as quick: some 8 ms, nothing to be made
_GRAPH = "m = 16, ef_construction = 100"  # as for Chroma
_SEARCH = "-c hnsw.ef_search=200 -c hnsw.iterative_scan=strict_order"  # more, where more are wanted
_MEMORY = "256MB"  # for making an index: a graph that does not fit takes many times as long
_SELF_QUERIES = 10
_HOME = text(
    "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
    "WHERE e.extname = 'vector'"
)
_NONE = (
    "{where} has no pgvector ({why}): install it beside the server and let its administrator run "
    "CREATE EXTENSION vector, or set KHRUEAKHAI_VECTORS=chroma"
    " / ฐานข้อมูลนี้ไม่มี pgvector โปรดติดตั้ง หรือตั้งค่า KHRUEAKHAI_VECTORS=chroma"
)


class PgVector(Named):
    """Opens stores in the schema of a home."""

    form = "pgvector 1"

    def __init__(self, place: Place) -> None:
        self._place = place

    @cached_property
    def _engine(self) -> Engine:
        """What connections come from, with the schema that pgvector is in."""
        plain = postgres_engine(self._place.url, self._place.schema)
        with _told(self._place), plain.begin() as connection:
            home = connection.scalar(_HOME)
            if home is None:
                _install(connection, self._place)
                home = "public"
        plain.dispose()
        engine = postgres_engine(self._place.url, self._place.schema, str(home), options=_SEARCH)
        event.listen(engine, "connect", _know_vectors)
        return engine

    def open(self, folder: Path) -> PgVectorStore:
        """Open the store that a folder names."""
        return PgVectorStore(self._engine, named(folder), self._place)

    def seal(self, folder: Path) -> None:
        """Make the index of a large store: in one go it takes a fraction of the time."""
        for table in self._tables(folder):
            with _told(self._place), self._engine.begin() as connection:
                connection.exec_driver_sql(f"SET LOCAL maintenance_work_mem = '{_MEMORY}'")
                if _there(connection, table) and _count(connection, table) > _EXACT:
                    connection.exec_driver_sql(
                        f"CREATE INDEX IF NOT EXISTS {table}_near ON {table} "
                        f"USING hnsw (embedding vector_cosine_ops) WITH ({_GRAPH})"
                    )

    def copy(self, source: Path, target: Path) -> None:
        """Copy the rows within the database."""
        new = _names(named(target)).values()
        with _told(self._place), self._engine.begin() as connection:
            for old, table in zip(self._tables(source), new, strict=True):
                if _there(connection, old):
                    connection.exec_driver_sql(
                        f"CREATE TABLE {table} (LIKE {old} INCLUDING CONSTRAINTS)"
                    )
                    connection.exec_driver_sql(f"INSERT INTO {table} SELECT * FROM {old}")
                    connection.exec_driver_sql(f"ALTER TABLE {table} ADD PRIMARY KEY (key)")

    def discard_set(self, name: str) -> None:
        """Drop the tables of a name."""
        with _told(self._place), self._engine.begin() as connection:
            for table in _names(name).values():
                connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")

    def _tables(self, folder: Path) -> list[str]:
        name = name_in(folder)
        return [] if name is None else [*_names(name).values()]


class PgVectorStore:
    """The tables of one name; what is added is committed when the store is closed."""

    def __init__(self, engine: Engine, name: str, place: Place) -> None:
        self._engine = engine
        self._place = place
        self._names = _names(name)
        self._filling: Connection | None = None
        with self._using() as connection:
            self._held = {k for k, table in self._names.items() if _there(connection, table)}

    def close(self) -> None:
        """Commit what was added."""
        if self._filling is None:
            return
        with _told(self._place), self._filling as connection:
            connection.commit()
        self._filling = None

    def add(self, language: Language, keys: list[int], vectors: Vectors) -> None:
        """Add vectors under new keys; raises VectorsError."""
        if not keys:
            return
        table = self._names[language]
        with _told(self._place):
            if self._filling is None:
                self._filling = self._engine.connect()
                self._filling.begin()  # COPY goes past SQLAlchemy, which would commit nothing
            connection = self._filling
            if language not in self._held:
                connection.exec_driver_sql(
                    f"CREATE TABLE {table} "
                    f"(key integer PRIMARY KEY, embedding vector({vectors.shape[1]}) NOT NULL)"
                )
                self._held.add(language)
            driver: Any = connection.connection.driver_connection
            into = f"COPY {table} (key, embedding) FROM STDIN WITH (FORMAT BINARY)"
            with driver.cursor().copy(into) as copy:
                copy.set_types(["int4", "vector"])
                for key, vector in zip(keys, np.asarray(vectors, np.float32), strict=True):
                    copy.write_row((key, vector))

    def count(self, language: Language) -> int:
        """Return the number of vectors of a language."""
        if language not in self._held:
            return 0
        with self._using() as connection:
            return _count(connection, self._names[language])

    def nearest(
        self, language: Language, vector: Vector, limit: int, among: Among | None = None
    ) -> list[tuple[int, float]]:
        """Return keys and cosines of the nearest vectors, or of those among some, best first."""
        if language not in self._held or limit < 1:
            return []
        table, some = self._names[language], list[Any]()
        if among is not None:  # picked out first: the index would give up before it has enough
            some = [among.tolist()]
            table = f"(SELECT * FROM {table} WHERE key = ANY(%s) OFFSET 0) AS those"
        wanted = f"SELECT key, embedding <=> %s AS distance FROM {table} ORDER BY distance LIMIT %s"
        with self._using() as connection:
            near = np.asarray(vector, dtype=np.float32)
            found = connection.exec_driver_sql(wanted, (near, *some, limit)).all()
        return [(int(key), 1.0 - float(distance)) for key, distance in found]

    def is_whole(self, language: Language, count: int) -> bool:
        """Tell whether the database counts and finds what it was given."""
        if self.count(language) != count:
            return False
        if not count:
            return True
        some = f"SELECT embedding FROM {self._names[language]} LIMIT {_SELF_QUERIES}"
        with self._using() as connection:
            sample = [row[0].to_numpy() for row in connection.exec_driver_sql(some)]
        found = [self.nearest(language, vector, 1) for vector in sample]
        return any(f and 1.0 - f[0][1] < SELF_DISTANCE for f in found)

    @contextmanager
    def _using(self) -> Iterator[Connection]:
        """Give the connection that fills the tables, else one of the pool's."""
        with _told(self._place):
            if self._filling is not None:
                yield self._filling
                return
            with self._engine.connect() as connection:
                yield connection


def _names(name: str) -> dict[Language, str]:
    return {language: f"vectors_{name}_{language}" for language in LANGUAGES}


def _there(connection: Connection, table: str) -> bool:
    return bool(connection.exec_driver_sql("SELECT to_regclass(%s) IS NOT NULL", (table,)).scalar())


def _count(connection: Connection, table: str) -> int:
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def _know_vectors(driver: Any, _record: object) -> None:
    """Let a new connection read and write vectors as arrays."""
    from pgvector.psycopg import register_vector

    register_vector(driver)
    driver.commit()


def _install(connection: Connection, place: Place) -> None:
    try:
        connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS vector SCHEMA public")
    except sql_errors.DBAPIError as error:
        raise VectorsAway(_NONE.format(where=place, why=first_line(error))) from error


@contextmanager
def _told(place: Place) -> Iterator[None]:
    """Say which database it is that does not do what is wanted."""
    import psycopg

    try:
        yield
    except (sql_errors.SQLAlchemyError, psycopg.Error) as error:
        why = str(getattr(error, "orig", None) or error).strip().partition("\n")[0][:200]
        raise VectorsAway(f"the vectors in {place}: {why}") from error
