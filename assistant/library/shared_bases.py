"""The bases that machines share: vectors that one has put on a server, told in the database.

Words are derived on each machine, from the same record; what takes minutes, the vectors of the
base, is made once.  So all machines also take off the same means, and rank alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    RowMapping,
    Table,
    delete,
    insert,
    select,
)

from assistant.library.column_types import DATA, line
from assistant.library.database import Database
from assistant.library.index_rows import Keys
from assistant.library.places import Place
from assistant.schema import Language

_KEPT = 2  # bases; who still searches the one before the newest is not interrupted

metadata = MetaData()

bases = Table(
    "index_bases",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", line(64), nullable=False),
    Column("store", line(80), nullable=False),
    Column("encoder", line(200), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("meant", DATA, nullable=False),
    Column("means", DATA, nullable=False),
    Column("after", DATA, nullable=False),
    Column("up_to", DATA, nullable=False),
    Column("counts", DATA, nullable=False),
)


@dataclass(frozen=True, slots=True)
class SharedBase:
    """The vectors of all windows between two keys, on a server under ``name``.

    ``revision`` is the record's when they were made, ``meant`` and ``means`` are those of the
    generation that they were made for, ``counts`` the windows by language.
    """

    name: str
    store: str
    encoder: str
    revision: int
    meant: Mapping[Language, int]
    means: Mapping[str, Mapping[str, str]]
    after: Keys
    up_to: Keys
    counts: Mapping[Language, int]


class SharedBases:
    """The list of them, in the database of a record."""

    def __init__(self, place: Place) -> None:
        self._database = Database(place, metadata, "the list of indexes")

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def newest(self, store: str, encoder: str) -> SharedBase | None:
        """Return the newest one of a kind of store and of an encoder."""
        of_kind = (bases.c.store == store, bases.c.encoder == encoder)
        query = select(bases).where(*of_kind).order_by(bases.c.id.desc()).limit(1)
        with self._database.read() as db:
            found = db.execute(query).mappings().first()
        return None if found is None else _of_row(found)

    def names(self) -> list[str]:
        """Return the names of all, of every kind of store."""
        with self._database.read() as db:
            return sorted(set(db.scalars(select(bases.c.name))))

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """Let no other machine make one meanwhile; wait until another has made its own."""
        with self._database.write_alone() as db:
            yield db

    def add(self, db: Connection, base: SharedBase) -> None:
        """Tell others of a base, when the transaction of ``alone`` ends."""
        db.execute(insert(bases).values(**asdict(base)))

    def old(self, db: Connection, kept: int = _KEPT) -> list[str]:
        """Take all but the newest off the list; return the names that no other row has."""
        ids = db.scalars(select(bases.c.id).order_by(bases.c.id.desc()).offset(kept)).all()
        if not ids:
            return []
        names = set(db.scalars(select(bases.c.name).where(bases.c.id.in_(ids))))
        db.execute(delete(bases).where(bases.c.id.in_(ids)))
        return sorted(names - set(db.scalars(select(bases.c.name))))


def _of_row(row: RowMapping) -> SharedBase:
    held: dict[str, Any] = {str(key): value for key, value in row.items() if key != "id"}
    return SharedBase(**{**held, "after": Keys(**held["after"]), "up_to": Keys(**held["up_to"])})
