"""What goes into the record and what it tells of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.library.lexical import Terms
from assistant.models.encoders import Vectors
from assistant.schema import Bibliography, Document, Language, Passage, ShortName


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as it is committed: ``vectors`` has a row per window, in the passages' order.

    ``digest`` tells whether the same source has come again, ``added_at`` is ISO 8601 in UTC, and
    ``replaces`` are the ids of documents that this one takes the place of.
    """

    document: Document
    passages: tuple[Passage, ...]
    terms: tuple[Terms, ...]
    vectors: Vectors
    digest: str
    added_at: str
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """What a hit shows of its document."""

    title: str
    language: Language
    work: str
    reports: str
    bibliography: Bibliography = field(default_factory=Bibliography)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the record says of the whole library at one revision.

    ``passages`` are counted by language, ``works`` are the catalogued works that are here, and
    ``facts`` is what the home remembers of the program that made it, ``short_names`` what the
    documents say that they shorten, and ``own_names`` those that are so in one document alone.
    """

    revision: int
    passages: Mapping[Language, int]
    works: frozenset[str]
    facts: Mapping[str, str]
    short_names: tuple[ShortName, ...] = ()
    own_names: Mapping[str, tuple[ShortName, ...]] = field(default_factory=dict)
