"""How the frozen values become rows of the record and come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple
from typing import Any

from sqlalchemy import Connection, Row, select

from assistant.library.record_tables import documents, in_pieces, windows
from assistant.library.record_values import Heading
from assistant.models.encoders import Vectors
from assistant.schema import (
    Bibliography,
    Block,
    Document,
    DocumentSummary,
    Page,
    Passage,
    ShortName,
    Span,
)


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
        "bibliography": document.bibliography.to_dict() | {"title": document.title},
        "short_names": [astuple(name) for name in document.short_names],
    }


def to_document(row: Row[*tuple[Any, ...]], *, as_read: bool = False) -> Document:
    """Return the document of a row, with what a librarian has set or as it was read."""
    read = Bibliography.from_dict(row.bibliography)
    return Document(
        id=row.id,
        title=title_read(row) if as_read else row.title,
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
        bibliography=read if as_read else to_bibliography(row),
        short_names=to_short_names(row.short_names),
    )


def to_bibliography(row: Any) -> Bibliography:
    """Return the record of a document's row: what was read, and before it what a librarian set."""
    return Bibliography.from_dict({**row.bibliography, **row.edits})


def to_heading(row: Any) -> Heading:
    """Return what hits show of a document's row."""
    return Heading(row.title, row.language, row.work, row.reports, to_bibliography(row))


def title_read(row: Any) -> str:
    """Return the title that was read of a document, whatever a librarian has set."""
    return str(row.bibliography.get("title") or row.title)


def all_short_names(db: Connection) -> dict[str, tuple[ShortName, ...]]:
    """Return the short names of each document that has some, by its id."""
    rows = select(documents.c.id, documents.c.short_names).order_by(documents.c.added_at)
    return {key: to_short_names(held) for key, held in db.execute(rows) if held}


def told_apart(
    named: Mapping[str, tuple[ShortName, ...]],
) -> tuple[tuple[ShortName, ...], dict[str, tuple[ShortName, ...]]]:
    """Return the short names that any document may use, each once, and those of one, by its id."""
    every = dict.fromkeys(name for names in named.values() for name in names if not name.own)
    own = {key: tuple(name for name in names if name.own) for key, names in named.items()}
    return tuple(every), {key: names for key, names in own.items() if names}


def to_short_names(held: Sequence[Sequence[Any]]) -> tuple[ShortName, ...]:
    """Return the short names that a row holds; older rows do not tell whose they are."""
    return tuple(ShortName(*name) for name in held)


def to_summary(row: Row[*tuple[Any, ...]]) -> DocumentSummary:
    """Return the summary of a document's row with its number of passages as ``number``."""
    return DocumentSummary(
        document_id=row.id,
        title=row.title,
        language=row.language,
        pages=len({page["number"] for page in row.pages}),
        passages=row.number,
        added_at=row.added_at,
        path=row.path,
        bibliography=to_bibliography(row),
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
            "role": passage.role,
            "refs": passage.refs,
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
        role=row.role,
        refs=tuple(row.refs),
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


def _block(data: dict[str, Any]) -> Block:
    fixed = {name: tuple(data.get(name, ())) for name in ("section", "refs")}
    fixed["parts"] = _spans(data["parts"])
    return Block(**{**data, **fixed})


def _spans(pairs: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in pairs)
