"""A part of a library: some of its documents, searched and read as if there were no others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import TypeVar

from assistant.errors import NothingWithin, QuestionError
from assistant.library.language_means import Vector
from assistant.library.library import Library
from assistant.library.record_edits import unknown_document
from assistant.library.record_tables import in_pieces
from assistant.library.record_values import Heading
from assistant.models.encoders import Encoder
from assistant.reading.years import common
from assistant.schema import (
    LANGUAGES,
    DocumentSummary,
    Language,
    Passage,
    ShortName,
    Span,
    Within,
)

T = TypeVar("T")

_NOTHING = (
    "no document of the library is within what was chosen: choose other documents, languages or "
    "years / ไม่มีเอกสารใดในคลังตรงกับขอบเขตที่เลือก โปรดเลือกเอกสาร ภาษา หรือปีใหม่"
)
_NO_YEAR = (
    "{year} is no year: type four digits, of either era"
    " / ปี {year} ไม่ถูกต้อง โปรดพิมพ์ปีสี่หลัก พ.ศ. หรือ ค.ศ."
)


def part_of(library: Library, within: Within | None) -> Library:
    """Return a part of a library, or all of it where nothing is asked of its documents.

    Raises:
        UnknownDocument: A document that is named is not there.
        NothingWithin: No document is what is asked for.
        QuestionError: A year is none.
    """
    return parts_of([library], within)[0] if within else library


def parts_of(libraries: Sequence[Library], within: Within) -> list[Library]:
    """Return what each of some libraries has of the documents that are so; one may have none.

    Raises as ``part_of`` does, of all libraries together.
    """
    if within.documents:
        _check_there(libraries, within.documents)
    meant = [frozenset(_meant(one, within)) for one in libraries]
    if not any(meant):
        raise NothingWithin(_NOTHING)
    return [LibraryPart(one, ids) for one, ids in zip(libraries, meant, strict=True)]


def _check_there(libraries: Sequence[Library], document_ids: Sequence[str]) -> None:
    """Raise UnknownDocument where none of the libraries has one of the documents."""
    held = {key for one in libraries for key in one.ids(document_ids)}
    for document_id in document_ids:
        if document_id not in held:
            raise unknown_document(document_id)


def _meant(library: Library, within: Within) -> Iterable[str]:
    """Return the ids of a library's documents that are what is asked for."""
    if within.from_year is None and within.to_year is None:
        return library.ids(within.documents, within.languages)
    first, last = _year(within.from_year, 0), _year(within.to_year, 9999)
    dated = library.years(within.documents, within.languages)
    return (key for key, year in dated.items() if year is not None and first <= year <= last)


def _year(typed: int | None, otherwise: int) -> int:
    """Return a year of either era in the Common Era."""
    year = otherwise if typed is None else common(typed)
    if year is None:
        raise QuestionError(_NO_YEAR.format(year=typed))
    return year


class LibraryPart(Library):
    """Shares all that is open with the whole library, which closes it.

    Whatever tells of several documents or looks for passages tells of these alone. How rare a
    word is, and what stands for what, is still the whole library's.
    """

    def __init__(self, whole: Library, documents: frozenset[str]) -> None:
        self.__dict__.update(vars(whole))
        self.whole = whole
        self._ids = documents

    def has(self, document_id: str) -> bool:
        """Tell whether a document is one of these."""
        return document_id in self._ids

    @property
    def encoder(self) -> Encoder:
        """The whole library's encoder."""
        return self.whole.encoder

    def close(self) -> None:
        """Do nothing: the whole library closes what both use."""

    def documents(self) -> tuple[DocumentSummary, ...]:
        """Return these documents in the order in which they came."""
        return tuple(one for one in self.whole.documents() if one.document_id in self._ids)

    def headings_on(self, work: str) -> dict[str, Heading]:
        """Return those of these documents that are a work or report it."""
        return self._own(super().headings_on(work))

    def all_headings(self) -> dict[str, Heading]:
        """Return the headings of these documents."""
        return self.headings(self._ids)

    def works(self) -> frozenset[str]:
        """Return the catalogued works that are among these documents."""
        return frozenset(work for work in super().works() if self._has_work(work))

    def _has_work(self, work: str) -> bool:
        return any(one.work == work for one in self.headings_on(work).values())

    def titles(self, words: Collection[str]) -> dict[str, str]:
        """Return the titles of these documents that have one of some words in them."""
        return self._own(super().titles(words))

    def own_names(self) -> dict[str, tuple[ShortName, ...]]:
        """Return the short names that stand for something in one of these documents, by its id."""
        return self._own(super().own_names())

    def passages(self, document_id: str | None = None) -> tuple[Passage, ...]:
        """Return the passages of a document, or of all of these, in reading order."""
        if document_id is None:
            return super().passages_of(sorted(self._ids))
        return super().passages(document_id)

    def passages_by_id(self, passage_ids: Iterable[str]) -> dict[str, Passage]:
        """Return those of the passages that stand in these documents, by id."""
        found = super().passages_by_id(passage_ids)
        return {key: one for key, one in found.items() if one.document_id in self._ids}

    def passages_named(
        self, reference: str, within: Collection[str], most: int
    ) -> tuple[Passage, ...]:
        """Return the first passages of these documents that a reference means."""
        find = super().passages_named
        found = (find(reference, some, most) for some in self._inside(within))
        return tuple(islice(chain.from_iterable(found), most))

    def has_part(self, reference: str, within: Collection[str] = ()) -> bool:
        """Tell whether a reference means any passage of these documents."""
        has = super().has_part
        return any(has(reference, some) for some in self._inside(within))

    def has_parts(self, kind: str, within: Collection[str] = ()) -> bool:
        """Tell whether these documents have parts of a kind."""
        has = super().has_parts
        return any(has(kind, some) for some in self._inside(within))

    def languages(self) -> Mapping[Language, int]:
        """Return the number of passages of these documents by language."""
        keys = ((one, self.searcher.keys.passages(self._ids, one)) for one in LANGUAGES)
        return {one: len(held) for one, held in keys if held is not None and len(held)}

    def vector_search(
        self, vector: Vector, language: Language, limit: int
    ) -> list[tuple[str, Span, float]]:
        """Return the nearest windows among those of these documents, best first."""
        return self.searcher.nearest(vector, language, limit, self._ids)

    def lexical_search(
        self, terms: Mapping[str, float], language: Language, limit: int
    ) -> list[tuple[str, float]]:
        """Return the passages of these documents that hold weighted terms, best first."""
        return self.searcher.matching(terms, language, limit, self._ids)

    def _own(self, held: Mapping[str, T]) -> dict[str, T]:
        return {key: one for key, one in held.items() if key in self._ids}

    def _inside(self, within: Collection[str]) -> Iterable[Collection[str]]:
        """Yield those of these documents that are looked through, so many at a time."""
        return in_pieces(sorted(self._ids.intersection(within) if within else self._ids))
