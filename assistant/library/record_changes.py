"""What a transaction does to the record: facts are written, documents come in others' place."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert

from assistant.library import record_rows as rows
from assistant.library.record_edits import kept_edits
from assistant.library.record_tables import documents, meta, passages, windows
from assistant.library.record_values import Entry


def set_meta(db: Connection, facts: Mapping[str, str]) -> None:
    """Write facts about the home, each in place of what it was."""
    db.execute(delete(meta).where(meta.c.key.in_(facts)))
    db.execute(insert(meta), [{"key": key, "value": value} for key, value in facts.items()])


def replace(db: Connection, entry: Entry) -> None:
    """Put a document in place of those that it replaces, with what was set of them."""
    old = (entry.document.id, *entry.replaces)
    edits = kept_edits(db, old)
    db.execute(delete(documents).where(documents.c.id.in_(old)))
    seen = {"digest": entry.digest, "added_at": entry.added_at, "edits": edits}
    read = rows.from_document(entry.document)
    title = edits.get("title", read["title"])
    db.execute(insert(documents), [read | seen | {"title": title}])
    if entry.passages:
        db.execute(insert(passages), rows.from_passages(entry.passages, entry.terms))
        db.execute(insert(windows), rows.from_windows(entry.passages, entry.vectors))
