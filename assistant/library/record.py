"""The record: every document, passage and vector of a home, in one SQLite file.

What the record has committed is kept: indexes are made from it and can be made again.  A document
is committed whole, with its passages and vectors, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Connection, delete, func, insert, select

from assistant.errors import LibraryError, UnknownDocument
from assistant.library import record_tables as rows
from assistant.library.database import Database
from assistant.library.record_tables import documents, meta, passages, windows
from assistant.models.encoders import Vectors
from assistant.schema import Document, DocumentSummary, Language, Passage, Span

SCHEMA_VERSION = "1"
_BATCH = 2_000  # windows per read: 3 MB of vectors

Terms = tuple[list[str], list[str]]  # a passage's words, and the parts of its compounds


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as it is committed: ``vectors`` has a row per window, in the passages' order.

    ``digest`` tells whether the same source has come again, ``added_at`` is ISO 8601 in UTC, and
    ``replaces`` are the ids of documents that this one takes the place of.
    """

    document: Document
    passages: tuple[Passage, ...]
    terms: tuple[Terms, ...]
    vectors: Vectors
    digest: str
    added_at: str
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """What a hit shows of its document."""

    title: str
    work: str
    reports: str


class Record:
    """The documents of a home, in ``record.db``."""

    def __init__(self, home: Path) -> None:
        self._database = Database(home / "record.db", rows.metadata)
        if (found := self.meta("schema")) is None:
            self.set_meta({"schema": SCHEMA_VERSION})
        elif found != SCHEMA_VERSION:
            raise LibraryError(
                f"the library in {home} has form {found}, this program reads form "
                f"{SCHEMA_VERSION}; use the program's version that made it, or a new --home"
            )

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def revision(self) -> int:
        """Return the number of changes committed so far."""
        return int(self.meta("revision") or 0)

    def meta(self, key: str) -> str | None:
        """Return a fact about the home, or None."""
        with self._database.read() as db:
            value: str | None = db.scalar(select(meta.c.value).where(meta.c.key == key))
        return value

    def set_meta(self, facts: Mapping[str, str]) -> None:
        """Write facts about the home; this is no change of the library."""
        with self._database.write() as db:
            _set_meta(db, facts)

    def put(self, entries: Iterable[Entry], facts: Mapping[str, str] | None = None) -> None:
        """Commit documents, each in place of those it replaces, all in one transaction.

        Entries may be made while the transaction is open: readers see the old ones till its end.
        """
        with self._change(facts) as db:
            for entry in entries:
                _replace(db, entry)

    def remove(self, document_id: str) -> None:
        """Delete a document and wipe its bytes from the file and its write-ahead log."""
        with self._change() as db:
            if not db.execute(delete(documents).where(documents.c.id == document_id)).rowcount:
                raise _unknown(document_id)

    def wipe(self) -> None:
        """Empty the write-ahead log, so that no deleted text stays in it."""
        self._database.wipe()

    def digests(self) -> dict[str, str]:
        """Return each document's digest, by id."""
        with self._database.read() as db:
            found = db.execute(select(documents.c.id, documents.c.digest))
            return {row.id: row.digest for row in found}

    def summaries(self) -> tuple[DocumentSummary, ...]:
        """Return the documents in the order in which they came."""
        number = (
            select(func.count())
            .where(passages.c.document_id == documents.c.id)
            .scalar_subquery()
            .label("number")
        )
        query = select(*rows.SUMMARY, number).order_by(documents.c.added_at, documents.c.id)
        with self._database.read() as db:
            return tuple(rows.to_summary(row) for row in db.execute(query))

    def document(self, document_id: str) -> Document:
        """Return a document; raises UnknownDocument."""
        with self._database.read() as db:
            row = db.execute(select(documents).where(documents.c.id == document_id)).first()
        if row is None:
            raise _unknown(document_id)
        return rows.to_document(row)

    def heading(self, document_id: str) -> Heading:
        """Return what hits show of a document; raises UnknownDocument."""
        query = select(documents.c.title, documents.c.work, documents.c.reports)
        with self._database.read() as db:
            row = db.execute(query.where(documents.c.id == document_id)).first()
        if row is None:
            raise _unknown(document_id)
        return Heading(row.title, row.work, row.reports)

    def passages(self, document_id: str | None = None) -> tuple[Passage, ...]:
        """Return the passages of a document, or of all, in reading order."""
        query = select(*rows.PASSAGE).order_by(passages.c.document_id, passages.c.ordinal)
        if document_id is not None:
            query = query.where(passages.c.document_id == document_id)
        return self._passages(query)

    def passages_by_id(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return the passages with these ids, in any order; unknown ids are left out."""
        return self._passages(select(*rows.PASSAGE).where(passages.c.id.in_(ids)))

    def passage_ids(self, keys: Sequence[int]) -> dict[int, str]:
        """Return passage ids by key."""
        query = select(passages.c.key, passages.c.id).where(passages.c.key.in_(keys))
        with self._database.read() as db:
            return {row.key: row.id for row in db.execute(query)}

    def windows(self, keys: Sequence[int]) -> dict[int, tuple[str, Span]]:
        """Return the passage and span of windows, by key."""
        query = select(windows.c.key, windows.c.passage_id, windows.c.start, windows.c.end).where(
            windows.c.key.in_(keys)
        )
        with self._database.read() as db:
            return {r.key: (r.passage_id, (r.start, r.end)) for r in db.execute(query)}

    def counts(self) -> dict[Language, int]:
        """Return the number of passages by language."""
        return self._counted(select(passages.c.language, func.count()).group_by("language"))

    def window_counts(self, up_to: int | None = None) -> dict[Language, int]:
        """Return the number of windows by language, of all or of those with a key up to one."""
        query = select(windows.c.language, func.count()).group_by("language")
        if up_to is not None:
            query = query.where(windows.c.key <= up_to)
        return self._counted(query)

    def highest_window(self) -> int:
        """Return the highest key of a window, 0 for none."""
        with self._database.read() as db:
            return db.scalar(select(func.max(windows.c.key))) or 0

    def vectors(self, language: Language, after: int = 0) -> Iterator[tuple[list[int], Vectors]]:
        """Yield the keys and vectors of a language's windows in batches, by key after one."""
        query = (
            select(windows.c.key, windows.c.vector)
            .where(windows.c.language == language)
            .order_by(windows.c.key)
            .limit(_BATCH)
        )
        while True:
            with self._database.read() as db:
                found = db.execute(query.where(windows.c.key > after)).all()
            if not found:
                return
            after = found[-1].key
            matrix = np.frombuffer(b"".join(row.vector for row in found), dtype="<f4")
            yield [row.key for row in found], matrix.reshape(len(found), -1)

    def terms(self, language: Language) -> tuple[list[int], list[Terms]]:
        """Return the keys and terms of a language's passages."""
        query = (
            select(passages.c.key, passages.c.terms)
            .where(passages.c.language == language)
            .order_by(passages.c.key)
        )
        with self._database.read() as db:
            found = db.execute(query).all()
        return [row.key for row in found], [tuple(row.terms) for row in found]

    def _counted(self, query: Any) -> dict[Language, int]:
        with self._database.read() as db:
            return {row[0]: row[1] for row in db.execute(query)}

    def _passages(self, query: Any) -> tuple[Passage, ...]:
        with self._database.read() as db:
            found = db.execute(query).all()
            spans = rows.window_spans(db, [row.id for row in found])
        return tuple(rows.to_passage(row, spans.get(row.id, ())) for row in found)

    @contextmanager
    def _change(self, facts: Mapping[str, str] | None = None) -> Iterator[Connection]:
        """Open a transaction that counts as a change of the library."""
        with self._database.write() as db:
            yield db
            held = db.scalar(select(meta.c.value).where(meta.c.key == "revision"))
            _set_meta(db, {**(facts or {}), "revision": str(int(held or 0) + 1)})


def _set_meta(db: Connection, facts: Mapping[str, str]) -> None:
    db.execute(delete(meta).where(meta.c.key.in_(facts)))
    db.execute(insert(meta), [{"key": key, "value": value} for key, value in facts.items()])


def _replace(db: Connection, entry: Entry) -> None:
    old = (entry.document.id, *entry.replaces)
    db.execute(delete(documents).where(documents.c.id.in_(old)))
    seen = {"digest": entry.digest, "added_at": entry.added_at}
    db.execute(insert(documents), [rows.from_document(entry.document) | seen])
    if entry.passages:
        db.execute(insert(passages), rows.from_passages(entry.passages, entry.terms))
        db.execute(insert(windows), rows.from_windows(entry.passages, entry.vectors))


def _unknown(document_id: str) -> UnknownDocument:
    return UnknownDocument(
        f"no document has the id {document_id!r}; `khrueakhai sources` lists the ids"
    )
