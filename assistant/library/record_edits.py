"""What a librarian has set of a document's record: it stands before what was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from assistant.errors import UnknownDocument
from assistant.library.database import Database
from assistant.library.record_rows import title_read
from assistant.library.record_tables import documents

_ROW = (documents.c.title, documents.c.bibliography, documents.c.edits)


class Edits:
    """The fields that librarians have set, by document; "title" is one of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, document_id: str) -> dict[str, Any]:
        """Return the fields of a document that were set; raises UnknownDocument."""
        with self._database.read() as db:
            return dict(_row(db, document_id).edits)

    def put(self, document_id: str, edits: Mapping[str, Any]) -> None:
        """Set fields of a document, in place of all that were set before; raises UnknownDocument.

        Nothing that is searched changes, so the indexes stay as they are.
        """
        with self._database.write() as db:
            row = _row(db, document_id)
            read = {**row.bibliography, "title": title_read(row)}
            title = edits.get("title") or read["title"]
            values = {"edits": dict(edits), "title": title, "bibliography": read}
            db.execute(update(documents).where(documents.c.id == document_id).values(**values))

    def move(self, document_id: str, path: str) -> None:
        """Say where a document's file stands now."""
        with self._database.write() as db:
            db.execute(update(documents).where(documents.c.id == document_id).values(path=path))


def kept_edits(db: Connection, document_ids: Sequence[str]) -> dict[str, Any]:
    """Return what is set of the first of some documents of which anything is."""
    held = db.scalars(select(documents.c.edits).where(documents.c.id.in_(document_ids)))
    return dict(next(filter(None, held), {}))


def unknown_document(document_id: str) -> UnknownDocument:
    """Return the error for an id that no document has."""
    return UnknownDocument(
        f"no document has the id {document_id!r}; `khrueakhai sources` lists the ids"
    )


def _row(db: Connection, document_id: str) -> Any:
    row = db.execute(select(*_ROW).where(documents.c.id == document_id)).first()
    if row is None:
        raise unknown_document(document_id)
    return row
