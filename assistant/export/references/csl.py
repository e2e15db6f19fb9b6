"""References in CSL-JSON, which Zotero, Pandoc and the styles of this project read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from assistant.export.references.reference import Name, Reference
from assistant.schema import WorkKind

TYPES: Final[dict[WorkKind, str]] = {
    "article": "article-journal",
    "law": "legislation",
    "report": "report",
    "webpage": "webpage",
    "document": "document",
}


def write(references: Sequence[Reference]) -> str:
    """Return the references as JSON."""
    return json.dumps([item(one) for one in references], ensure_ascii=False, indent=2) + "\n"


def item(reference: Reference) -> dict[str, Any]:
    """Return a reference as CSL-JSON; what is not known is left out."""
    work = reference.work
    data: dict[str, Any] = {
        "id": reference.id,
        "type": TYPES[work.kind],
        "title": reference.title,
        "title-short": work.short_title,
        "author": [_name(author) for author in reference.authors],
        "issued": {"date-parts": [[work.year]]} if work.year else None,
        "container-title": work.journal,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "publisher": reference.publisher,
        "DOI": work.doi,
        "ISBN": work.isbn,
        "URL": work.url,
        "language": reference.language,
    }
    return {key: value for key, value in data.items() if value}


def _name(author: Name) -> dict[str, str]:
    if author.family:
        return {"family": author.family, "given": author.given}
    return {"literal": author.written}
