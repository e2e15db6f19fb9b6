"""A passage with the words before and after it: how a quotation stands in its document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from assistant.schema import Passage


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A passage, and the text of the one before and of the one after; "" where there is none."""

    passage: Passage
    before: str
    after: str


class _Holdings(Protocol):
    def passage(self, passage_id: str) -> Passage: ...

    def passages(self, document_id: str | None = None) -> tuple[Passage, ...]: ...


def surroundings(library: _Holdings, passage_id: str) -> Surroundings:
    """Return a passage with its neighbours in the document.  Raises UnknownDocument."""
    found = library.passage(passage_id)
    row = library.passages(found.document_id)
    at = next((number for number, one in enumerate(row) if one.id == found.id), len(row))
    before = _said(row[at - 1]) if 0 < at < len(row) else ""  # it may have been removed meanwhile
    after = _said(row[at + 1]) if at + 1 < len(row) else ""
    return Surroundings(found, before, after)


def _said(passage: Passage) -> str:
    """Return the text of a neighbour, but none that speaks to a model instead of the reader."""
    return "" if passage.role == "instruction" else passage.text
