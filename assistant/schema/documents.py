"""The frozen values of reading and keeping: file → RawDocument → Document → Passages.

Every span is a pair of offsets, in characters, half open, into ``Document.text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from assistant.schema.bibliography import Bibliography, ShortName

Language = Literal["th", "en"]
LANGUAGES: tuple[Language, ...] = ("th", "en")
Span = tuple[int, int]

Box = tuple[float, float, float, float]  # left, top, right, bottom in points from the top left

BlockKind = Literal["heading", "paragraph", "list", "row", "caption", "furniture", "source"]
PassageKind = Literal["paragraph", "list", "row", "caption"]
# What a block is in its document beside its text. Only ``body`` and ``note`` may be an answer:
# the rest can be found and shown, but says nothing of its own.
# ``instruction`` is said to a language model, ``unreadable`` came out with wrong letters.
Role = Literal["body", "note", "contents", "bibliography", "furniture", "instruction", "unreadable"]
LineKind = Literal[
    "line",  # a line as it is printed; whether the next one continues it is for structure to say
    "paragraph",  # a whole paragraph, as formats without lines have it
    "title",
    "heading",
    "item",
    "header",  # the row of a table that names its columns
    "row",
    "caption",
    "note",
    "contents",
    "furniture",
    "unreadable",
]
AddStatus = Literal["added", "updated", "unchanged", "rejected"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph as a reader found it, with what the page or the format tells of it.

    ``kind`` is what the format says (a style, a tag) or the place on the page; "line" says nothing.
    ``level`` counts from 1 for a heading and from 0 for an item. ``page`` is the printed number.
    ``size`` is in points, 0 where unknown. ``opens`` tells whether a paragraph begins here, as far
    as the page or the format shows; None leaves it to the text. A row's text is a pipe row.
    """

    text: str
    kind: LineKind = "line"
    level: int = 0
    page: int | None = None
    size: float = 0.0
    bold: bool = False
    centred: bool = False
    opens: bool | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader takes from a file, before any repair: lines in reading order.

    What belongs to no sentence (running lines, notes) stands where it parts none.
    """

    name: str
    lines: tuple[Line, ...]
    title: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Where text of a numbered page stands in the document; a page may stand in several places."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A structural piece of a document; ``section`` is the path of headings above it.

    ``context`` is what a reader needs to see beside the block: the caption and header of a row,
    the heading of a list's section. ``parts`` are the items of a list or the cells of a row.
    ``refs`` are the names by which a text refers to it ("มาตรา 18", "table 2").
    """

    kind: BlockKind
    start: int
    end: int
    section: tuple[str, ...] = ()
    context: str = ""
    parts: tuple[Span, ...] = ()
    level: int = 0
    role: Role = "body"
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """The retrievable span of a document: ``document.text[start:end] == text``.

    ``windows`` are the spans that have a vector of their own; together they cover the passage.
    ``parts`` are the items of a list or the cells of a row.
    ``source`` is the section path of the work that a note reports, empty for anything else.
    ``refs`` are the names by which a text refers to it, in the form of ``text.references``.
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
    role: Role = "body"
    refs: tuple[str, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether the passage may be an answer: references, say, and running lines are none."""
        return self.role in ("body", "note")


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
    bibliography: Bibliography = field(default_factory=Bibliography)
    short_names: tuple[ShortName, ...] = ()


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
    bibliography: Bibliography = field(default_factory=Bibliography)

    def to_dict(self) -> dict[str, Any]:
        """The JSON of one document of ``khrueakhai sources``."""
        data = asdict(self)
        del data["bibliography"]
        return {**data, "record": self.bibliography.to_dict()}


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
