"""The parts of documents by their names ("section 18", "page 103"), and documents by their titles.

What is asked is answered from indexes of names, pages and titles: no text is read for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, String, false, func, or_, select, type_coerce

from assistant.library.database import Database, from_json
from assistant.library.record_tables import PASSAGE, documents, in_pieces, passages
from assistant.schema import Language
from assistant.text.references import page_of

_REFS = type_coerce(passages.c.refs, String)
_RECORD = [type_coerce(one, String) for one in (documents.c.bibliography, documents.c.edits)]
_SOME: ColumnElement[bool] = _REFS < "[]"  # where a name follows the bracket, its " sorts first


class Parts:
    """What the documents of a record call their parts, and what they are called themselves."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def named(self, reference: str, within: Collection[str], most: int) -> Sequence[Row[Any]]:
        """Return the rows of the first passages that a reference means, in the order they came.

        Args:
            reference: A part or a page.
            within: The documents that are looked through; all where none is given.
            most: How many passages are wanted.
        """
        keys = select(passages.c.key).where(*_meant(reference, within))
        first = keys.order_by(passages.c.key + 0).limit(most)  # by the bare key, texts are read
        query = select(*PASSAGE).where(passages.c.key.in_(first)).order_by(passages.c.key)
        with self._database.read() as db:
            return db.execute(query).all()

    def has(self, reference: str, within: Collection[str] = ()) -> bool:
        """Tell whether a reference means any passage of some documents, or of all."""
        return self._is_any(_meant(reference, within))

    def has_kind(self, kind: str, within: Collection[str] = ()) -> bool:
        """Tell whether a passage of some documents, or of all, is of a part of this kind."""
        wanted = [_SOME, _REFS.contains(f'"{kind} ', autoescape=True)]
        return self._is_any(_inside(wanted, within))

    def ids(self, document_ids: Sequence[str], languages: Sequence[Language]) -> list[str]:
        """Return which of some documents, or of all where none is named, are in some languages.

        ``languages`` are the documents' own; where none is named all are meant.
        """
        with self._database.read() as db:
            wanted = _documents([documents.c.id], document_ids, languages)
            return [row.id for one in wanted for row in db.execute(one)]

    def years(
        self, document_ids: Sequence[str], languages: Sequence[Language]
    ) -> dict[str, int | None]:
        """Return the years of the documents that ``ids`` returns, as set or read, by id."""
        with self._database.read() as db:
            wanted = _documents([documents.c.id, *_RECORD], document_ids, languages)
            return {row[0]: _year(row[1], row[2]) for one in wanted for row in db.execute(one)}

    def titles(self, words: Collection[str]) -> dict[str, str]:
        """Return the titles that have one of some words in them, by the document's id."""
        title = func.lower(documents.c.title)
        held = (title.contains(word, autoescape=True) for word in words)
        query = select(documents.c.id, documents.c.title).where(or_(false(), *held))
        with self._database.read() as db:
            return {row.id: row.title for row in db.execute(query)}

    def _is_any(self, wanted: Sequence[ColumnElement[bool]]) -> bool:
        with self._database.read() as db:
            return bool(db.scalar(select(select(passages.c.key).where(*wanted).exists())))


def _meant(reference: str, within: Collection[str]) -> list[ColumnElement[bool]]:
    page = page_of(reference)
    named = [_SOME, _REFS.contains(f'"{reference}"', autoescape=True)]
    return _inside(named if page is None else [passages.c.page == page], within)


def _inside(
    wanted: list[ColumnElement[bool]], within: Collection[str]
) -> list[ColumnElement[bool]]:
    return [*wanted, passages.c.document_id.in_(within)] if within else wanted


def _documents(
    columns: Sequence[ColumnElement[Any]],
    document_ids: Sequence[str],
    languages: Sequence[Language],
) -> Iterator[Select[Any]]:
    """Yield what asks for columns of documents, so many named ones at a time."""
    query = select(*columns)
    if languages:
        query = query.where(documents.c.language.in_(languages))
    if not document_ids:
        yield query
    for some in in_pieces(document_ids):
        yield query.where(documents.c.id.in_(some))


@lru_cache(maxsize=50_000)
def _year(read: str, edited: str) -> int | None:
    """Return the year of a record, as set or read, from its two texts: parsed once for each."""
    year: int | None = {**from_json(read), **from_json(edited)}.get("year")
    return year
