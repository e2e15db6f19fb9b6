"""What a home keeps on servers goes before its folder does."""

from __future__ import annotations

from pathlib import Path

from assistant.library.database import Database
from assistant.library.places import place_of
from assistant.library.record_tables import metadata
from assistant.library.shared_bases import SharedBases
from assistant.library.soundness import RECORD
from assistant.library.vectors.choosing import store_of
from assistant.library.vectors.sets import NamedKind
from assistant.library.vectors.store import VectorsError, away


def erase_elsewhere(home: Path) -> None:
    """Take off all servers what a home has there: vectors, documents and conversations.

    Raises:
        LibraryUnreachable: A server does not answer; nothing of the folder is touched yet.
    """
    place, store = place_of(home, RECORD), store_of(home, RECORD)
    try:
        if isinstance(store, NamedKind) and not place.url:
            for folder in (home / "index").glob("*/vectors"):
                store.discard(folder)
        elif isinstance(store, NamedKind):
            bases = SharedBases(place)
            for name in bases.names():
                store.discard_set(name)
            bases.close()
    except VectorsError as error:
        raise away(error) from error
    if place.url:
        database = Database(place, metadata)
        with database.write_alone() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA {place.schema} CASCADE")
        database.close()
