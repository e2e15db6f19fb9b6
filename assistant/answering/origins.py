"""Notes and the work that they report: a claim from a note cites the work itself, the note second.

A note's section names the section of the work that it reports.  Where that work is in the library,
the window of that section that is nearest to what is quoted becomes the first citation.  Which one
that is hangs on the two texts alone: it is found by the vectors that are held, and remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.schema import LANGUAGES, DraftClaim, Passage, Quote, Span
from assistant.settings.writing import AROUND
from assistant.text.language import unwrap

if TYPE_CHECKING:
    from assistant.library.library import Library

_REMEMBERED = 4_000  # quotes of notes of which it is known where the work says it


class Origins:
    """Where the works of one library say what the notes on them report."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[tuple[int, str, Span], Quote | None] = {}

    def cited(self, claims: tuple[DraftClaim, ...]) -> tuple[DraftClaim, ...]:
        """Return claims, those that quote a note now quoting the reported work before it."""
        ids = (quote.passage.document_id for c in claims for quote in c.quotes)
        works = self._library.works()
        # Where no reported work is here, nothing needs to be searched.
        notes = {
            key: note.reports
            for key, note in self._library.headings(ids).items()
            if note.reports in works
        }
        return tuple(replace(c, quotes=tuple(self._quotes(c, notes))) for c in claims)

    def _quotes(self, claim: DraftClaim, notes: Mapping[str, str]) -> Iterator[Quote]:
        """Yield a claim's quotes, before that of a note the passage that it reports."""
        for quote in claim.quotes:
            work = notes.get(quote.passage.document_id)
            origin = self._remembered(quote, work) if work else None
            if origin:
                yield origin
            yield quote

    def _remembered(self, quote: Quote, work: str) -> Quote | None:
        """Return the passage of a work that a quote reports, looked for once in this library."""
        passage = quote.passage
        # The items of a list stand together in the work as well, and are looked for together.
        whole = passage.kind == "list"
        span = (passage.start, passage.end) if whole else (quote.start, quote.end)
        key = self._library.standing(), passage.id, span
        if key not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = self._origin(passage, span, work)
        return self._known[key]

    def _origin(self, passage: Passage, span: Span, work: str) -> Quote | None:
        """Return the window of a work that a span of a note reports, if it is found."""
        vector = self._library.stored_vector(passage, span)
        if vector is None:
            return None
        for language in LANGUAGES:
            if not self._library.languages().get(language):
                continue
            near = self._library.vector_search(vector, language, AROUND.pool)
            passages = self._library.passages_by_id(passage_id for passage_id, _, _ in near)
            headings = self._library.headings(p.document_id for p in passages.values())
            for passage_id, window, _ in near:
                found = passages.get(passage_id)
                document = headings.get(found.document_id) if found else None
                of_work = found and document and document.work == work
                if found and of_work and _reports(passage.source, found):
                    return Quote(found, *window)
        return None


def _reports(source: tuple[str, ...], passage: Passage) -> bool:
    """Whether a source line names a passage's section or one above it, and its table if any."""
    path = passage.section
    if not path or any(not s.startswith(p) for s, p in zip(source, path, strict=False)):
        return False
    rest = source[len(path) :]
    return not rest or any(_named(part, passage) for part in rest)


def _named(part: str, passage: Passage) -> bool:
    """Whether a table or figure of a source line is the one that a passage belongs to."""
    words = part.split()[:2]
    return " ".join(words) in " ".join((passage.context, unwrap(passage.text)[:200])).replace(
        "  ", " "
    )
