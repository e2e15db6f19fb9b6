"""The record: every document, passage and vector of a home, in one database.

What the record has committed is kept: indexes are made from it and can be made again.  A document
is committed whole, with its passages and vectors, or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, delete, exists, func, or_, select

from assistant.errors import LibraryError
from assistant.library import record_rows as rows
from assistant.library import record_tables as tables
from assistant.library import soundness
from assistant.library.database import Database
from assistant.library.index_rows import IndexRows
from assistant.library.places import place_of
from assistant.library.record_changes import replace, set_meta
from assistant.library.record_edits import Edits, unknown_document
from assistant.library.record_parts import Parts
from assistant.library.record_tables import documents, in_pieces, meta, passages
from assistant.library.record_upgrades import upgrade
from assistant.library.record_values import Entry, Heading, Standing
from assistant.schema import Document, DocumentSummary, Passage

SCHEMA_VERSION = "3"
_REVISION = "SELECT value FROM meta WHERE key = 'revision'"


class Record:
    """The documents of a home; with what librarians have set in ``edits``.

    They are in ``record.db``, or at the ``url`` of a database; by default as the user has set it.
    """

    def __init__(self, home: Path, url: str | None = None) -> None:
        self.place = place_of(home, soundness.RECORD, url)
        if not self.place.url:
            soundness.look(home)
            upgrade(home / soundness.RECORD)
        self._database = Database(self.place, tables.metadata)
        self.index_rows = IndexRows(self._database)
        self.edits = Edits(self._database)
        self.parts = Parts(self._database)
        self.stood: Standing | None = None  # what was true of the library when last asked for
        if (found := self.meta("schema")) is None:
            own = {"identity": uuid4().hex} if self.place.url else {}
            self.set_meta({"schema": SCHEMA_VERSION, **own})
        if found not in (None, SCHEMA_VERSION):
            raise LibraryError(
                f"the library in {self.place} has form {found}, this program reads form "
                f"{SCHEMA_VERSION}; use the program's version that made it, or a new --home"
                " / คลังนี้สร้างด้วยโปรแกรมรุ่นใหม่กว่า โปรดใช้โปรแกรมรุ่นนั้น หรือกำหนด --home ใหม่"
            )

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    @property
    def database(self) -> Database:
        """The tables, for what copies or locks them whole."""
        return self._database

    @property
    def is_shared(self) -> bool:
        """Whether other machines read and write it too."""
        return bool(self.place.url)

    def index_folder(self) -> str:
        """Return the name of the folder of the home that an index of this record is in."""
        return f"index-{(self.meta('identity') or '')[:12]}" if self.is_shared else "index"

    def still(self) -> AbstractContextManager[None]:
        """Let all that this thread reads meanwhile be of one moment; needs the home's lock."""
        return self._database.still()

    def revision(self) -> int:
        """Return the number of changes committed so far; asked so often that it is put plainly."""
        with self._database.read() as db:
            return int(db.exec_driver_sql(_REVISION).scalar() or 0)

    def standing(self) -> Standing:
        """Return what is true of the whole library now; it is read again after a change only."""
        revision, held = self.revision(), self.stood
        if held is None or held.revision != revision:
            held = self.stood = self._read_standing(revision)
        return held

    def is_empty(self) -> bool:
        """Tell whether there is no document."""
        with self._database.read() as db:
            return not db.scalar(select(exists().select_from(documents)))

    def meta(self, key: str) -> str | None:
        """Return a fact about the home, or None."""
        with self._database.read() as db:
            value: str | None = db.scalar(select(meta.c.value).where(meta.c.key == key))
        return value

    def set_meta(self, facts: Mapping[str, str]) -> None:
        """Write facts about the home; this is no change of the library."""
        with self._database.write_alone() as db:
            set_meta(db, facts)
        self.stood = None

    def put(self, entries: Iterable[Entry], facts: Mapping[str, str] | None = None) -> None:
        """Commit documents, each in place of those it replaces, all in one transaction.

        Entries may be made while the transaction is open: readers see the old ones till its end.
        """
        with self._change(facts) as db:
            for entry in entries:
                replace(db, entry)

    def remove(self, document_id: str) -> None:
        """Delete a document and wipe its bytes from the file and its write-ahead log."""
        with self._change() as db:
            if not db.execute(delete(documents).where(documents.c.id == document_id)).rowcount:
                raise unknown_document(document_id)

    def wipe(self) -> None:
        """Empty the write-ahead log, so that no deleted text stays in it."""
        self._database.wipe()

    def digests(self, document_ids: Sequence[str]) -> dict[str, str]:
        """Return the digest of each of these documents that is here, by id."""
        query = select(documents.c.id, documents.c.digest)
        return dict(self._rows(query, documents.c.id, document_ids))

    def summaries(self) -> tuple[DocumentSummary, ...]:
        """Return the documents in the order in which they came."""
        with self._database.read() as db:
            found = db.execute(tables.summary_query()).all()
        return tuple(rows.to_summary(row) for row in found)

    def known(
        self, document_ids: Sequence[str], paths: Sequence[str]
    ) -> tuple[DocumentSummary, ...]:
        """Return those of the documents that have one of the ids or paths."""
        query = tables.summary_query()
        by_id = self._rows(query, documents.c.id, document_ids)
        by_path = self._rows(query, documents.c.path, paths)
        found = {row.id: row for row in (*by_id, *by_path)}
        return tuple(rows.to_summary(row) for row in found.values())

    def document(self, document_id: str, *, as_read: bool = False) -> Document:
        """Return a document, with a librarian's fields or without; raises UnknownDocument."""
        found = self.documents([document_id], as_read=as_read)
        if not found:
            raise unknown_document(document_id)
        return found[document_id]

    def documents(
        self, document_ids: Sequence[str], *, as_read: bool = False
    ) -> dict[str, Document]:
        """Return those of the documents that are here, by id."""
        found = self._rows(select(documents), documents.c.id, document_ids)
        return {row.id: rows.to_document(row, as_read=as_read) for row in found}

    def headings(self, document_ids: Sequence[str]) -> dict[str, Heading]:
        """Return what hits show of those of the documents that are here, by id."""
        return _headings(self._rows(select(*tables.HEADING), documents.c.id, document_ids))

    def headings_on(self, work: str) -> dict[str, Heading]:
        """Return those of the documents that are a work or report it, in the order they came."""
        return self.all_headings(or_(documents.c.work == work, documents.c.reports == work))

    def all_headings(self, *which: ColumnElement[bool]) -> dict[str, Heading]:
        """Return what hits show of all documents, in the order they came."""
        query = select(*tables.HEADING).where(*which)
        with self._database.read() as db:
            return _headings(db.execute(query.order_by(documents.c.added_at, documents.c.id)))

    def passages(self, document_id: str | None = None) -> tuple[Passage, ...]:
        """Return the passages of a document, or of all, in reading order."""
        query = select(*tables.PASSAGE).order_by(passages.c.document_id, passages.c.ordinal)
        if document_id is not None:
            query = query.where(passages.c.document_id == document_id)
        with self._database.read() as db:
            found = db.execute(query).all()
        return self._passages(found)

    def passages_of(self, document_ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return the passages of some documents, in the order given and in reading order."""
        query = select(*tables.PASSAGE).order_by(passages.c.ordinal)
        found = self._passages(self._rows(query, passages.c.document_id, document_ids))
        places = {document_id: place for place, document_id in enumerate(document_ids)}
        return tuple(sorted(found, key=lambda passage: places[passage.document_id]))

    def passages_by_id(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return the passages with these ids, in any order; unknown ids are left out."""
        return self._passages(self._rows(select(*tables.PASSAGE), passages.c.id, ids))

    def passages_named(
        self, reference: str, within: Collection[str], most: int
    ) -> tuple[Passage, ...]:
        """Return the first passages that a reference means, of some documents or of all."""
        return self._passages(self.parts.named(reference, within, most))

    def trails(self, document_ids: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """Return the section paths of documents, of notes those that they report, each once."""
        columns = (passages.c.section, passages.c.source)
        query = select(*columns).group_by(*columns).order_by(func.min(passages.c.key))
        found = self._rows(query, passages.c.document_id, document_ids)
        return tuple(dict.fromkeys(tuple(row.source or row.section) for row in found))

    def _rows(self, query: Any, column: Any, values: Sequence[Any]) -> list[Any]:
        """Return the rows in which a column has one of the values: a statement for each piece."""
        with self._database.read() as db:
            found = (db.execute(query.where(column.in_(some))) for some in in_pieces(values))
            return [row for some in found for row in some]

    def _passages(self, found: Sequence[Any]) -> tuple[Passage, ...]:
        with self._database.read() as db:
            spans = rows.window_spans(db, [row.id for row in found])
        return tuple(rows.to_passage(row, spans.get(row.id, ())) for row in found)

    def _read_standing(self, revision: int) -> Standing:
        """Read what may be newer than ``revision``, and is then read again at the next."""
        counted = select(passages.c.language, func.count()).group_by(passages.c.language)
        works = select(documents.c.work).where(documents.c.work > "").distinct()
        with self._database.read() as db:
            return Standing(
                revision,
                {row[0]: row[1] for row in db.execute(counted)},
                frozenset(db.scalars(works)),
                {row.key: row.value for row in db.execute(select(meta))},
                *rows.told_apart(rows.all_short_names(db)),
            )

    @contextmanager
    def _change(self, facts: Mapping[str, str] | None = None) -> Iterator[Connection]:
        """Open a transaction that counts as a change of the library."""
        with self._database.write() as db:
            yield db
            self._database.go_alone(db)
            held = db.scalar(select(meta.c.value).where(meta.c.key == "revision"))
            set_meta(db, {**(facts or {}), "revision": str(int(held or 0) + 1)})


def _headings(found: Iterable[Any]) -> dict[str, Heading]:
    return {row.id: rows.to_heading(row) for row in found}
