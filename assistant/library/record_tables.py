"""The tables of the record, and how the frozen values become their rows and come back.

Portable types only, so that another database can take SQLite's place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    String,
    Table,
    Text,
    select,
)

from assistant.models.encoders import Vectors
from assistant.schema import Block, Document, DocumentSummary, Page, Passage, Span

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
    Column("terms", JSON, nullable=False),
    Index("passages_of_document", "document_id", "ordinal"),
    Index("passages_of_language", "language", "key"),
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
_LISTED = ("id", "title", "language", "pages", "added_at", "path")
SUMMARY = tuple(documents.c[name] for name in _LISTED)

T = TypeVar("T")

_VARIABLES = 900  # ids in one query: every database takes that many


def from_document(document: Document) -> dict[str, Any]:
    """Return what a document itself says of its row."""
    return {
        "id": document.id,
        "title": document.title,
        "language": document.language,
        "text": document.text,
        "path": document.path,
        "work": document.work,
        "reports": document.reports,
        "pages": [asdict(page) for page in document.pages],
        "blocks": [asdict(block) for block in document.blocks],
        "details": dict(document.metadata),
        "repairs": dict(document.repairs),
        "warnings": list(document.warnings),
    }


def to_document(row: Row[*tuple[Any, ...]]) -> Document:
    """Return the document of a row."""
    return Document(
        id=row.id,
        title=row.title,
        language=row.language,
        text=row.text,
        pages=tuple(Page(**page) for page in row.pages),
        blocks=tuple(_block(block) for block in row.blocks),
        path=row.path,
        work=row.work,
        reports=row.reports,
        metadata=row.details,
        repairs=row.repairs,
        warnings=tuple(row.warnings),
    )


def to_summary(row: Row[*tuple[Any, ...]]) -> DocumentSummary:
    """Return the summary of a document's row with its number of passages as ``number``."""
    return DocumentSummary(
        document_id=row.id,
        title=row.title,
        language=row.language,
        pages=len(row.pages),
        passages=row.number,
        added_at=row.added_at,
        path=row.path,
    )


def from_passages(
    found: Sequence[Passage], terms: Sequence[tuple[list[str], list[str]]]
) -> list[dict[str, Any]]:
    """Return the rows of a document's passages."""
    return [
        {
            "id": passage.id,
            "document_id": passage.document_id,
            "ordinal": ordinal,
            "start": passage.start,
            "end": passage.end,
            "text": passage.text,
            "kind": passage.kind,
            "language": passage.language,
            "page": passage.page,
            "context": passage.context,
            "section": passage.section,
            "parts": passage.parts,
            "source": passage.source,
            "terms": known,
        }
        for ordinal, (passage, known) in enumerate(zip(found, terms, strict=True))
    ]


def to_passage(row: Row[*tuple[Any, ...]], spans: tuple[Span, ...]) -> Passage:
    """Return the passage of a row and of the spans of its windows."""
    return Passage(
        id=row.id,
        document_id=row.document_id,
        start=row.start,
        end=row.end,
        text=row.text,
        kind=row.kind,
        section=tuple(row.section),
        page=row.page,
        language=row.language,
        context=row.context,
        windows=spans,
        parts=_spans(row.parts),
        source=tuple(row.source),
    )


def from_windows(found: Sequence[Passage], vectors: Vectors) -> list[dict[str, Any]]:
    """Return the rows of the windows of passages; ``vectors`` has one row for each."""
    pairs = [(passage, n, span) for passage in found for n, span in enumerate(passage.windows)]
    return [
        {
            "passage_id": passage.id,
            "ordinal": ordinal,
            "start": start,
            "end": end,
            "language": passage.language,
            "vector": vector.astype("<f4").tobytes(),
        }
        for (passage, ordinal, (start, end)), vector in zip(pairs, vectors, strict=True)
    ]


def window_spans(db: Connection, passage_ids: Sequence[str]) -> dict[str, tuple[Span, ...]]:
    """Return the spans of the windows of passages, by passage id."""
    found: dict[str, tuple[Span, ...]] = {}
    for some in in_pieces(passage_ids):
        query = (
            select(windows.c.passage_id, windows.c.start, windows.c.end)
            .where(windows.c.passage_id.in_(some))
            .order_by(windows.c.passage_id, windows.c.ordinal)
        )
        for row in db.execute(query):
            found[row.passage_id] = (*found.get(row.passage_id, ()), (row.start, row.end))
    return found


def in_pieces(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield values in pieces that fit into one query."""
    for start in range(0, len(values), _VARIABLES):
        yield values[start : start + _VARIABLES]


def _block(data: dict[str, Any]) -> Block:
    fixed = {"section": tuple(data["section"]), "parts": _spans(data["parts"])}
    return Block(**{**data, **fixed})


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in pairs)
