"""The doctor: looks at all of a home, mends what can be mended, and says what it did."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from sqlalchemy import MetaData

from assistant.care import databases, folder, record
from assistant.care.findings import Finding, state_of
from assistant.conversations.store import FILE
from assistant.conversations.tables import metadata as conversation_tables
from assistant.errors import LibraryError
from assistant.home.lock import WriteLock
from assistant.library.database import Database
from assistant.library.library import Library
from assistant.library.opened import connection_to
from assistant.library.places import place_of
from assistant.library.record_tables import metadata as record_tables
from assistant.library.soundness import RECORD, look
from assistant.models.encoders import Encoder

_ELSEWHERE = "documents and conversations: PostgreSQL looks after them, the index was looked at"
_STOP = "what stands behind it was not looked at"


class Doctor:
    """Looks at one home.

    Args:
        home: Its folder.
        open_library: Opens the library of the home.
        open_encoder: Opens the encoder of its vectors; only a mend of the record needs it.
    """

    def __init__(
        self,
        home: Path,
        open_library: Callable[[], Library],
        open_encoder: Callable[[], Encoder],
    ) -> None:
        self._home = home
        self._open_library = open_library
        self._open_encoder = open_encoder

    def examine(self, *, mend: bool = False) -> tuple[Finding, ...]:
        """Return what is wrong, in the order in which it was looked at; mended where asked for.

        Raises:
            LibraryBusy: It is to be mended, and another process is writing.
            LibraryUnwritable: It is to be mended, and the home cannot be written.
        """
        if not mend:
            return tuple(self._steps(mend=False))
        with WriteLock(self._home).hold():
            return tuple(self._steps(mend=True))

    def _steps(self, *, mend: bool) -> Iterator[Finding]:
        yield from folder.permissions(self._home, mend=mend)
        yield from folder.leftovers(self._home, mend=mend)
        if (place := place_of(self._home, RECORD)).url:
            yield Finding(str(place), _ELSEWHERE, "note", "`pg_amcheck`, `pg_dump`")
            yield from self._index(mend=mend, shared=True)
            yield from folder.kept_files(self._home, mend=mend)
            return
        broken = list(self._databases(mend=mend))
        yield from broken
        if any(one.where == RECORD and one.state == "mended" for one in broken):
            record.raise_revision(self._home)  # its index has what is lost, and must be made anew
        if any(one.where == RECORD and one.state != "mended" for one in broken):
            yield Finding(RECORD, "its documents and the index", "note", _STOP)
        else:
            yield from self._library(mend=mend)
        yield from self._conversations(mend=mend)
        yield from folder.kept_files(self._home, mend=mend)

    def _databases(self, *, mend: bool) -> Iterator[Finding]:
        for name, tables in ((RECORD, record_tables), (FILE, conversation_tables)):
            made = partial(_make_empty, tables=tables)
            yield from databases.examined(self._home / name, made, mend=mend)

    def _library(self, *, mend: bool) -> Iterator[Finding]:
        if not (self._home / RECORD).is_file():
            yield from self._missing()
            return
        yield from record.facts(self._home, self._open_encoder, mend=mend)
        try:
            look(self._home)
            yield from record.documents(self._home, self._open_library, mend=mend)
            yield from self._index(mend=mend)
        except sqlite3.DatabaseError as error:
            yield Finding(RECORD, f"cannot be read ({error})", "stays", "`khrueakhai restore`")
        except LibraryError as error:
            yield Finding(RECORD, str(error), "note" if not mend else "stays")

    def _missing(self) -> Iterator[Finding]:
        try:
            look(self._home)
        except LibraryError as error:
            yield Finding(RECORD, str(error), "stays")

    def _index(self, *, mend: bool, shared: bool = False) -> Iterator[Finding]:
        """Check that the index is whole and has all that the record has."""
        with self._open_library() as library:
            if library.is_empty() or library.searcher.is_whole():
                return
            if shared and library.searcher.is_behind():
                return  # another machine has added: the next question brings it up
            there = library.searcher.is_made()
            if mend:
                library.searcher.renew(forget=True, doubt=True)
        what = "is not as it was made, or lacks documents" if there else "is missing"
        yield Finding("index", f"{what}: made from the record", state_of(mend=mend))

    def _conversations(self, *, mend: bool) -> Iterator[Finding]:
        path = self._home / FILE
        if not path.is_file() or not path.stat().st_size:
            return
        try:
            with closing(connection_to(path)) as held:
                for name in ("memory", "answer"):
                    wrong = f"FROM turns WHERE {name} IS NOT NULL AND NOT json_valid({name})"
                    many = held.execute(f"SELECT count(*) {wrong}").fetchone()[0]
                    if many and mend:
                        held.execute(f"UPDATE turns SET {name} = NULL WHERE NOT json_valid({name})")
                        held.commit()
                    if many:
                        what = f"{many} torn: {name} of a turn; its question stays"
                        yield Finding(FILE, what, state_of(mend=mend))
        except sqlite3.DatabaseError:
            return  # told above, as a database that is damaged


def _make_empty(path: Path, tables: MetaData) -> None:
    Database(path, tables).close()
