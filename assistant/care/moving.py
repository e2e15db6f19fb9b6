"""A home's documents and conversations, moved to a database or back, without encoding again.

Each home – the shared library, and each collection in it – is copied in two transactions, and every
row is read back and compared before they are committed.  What stopped half-way goes on where it
stopped: what is there already, row for row, is left alone.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, func, insert, select

from assistant.care.findings import aside
from assistant.conversations.store import FILE, ConversationStore
from assistant.conversations.tables import metadata as conversation_tables
from assistant.errors import LibraryError
from assistant.home import files
from assistant.home.lock import WriteLock
from assistant.home.privacy import make_private
from assistant.library.database import Database
from assistant.library.places import MOVED, Place, moved_to, place_of
from assistant.library.record import Record
from assistant.library.record_tables import metadata as record_tables
from assistant.library.shared_lock import SharedLock
from assistant.library.soundness import RECORD
from assistant.settings.variables import without_password

_BATCH = 500  # rows at a time
_OWN = ("identity",)  # facts that belong to a database, not to what is in it
_HELD = (
    "{place} holds a library already, and not this one: name another place{more}"
    " / ที่ปลายทางมีข้อมูลอื่นอยู่แล้ว โปรดระบุที่อื่น"
)
_FOLDER, _DATABASE = ", or add --replace", ", or drop its schema {schema}"


@dataclass(frozen=True, slots=True)
class Moved:
    """A home that was moved: how many rows of each table, and whether they were there already."""

    home: str
    rows: dict[str, int]
    already: bool

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return asdict(self)


def move(home: Path, url: str, to: str | Path, name: Path, *, replace: bool) -> Moved:
    """Move one home.

    Args:
        home: Its folder.
        url: Where its tables are now, "" for files of the folder.
        to: The URL of a database, or the folder that ``name`` is in.
        name: The home within the whole one.
        replace: Set aside what a folder holds already.

    Raises:
        LibraryBusy: Another process is writing.
        LibraryError: There is another library, or what was written is not what was read.
    """
    if not url and isinstance(to, str) and moved_to(home) == without_password(to):
        return Moved(str(name), {}, already=True)
    record, talk = Record(home, url), ConversationStore(home, url)
    own = WriteLock(home)
    lock = SharedLock(own, record.database) if record.is_shared else own
    try:
        with lock.hold():
            documents, said = _targets(home, to, name, replace=replace)
            rows, there = _copied(record.database, documents, record_tables)
            more, too = _copied(talk.database, said, conversation_tables)
    finally:
        record.close()
        talk.close()
    return Moved(str(name), rows | more, there and (too or not any(more.values())))


def leave_word(home: Path, to: str | Path, name: Path) -> None:
    """Let nobody go on with what was left, and let who comes to a folder find what has come.

    This comes when all of a home and its collections is there.
    """
    if isinstance(to, Path):
        (to / name / MOVED).unlink(missing_ok=True)
        shutil.rmtree(to / name / "index", ignore_errors=True)  # of what was there before
    elif (home / RECORD).exists():
        told = {"to": without_password(to), "at": files.now()}
        files.write(home / MOVED, json.dumps(told))


def _targets(home: Path, to: str | Path, name: Path, *, replace: bool) -> tuple[Place, Place]:
    """Return where record and conversations go; a folder is made ready for them."""
    if isinstance(to, str):
        return place_of(home, RECORD, to), place_of(home, FILE, to)
    folder = to / name
    make_private(folder)
    there = [folder / file for file in (RECORD, FILE) if (folder / file).exists()]
    if replace and there:
        kept = aside(folder, "replaced")
        for path in there:
            for end in ("", "-wal", "-shm"):
                if (old := Path(f"{path}{end}")).exists():
                    shutil.move(old, kept / old.name)
    return Place(folder, RECORD), Place(folder, FILE)


def _copied(source: Database, place: Place, metadata: MetaData) -> tuple[dict[str, int], bool]:
    """Copy the tables in one transaction; return how many rows, and whether they were there."""
    target = Database(place, metadata)
    try:
        with source.write_alone() as out, target.write_alone() as into:
            wanted = {table: _told(out, table) for table in metadata.sorted_tables}
            rows = {table.name: many for table, (many, _) in wanted.items()}
            if not _is_empty(into, metadata):
                if any(_told(into, table) != told for table, told in wanted.items()):
                    raise _held(place)
                return rows, True
            for table, told in wanted.items():
                _fill(out, into, table)
                if _told(into, table) != told:
                    raise LibraryError(
                        f"{table.name} in {place} is not what was read: nothing was moved; try "
                        "again / ข้อมูลปลายทางไม่ตรงกับต้นทาง ยังไม่ได้ย้าย โปรดลองใหม่"
                    )
                _go_on_counting(into, table)
            return rows, False
    finally:
        target.close()


def _held(place: Place) -> LibraryError:
    more = _DATABASE.format(schema=place.schema) if place.url else _FOLDER
    return LibraryError(_HELD.format(place=place, more=more))


def _is_empty(connection: Connection, metadata: MetaData) -> bool:
    counts = (
        connection.scalar(select(func.count()).select_from(table))
        for table in metadata.sorted_tables
        if table.name != "meta"
    )
    return not any(counts)


def _fill(out: Connection, into: Connection, table: Table) -> None:
    if table.name == "meta":
        into.execute(table.delete().where(table.c.key.not_in(_OWN)))
    for batch in _batches(out, table):
        into.execute(insert(table), batch)


def _batches(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of a table by its key, without those that a database has for itself."""
    query = select(table).order_by(*table.primary_key.columns)
    if table.name == "meta":
        query = query.where(table.c.key.not_in(_OWN))
    found = connection.execute(query, execution_options={"yield_per": _BATCH})
    for rows in found.mappings().partitions(_BATCH):
        yield [dict(row) for row in rows]


def _told(connection: Connection, table: Table) -> tuple[int, str]:
    """Return the number of rows of a table and a digest of all of them."""
    many, digest = 0, hashlib.sha256()
    for batch in _batches(connection, table):
        many += len(batch)
        for row in batch:
            for value in row.values():
                digest.update(value if isinstance(value, bytes) else _plain(value))
                digest.update(b"\0")
    return many, digest.hexdigest()


def _plain(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True).encode()


def _go_on_counting(into: Connection, table: Table) -> None:
    """Let the keys of what comes next be higher than all: SQLite does so by itself."""
    key = table.autoincrement_column
    if into.dialect.name != "postgresql" or key is None:
        return
    highest = into.scalar(select(func.max(key)))
    if highest is not None:
        sequence = func.pg_get_serial_sequence(table.name, key.name)
        into.execute(select(func.setval(sequence, highest)))
