"""References in RIS, which EndNote, Mendeley and Zotero read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from assistant.export.references.reference import Name, Reference
from assistant.schema import WorkKind

TYPES: Final[dict[WorkKind, str]] = {
    "article": "JOUR",
    "law": "STAT",
    "report": "RPRT",
    "webpage": "ELEC",
    "document": "GEN",
}


def write(references: Sequence[Reference]) -> str:
    """Return the references, each from its TY to its ER."""
    import rispy  # type: ignore[import-untyped]  # the package ships no types

    class Writer(rispy.RisWriter):  # type: ignore[misc]  # its base is not typed
        def set_header(self, count: int) -> str:  # noqa: ARG002  # it would number them
            return ""

    text: str = rispy.dumps([_entry(one) for one in references], implementation=Writer)
    return text.strip() + "\n"


def _entry(reference: Reference) -> dict[str, Any]:
    work = reference.work
    first, _, last = work.pages.partition("-")
    data: dict[str, Any] = {
        "type_of_reference": TYPES[work.kind],
        "id": reference.id,
        "title": " ".join(reference.title.split()),
        "short_title": work.short_title,
        "authors": [_name(author) for author in reference.authors],
        "year": str(work.year or ""),
        "secondary_title": work.journal,
        "volume": work.volume,
        "number": work.issue,
        "start_page": first,
        "end_page": last,
        "publisher": reference.publisher,
        "doi": work.doi,
        "issn": work.isbn,  # SN, which holds either
        "urls": [work.url] if work.url else [],
        "language": reference.language,
    }
    return {key: value for key, value in data.items() if value}


def _name(author: Name) -> str:
    return f"{author.family}, {author.given}" if author.family else author.written
