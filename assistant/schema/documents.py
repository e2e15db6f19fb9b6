"""The frozen values of reading and keeping: file → RawDocument → Document → Passages.

Every span is a pair of offsets, in characters, half open, into ``Document.text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Language = Literal["th", "en"]
LANGUAGES: tuple[Language, ...] = ("th", "en")
Span = tuple[int, int]

BlockKind = Literal["heading", "paragraph", "list", "row", "caption", "furniture", "source"]
PassageKind = Literal["paragraph", "list", "row", "caption"]
Markup = Literal["plain", "markdown"]
AddStatus = Literal["added", "updated", "unchanged", "rejected"]


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page as a reader found it; ``label`` is its printed or physical number, from 1."""

    text: str
    label: int | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader takes from a file, before any repair.

    A file without pages has one ``RawPage`` without a label. With ``markup`` "markdown" headings
    are ``#`` lines and tables are pipe tables (DOCX is read into this form as well).
    """

    name: str
    pages: tuple[RawPage, ...]
    markup: Markup = "plain"
    title: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Where a numbered page stands in the document."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A structural piece of a document; ``section`` is the path of headings above it.

    ``context`` is what a reader needs to see beside the block: the caption and header of a row,
    the heading of a list's section. ``parts`` are the items of a list or the cells of a row.
    """

    kind: BlockKind
    start: int
    end: int
    section: tuple[str, ...] = ()
    context: str = ""
    parts: tuple[Span, ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """The retrievable span of a document: ``document.text[start:end] == text``.

    ``windows`` are the spans that have a vector of their own; together they cover the passage.
    ``parts`` are the items of a list or the cells of a row.
    ``source`` is the section path of the work that a note reports, empty for anything else.
    """

    id: str
    document_id: str
    start: int
    end: int
    text: str
    kind: PassageKind
    section: tuple[str, ...]
    page: int | None
    language: Language
    context: str = ""
    windows: tuple[Span, ...] = ()
    parts: tuple[Span, ...] = ()
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One text of the library, repaired, with its structure and its bibliographic record.

    ``work`` names the work that the document is (an article) and ``reports`` the work that it
    reports (a study note); both are keys of the catalogue, or empty.
    """

    id: str
    title: str
    language: Language
    text: str
    pages: tuple[Page, ...] = ()
    blocks: tuple[Block, ...] = ()
    path: str | None = None
    work: str = ""
    reports: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)
    repairs: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A row of ``khrueakhai sources``; ``added_at`` is ISO 8601 in UTC."""

    document_id: str
    title: str
    language: Language
    pages: int
    passages: int
    added_at: str
    path: str | None


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of one file or text that was to be added."""

    document_id: str | None
    path: str | None
    status: AddStatus
    title: str | None = None
    language: Language | None = None
    pages: int = 0
    passages: int = 0
    repairs: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    error: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The JSON of ``khrueakhai add``."""
        return asdict(self)
