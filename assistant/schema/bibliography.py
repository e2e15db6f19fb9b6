"""What is known of a document as a work: who wrote it, when and where it appeared, its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, Literal

WorkKind = Literal["document", "law", "article", "report", "webpage"]
WORK_KINDS: Final[tuple[WorkKind, ...]] = ("document", "law", "article", "report", "webpage")


@dataclass(frozen=True, slots=True)
class ShortName:
    """A name that a document shortens: from then on ``short`` stands for ``full``.

    ``own`` tells that it does so in that document alone, being a word of everybody's: "the board".
    """

    short: str
    full: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The record of a work; what is not known is empty, never guessed.

    ``year`` is in the Common Era. ``authors`` are as they are written, persons or bodies.
    ``pages`` are those of the work in its journal ("77-94"). ``short_title`` is what a law is
    called in a citation ("พ.ร.บ.น้ำ").
    """

    kind: WorkKind = "document"
    authors: tuple[str, ...] = ()
    year: int | None = None
    journal: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    isbn: str = ""
    publisher: str = ""
    url: str = ""
    short_title: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON."""
        return {**asdict(self), "authors": list(self.authors)}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Bibliography:
        """Return the record that JSON holds; keys that are none of its fields are passed over."""
        known = {field.name for field in fields(cls)}
        held = {key: value for key, value in data.items() if key in known}
        return cls(**{**held, "authors": tuple(held.get("authors", ()))})
