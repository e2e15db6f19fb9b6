"""Finds in the library what each element rests on, and runs it through the citation check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.checking.citations import check
from assistant.checking.cross_language import Means
from assistant.checking.facts import missing_numbers
from assistant.frameworks.framework import Element, Framework
from assistant.schema import (
    SHOWN_AS_CHECKED,
    Citation,
    DraftClaim,
    Language,
    Passage,
    Quote,
    Span,
)
from assistant.schema.papers import Statement
from assistant.text.language import content_words, sentences, unwrap

if TYPE_CHECKING:
    from assistant.library.library import Library

_TRIES = 4  # best spans that the check is asked about before an element counts as unsupported
_LOOKED_AT = 16  # best spans among which one that has the numbers is looked for
_TOGETHER = 6  # sentences that may be quoted as one
_SHORT = 25  # characters; a shorter span is a heading or the end of a sentence
_LENGTHY = 1500  # characters of a quote that cost as much as all of the statement's words


@dataclass(frozen=True, slots=True)
class _Held:
    """A passage of the work or of a note about it; ``sections`` name places in the work."""

    passage: Passage
    sections: tuple[str, ...]
    is_work: bool


class Sources:
    """The evidence of one library for one framework; numbers citations as they are first used.

    ``documents`` are those that alone may be cited; by default all.
    """

    def __init__(
        self,
        library: Library,
        framework: Framework,
        language: Language,
        means: Means,
        documents: frozenset[str] | None = None,
    ) -> None:
        self._library = library
        self._framework = framework
        self.language = language
        self._means = means
        self._held = tuple(_holdings(library, framework.work, documents))
        self._documents = library.look_up(held.passage.document_id for held in self._held)
        self._quotable: dict[str, tuple[tuple[Span, frozenset[str]], ...]] = {}
        self._stated: dict[str, Statement] = {}
        self._numbers: dict[tuple[str, int, int], int] = {}
        self.citations: list[Citation] = []
        self.unsourced: list[str] = []

    def state(self, element_id: str) -> Statement:
        """Return what the work says of an element, cited; an assumption where nothing shows it."""
        if element_id not in self._stated:
            element = self._framework.elements[element_id]
            text = element.statement[self.language]
            found = self._evidence(element)
            numbers = tuple(dict.fromkeys(self._number(citation) for citation in found))
            if not numbers:
                self.unsourced.append(element_id)
            source = "literature" if numbers else "assumption"
            self._stated[element_id] = Statement(text, source, numbers, element_id)  # type: ignore[arg-type]
        return self._stated[element_id]

    @property
    def works(self) -> frozenset[str]:
        """The documents that hold the framework's work or report it."""
        return frozenset(held.passage.document_id for held in self._held)

    def quote(self, passage: Passage, span: Span) -> Statement | None:
        """State a span of any passage in its own words, cited; None where the check fails."""
        start, end = passage.start + span[0], passage.start + span[1]
        text = unwrap(passage.text[span[0] : span[1]]).strip()
        documents = self._library.look_up([passage.document_id])
        draft = DraftClaim(text, (Quote(passage, start, end),))
        checked = check([draft], documents, means=self._means)
        numbers = tuple(self._number(citation) for citation in checked.citations)
        return Statement(text, "literature", numbers) if numbers else None

    def report(self, said: str, text: str, quote: Citation) -> Statement | None:
        """State ``text``, which tells ``said`` of a quote; None where that is not carried by it."""
        held = self._library.passages_by_id([quote.passage_id])
        if quote.passage_id not in held:
            return None  # the document has been removed
        documents = self._library.look_up([quote.document_id])
        draft = DraftClaim(said, (Quote(held[quote.passage_id], quote.start, quote.end),))
        checked = check([draft], documents, means=self._means)
        if not checked.claims or checked.claims[0].support not in SHOWN_AS_CHECKED:
            return None
        return Statement(text, "literature", tuple(map(self._number, checked.citations)))

    def known(self, element_id: str) -> tuple[int, ...]:
        """Return the citations of an element that has been stated; none where it has not."""
        stated = self._stated.get(element_id)
        return stated.citations if stated else ()

    def _evidence(self, element: Element) -> tuple[Citation, ...]:
        """Return the citations of the first quotes that the check lets pass.

        Work and reader may differ in language: the statement is then checked in the language of
        the quote, of which it is the framework's own version, and a note in the reader's language
        stands second.
        """
        found = self._first(element, self._ranked(element, is_work=True))
        notes = self._ranked(element, is_work=False)
        beside = [quote for quote in notes if quote.passage.language == self.language]
        if not found:
            return self._first(element, beside) or self._first(element, notes)
        if found[0].language != self.language:
            return (*found, *self._first(element, beside))
        return found

    def _first(self, element: Element, ranked: list[Quote]) -> tuple[Citation, ...]:
        """Return the citations of the best quote that holds, or of the best with another."""
        alone = ((quote,) for quote in ranked[:_TRIES])
        paired = ((ranked[0], other) for other in ranked[1:])
        for quotes in (*alone, *paired):
            text = element.statement[quotes[0].passage.language]
            checked = check([DraftClaim(text, quotes)], self._documents, means=self._means)
            if checked.citations:
                return checked.citations
        return ()

    def _ranked(self, element: Element, *, is_work: bool) -> list[Quote]:
        """Return the spans of the element's sections that say most of it, best first.

        One that has the statement's numbers stands before one that has not.
        """
        wanted = {
            language: frozenset(content_words(text)) for language, text in element.statement.items()
        }
        scored = []
        for held in self._held:
            if held.is_work == is_work and in_section(held.sections, element.sections):
                asked = wanted[held.passage.language]
                for (start, end), words in self._spans(held.passage):
                    worth = len(asked & words) / len(asked) - (end - start) / _LENGTHY
                    scored.append((worth, Quote(held.passage, start, end)))
        scored.sort(key=lambda entry: entry[0], reverse=True)
        best = [quote for _, quote in scored[:_LOOKED_AT]]
        return sorted(best, key=lambda quote: _lacks(element, quote))[: 2 * _TRIES]

    def _spans(self, passage: Passage) -> tuple[tuple[Span, frozenset[str]], ...]:
        if passage.id not in self._quotable:
            self._quotable[passage.id] = tuple(_quotable(passage))
        return self._quotable[passage.id]

    def _number(self, citation: Citation) -> int:
        key = citation.passage_id, citation.start, citation.end
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self.citations.append(replace(citation, number=self._numbers[key]))
        return self._numbers[key]


def _lacks(element: Element, quote: Quote) -> int:
    """Count the numbers that a statement in the language of a span has and the span has not."""
    passage = quote.passage
    said = passage.text[quote.start - passage.start : quote.end - passage.start]
    return len(missing_numbers(element.statement[passage.language], said))


def _holdings(library: Library, work: str, documents: frozenset[str] | None) -> Iterator[_Held]:
    """Yield the passages of a work and of the notes that report it, of some documents or of all."""
    headings = library.headings_on(work)
    wanted = [key for key in headings if documents is None or key in documents]
    for passage in library.passages_of(wanted):
        is_work = headings[passage.document_id].work == work
        yield _Held(passage, passage.section if is_work else passage.source, is_work)


def in_section(sections: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Tell whether a place is one of those that are wanted; where none is named, every place is."""
    return not wanted or any(s.startswith(name) for s in sections for name in wanted)


def _quotable(passage: Passage) -> Iterator[tuple[Span, frozenset[str]]]:
    """Yield what may be quoted of a passage with its words: items, sentences, some together."""
    for start, end in passage.parts:
        yield (start, end), _words(passage, start, end)
    if passage.kind == "list":
        yield (passage.start, passage.end), _words(passage, passage.start, passage.end)
    single = [
        (
            (passage.start + a, passage.start + b),
            _words(passage, passage.start + a, passage.start + b),
        )
        for a, b in sentences(passage.text)
    ]
    for count in range(1, _TOGETHER + 1):
        for at in range(len(single) - count + 1):
            run = single[at : at + count]
            span = run[0][0][0], run[-1][0][1]
            if span[1] - span[0] > _SHORT:
                yield span, frozenset().union(*(words for _, words in run))


def _words(passage: Passage, start: int, end: int) -> frozenset[str]:
    return frozenset(content_words(passage.text[start - passage.start : end - passage.start]))
