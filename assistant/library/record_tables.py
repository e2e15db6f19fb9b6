"""The tables of the record, and the columns that are asked for together.

Portable types only, so that another database can take SQLite's place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Select,
    Table,
    func,
    select,
    text,
)

from assistant.library.column_types import DATA, TEXT, line

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", line(200), primary_key=True),
    Column("value", TEXT, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", line(200), primary_key=True),
    Column("digest", line(64), nullable=False),
    Column("title", TEXT, nullable=False),
    Column("language", line(2), nullable=False),
    Column("text", TEXT, nullable=False),
    Column("path", TEXT),
    Column("work", line(200), nullable=False),
    Column("reports", line(200), nullable=False),
    Column("added_at", line(32), nullable=False),
    Column("pages", DATA, nullable=False),
    Column("blocks", DATA, nullable=False),
    Column("details", DATA, nullable=False),
    Column("repairs", DATA, nullable=False),
    Column("warnings", DATA, nullable=False),
    Column("bibliography", DATA, nullable=False),  # as it was read, the title among it
    Column("short_names", DATA, nullable=False),
    Column("edits", DATA, nullable=False),  # what a librarian has set, by field; "title" too
    Index("documents_of_work", "work"),
    Index("documents_that_report", "reports"),
    Index("documents_at_path", "path"),
    Index("documents_by_title", "title", "id", info={"only": "sqlite"}).ddl_if("sqlite"),
)

# Keys are never used again, so a copy of an index that knows the highest one knows what is new.
passages = Table(
    "passages",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=True),
    Column("id", line(200), nullable=False, unique=True),
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", TEXT, nullable=False),
    Column("kind", line(16), nullable=False),
    Column("language", line(2), nullable=False),
    Column("page", Integer),
    Column("context", TEXT, nullable=False),
    Column("section", DATA, nullable=False),
    Column("parts", DATA, nullable=False),
    Column("source", DATA, nullable=False),
    Column("role", line(16), nullable=False),
    Column("refs", DATA, nullable=False),
    Column("terms", DATA, nullable=False),
    Index("passages_of_document", "document_id", "ordinal"),
    Index("passages_of_language", "language", "key"),
    Index("passages_of_parts", "refs", "document_id", info={"only": "sqlite"}).ddl_if("sqlite"),
    Index(  # PostgreSQL indexes no long text: the few passages that have a name are told by it
        "passages_with_parts",
        "document_id",
        "key",
        postgresql_where=text("refs < '[]'"),
        info={"only": "postgresql"},
    ).ddl_if("postgresql"),
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
    Column("language", line(2), nullable=False),
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
