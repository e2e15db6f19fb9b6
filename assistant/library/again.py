"""A document read again: from its file where that is as it was, else from its text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from assistant.errors import DamagedFile
from assistant.library import worker
from assistant.library.parcels import Parcel, plain_document
from assistant.reading.choosing import WANTED
from assistant.reading.documents import described
from assistant.reading.ranges import in_ranges
from assistant.reading.sources import file_source
from assistant.schema import Document


@dataclass(frozen=True, slots=True)
class Reread:
    """A document read again, and what became of its record.

    ``kept`` are the fields that were set and stay, ``changed`` others that are read otherwise now.
    """

    document: Document
    passages: int
    kept: tuple[str, ...]
    changed: tuple[str, ...]


def reread_of(before: Document, after: Document, passages: int, kept: Collection[str]) -> Reread:
    """Return what became of the record of a document; both are as they were read."""
    old = {"title": before.title, **asdict(before.bibliography)}
    new = {"title": after.title, **asdict(after.bibliography)}
    changed = [name for name in new if new[name] != old[name] and name not in kept]
    return Reread(after, passages, tuple(kept), tuple(changed))


def again(document: Document, wanted: Sequence[int] | None = None) -> Parcel:
    """Read a document anew where its file is still as it was, else divide what is held anew.

    Raises:
        DamagedFile: Pages are to be recognised, and the file is not as it was.
    """
    path = Path(document.path) if document.path else None
    source = file_source(path) if path and path.is_file() else None
    if wanted is None:
        wanted = [number - 1 for number in in_ranges(document.metadata.get(WANTED, ""))]
    elif source is None or source.document_id != document.id:
        raise DamagedFile(
            f"{document.title!r} cannot be read again: its file is gone or has changed; add it anew"
        )
    if source and source.document_id == document.id:
        return worker.parcel_of(replace(source, job={**source.job, "wanted": wanted}))
    held = described(document)
    return worker.in_worker({"document": plain_document(held)}, document.title)
