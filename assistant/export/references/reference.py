"""One work as it is referred to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from assistant.schema import Bibliography, DocumentSummary, Language

_PARTICLES = frozenset("de van von der den al bin la le".split())
_PERSON = re.compile(r"^[A-Z\u00c0-\u00de][\w'’.-]*(?:\s+[\w'’.-]+){1,3}$")
_THAI = re.compile("[ก-๎]")


@dataclass(frozen=True, slots=True)
class Name:
    """An author: a person with a family name, or as it is written (Thai names, bodies)."""

    written: str
    family: str = ""
    given: str = ""

    @classmethod
    def of(cls, written: str) -> Name:
        """Take a name apart where it is a person's in Latin letters.

        >>> Name.of("Bo van Wu"), Name.of("Department of Parks").family
        (Name(written='Bo van Wu', family='van Wu', given='Bo'), '')
        """
        if "," in written and not _THAI.search(written):
            family, _, given = (part.strip() for part in written.partition(","))
            return cls(written, family, given)
        pieces = written.split()
        bodies = {piece for piece in pieces if piece.islower()} - _PARTICLES
        if bodies or not _PERSON.match(written):
            return cls(written)
        cut = next((at for at, piece in enumerate(pieces) if at and piece in _PARTICLES), -1)
        return cls(written, " ".join(pieces[cut:]), " ".join(pieces[:cut]))


@dataclass(frozen=True, slots=True)
class Reference:
    """A work of the library, by the id of its document."""

    id: str
    title: str
    language: Language
    work: Bibliography

    @property
    def authors(self) -> tuple[Name, ...]:
        """Its authors; who published it, where it names none and is no article or law."""
        if self._published_by_its_author:
            return (Name(self.work.publisher),)
        return tuple(map(Name.of, self.work.authors))

    @property
    def publisher(self) -> str:
        """Who published it, unless that is its author."""
        return "" if self._published_by_its_author else self.work.publisher

    @property
    def _published_by_its_author(self) -> bool:
        own = not self.work.authors and self.work.kind not in ("law", "article")
        return own and bool(self.work.publisher)


def references_to(
    documents: Iterable[DocumentSummary], only: Collection[str] | None = None
) -> tuple[Reference, ...]:
    """Return references to documents of a library, or to those of them with certain ids."""
    return tuple(
        Reference(one.document_id, one.title, one.language, one.bibliography)
        for one in documents
        if only is None or one.document_id in only
    )
