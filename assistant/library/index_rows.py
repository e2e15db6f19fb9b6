"""What indexes are made of: the record's vectors and terms, in the order of their keys.

Keys only rise and are never used again. So the rows between two keys are known by their number:
where it is as it was, nothing of them has gone and nothing has come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, func, select

from assistant.library.database import Database
from assistant.library.lexical import Terms
from assistant.library.record_tables import in_pieces, passages, windows
from assistant.library.vectors.store import Among
from assistant.models.encoders import Vectors
from assistant.schema import Language, Span

_BATCH = 2_000  # rows per read: 3 MB of vectors


@dataclass(frozen=True, slots=True)
class Keys:
    """The key of a window and of a passage; of the highest, all that there is is up to them."""

    window: int = 0
    passage: int = 0


class IndexRows:
    """Reads windows and passages of a record by their keys."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._bytes: int | None = None  # of a vector, as the first one that was read has them

    def highest(self) -> Keys:
        """Return the highest keys, 0 for none."""
        with self._database.read() as db:
            window = db.scalar(select(func.max(windows.c.key)))
            return Keys(window or 0, db.scalar(select(func.max(passages.c.key))) or 0)

    def counts(self, after: Keys | None = None, up_to: Keys | None = None) -> dict[Language, int]:
        """Return the number of windows by language, of all or of those between two keys."""
        query = select(windows.c.language, func.count()).group_by("language")
        if after is not None:
            query = query.where(windows.c.key > after.window)
        if up_to is not None:
            query = query.where(windows.c.key <= up_to.window)
        with self._database.read() as db:
            return {row[0]: row[1] for row in db.execute(query)}

    def vectors(self, language: Language, after: int = 0) -> Iterator[tuple[list[int], Vectors]]:
        """Yield the keys and vectors of a language's windows in batches, by key after one."""
        columns = (windows.c.key, windows.c.vector)
        for found in self._batches(columns, windows.c.language == language, after):
            self._check([len(row.vector) for row in found])
            matrix = np.frombuffer(b"".join(row.vector for row in found), dtype="<f4")
            yield [row.key for row in found], matrix.reshape(len(found), -1)

    def _check(self, sizes: Sequence[int]) -> None:
        """Raise LibraryError where a vector is not as long as the others, in bytes."""
        self._bytes = self._bytes or sizes[0]
        if {*sizes} != {self._bytes} or self._bytes % 4:
            raise self._database.damaged("its vectors have different lengths")

    def spread(self, language: Language, most: int) -> list[bytes]:
        """Return the vectors of about so many windows of a language, evenly from among all."""
        step = 1 + self.counts().get(language, 0) // most
        query = select(windows.c.vector).where(
            windows.c.language == language, windows.c.key % step == 0
        )
        with self._database.read() as db:
            return [row.vector for row in db.execute(query)]

    def vectors_of(self, passage_id: str, span: Span) -> list[bytes]:
        """Return the vectors of a passage's windows that meet a span, in their order."""
        query = select(windows.c.vector).where(
            windows.c.passage_id == passage_id, windows.c.start < span[1], windows.c.end > span[0]
        )
        with self._database.read() as db:
            return [row.vector for row in db.execute(query.order_by(windows.c.ordinal))]

    def terms(
        self, language: Language, after: int = 0, up_to: int | None = None
    ) -> Iterator[tuple[int, Terms]]:
        """Yield the keys and terms of a language's passages, by key after one, up to another."""
        columns = (passages.c.key, passages.c.terms)
        which = passages.c.language == language
        if up_to is not None:
            which &= passages.c.key <= up_to
        for found in self._batches(columns, which, after):
            for row in found:
                words, parts = row.terms
                yield row.key, (words, parts)

    def passage_ids(self, keys: Sequence[int]) -> dict[int, str]:
        """Return passage ids by key."""
        query = select(passages.c.key, passages.c.id).where(passages.c.key.in_(keys))
        with self._database.read() as db:
            return {row.key: row.id for row in db.execute(query)}

    def keys_of(self, document_ids: Sequence[str], language: Language) -> list[tuple[int, int]]:
        """Return the keys of the windows of documents in a language, each with its passage's."""
        query = (
            select(windows.c.key, passages.c.key)
            .join(passages, windows.c.passage_id == passages.c.id)
            .where(windows.c.language == language)
        )
        with self._database.read() as db:
            return [
                (row[0], row[1])
                for some in in_pieces(document_ids)
                for row in db.execute(query.where(passages.c.document_id.in_(some)))
            ]

    def keys_between(self, language: Language, after: Keys, up_to: Keys) -> tuple[Among, Among]:
        """Return the keys of a language's windows and of its passages between two keys."""
        found = []
        for table, first, last in (
            (windows, after.window, up_to.window),
            (passages, after.passage, up_to.passage),
        ):
            query = select(table.c.key).where(
                table.c.language == language, table.c.key > first, table.c.key <= last
            )
            with self._database.read() as db:
                found.append(np.sort(np.array(db.scalars(query).all(), dtype=np.int64)))
        return found[0], found[1]

    def windows(self, keys: Sequence[int]) -> dict[int, tuple[str, Span]]:
        """Return the passage and span of windows, by key."""
        columns = (windows.c.key, windows.c.passage_id, windows.c.start, windows.c.end)
        query = select(*columns).where(windows.c.key.in_(keys))
        with self._database.read() as db:
            return {r.key: (r.passage_id, (r.start, r.end)) for r in db.execute(query)}

    def _batches(
        self, columns: tuple[Any, ...], which: ColumnElement[bool], after: int
    ) -> Iterator[Sequence[Any]]:
        """Yield rows in batches, by their first column, the key, after one."""
        key = columns[0]
        query = select(*columns).where(which).order_by(key).limit(_BATCH)
        while True:
            with self._database.read() as db:
                found = db.execute(query.where(key > after)).all()
            if not found:
                return
            after = found[-1].key
            yield found
