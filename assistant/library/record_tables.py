"""The tables of the record, and the columns that are asked for together.

Portable types only, so that another database can take SQLite's place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    String,
    Table,
    Text,
    func,
    select,
)

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("value", Text, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("text", Text, nullable=False),
    Column("path", Text),
    Column("work", String(200), nullable=False),
    Column("reports", String(200), nullable=False),
    Column("added_at", String(32), nullable=False),
    Column("pages", JSON, nullable=False),
    Column("blocks", JSON, nullable=False),
    Column("details", JSON, nullable=False),
    Column("repairs", JSON, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("bibliography", JSON, nullable=False),  # as it was read, the title among it
    Column("short_names", JSON, nullable=False),
    Column("edits", JSON, nullable=False),  # what a librarian has set, by field; "title" too
    Index("documents_of_work", "work"),
    Index("documents_that_report", "reports"),
    Index("documents_at_path", "path"),
    Index("documents_by_title", "title", "id"),
)

# Keys are never used again, so a copy of an index that knows the highest one knows what is new.
passages = Table(
    "passages",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("id", String(200), nullable=False, unique=True),
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("language", String(2), nullable=False),
    Column("page", Integer),
    Column("context", Text, nullable=False),
    Column("section", JSON, nullable=False),
    Column("parts", JSON, nullable=False),
    Column("source", JSON, nullable=False),
    Column("role", String(16), nullable=False),
    Column("refs", JSON, nullable=False),
    Column("terms", JSON, nullable=False),
    Index("passages_of_document", "document_id", "ordinal"),
    Index("passages_of_language", "language", "key"),
    Index("passages_of_parts", "refs", "document_id"),
    Index("passages_on_pages", "page", "document_id"),
    sqlite_autoincrement=True,
)

windows = Table(
    "windows",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("passage_id", ForeignKey("passages.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("language", String(2), nullable=False),
    Column("vector", LargeBinary, nullable=False),
    Index("windows_of_passage", "passage_id", "ordinal"),
    Index("windows_of_language", "language", "key"),
    sqlite_autoincrement=True,
)

PASSAGE = tuple(column for column in passages.c if column.name != "terms")
_LISTED = ("id", "title", "language", "pages", "added_at", "path", "bibliography", "edits")
HEADING = tuple(
    documents.c[name]
    for name in ("id", "title", "language", "work", "reports", "bibliography", "edits")
)

T = TypeVar("T")

_VARIABLES = 900  # ids in one query: every database takes that many


def summary_query() -> Select[*tuple[Any, ...]]:
    """Return the query for summaries, in the order in which the documents came."""
    number = (
        select(func.count())
        .where(passages.c.document_id == documents.c.id)
        .scalar_subquery()
        .label("number")
    )
    listed = (documents.c[name] for name in _LISTED)
    return select(*listed, number).order_by(documents.c.added_at, documents.c.id)


def in_pieces(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield values in pieces that fit into one query."""
    for start in range(0, len(values), _VARIABLES):
        yield values[start : start + _VARIABLES]
