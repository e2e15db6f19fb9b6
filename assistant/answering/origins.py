"""Notes and the work that they report: a claim from a note cites the work itself, the note second.

A note's section names the section of the work that it reports.  Where that work is in the library,
the window of that section that is nearest to the claim becomes the first citation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.schema import LANGUAGES, DraftClaim, Passage, Quote
from assistant.settings.writing import AROUND
from assistant.text.language import detect, unwrap

if TYPE_CHECKING:
    from assistant.library.library import Library


def cite_works(library: Library, claims: tuple[DraftClaim, ...]) -> tuple[DraftClaim, ...]:
    """Return the claims, those that quote a note now quoting the reported work before it."""
    quoted = library.headings(quote.passage.document_id for c in claims for quote in c.quotes)
    works = library.works()
    # Where no reported work is here, nothing needs to be searched.
    notes = {key: note.reports for key, note in quoted.items() if note.reports in works}
    return tuple(replace(c, quotes=tuple(_quotes(library, c, notes))) for c in claims)


def _quotes(library: Library, claim: DraftClaim, notes: Mapping[str, str]) -> Iterator[Quote]:
    """Yield a claim's quotes, before that of a note the passage of the work that it reports."""
    for quote in claim.quotes:
        work = notes.get(quote.passage.document_id)
        origin = _origin(library, claim, quote, work) if work else None
        if origin:
            yield origin
        yield quote


def _origin(library: Library, claim: DraftClaim, quote: Quote, work: str) -> Quote | None:
    """Return the passage of a work that a quote from a note on it reports, if it is found.

    The items of a list are looked for together: they stand together in the work as well.
    """
    text = unwrap(quote.passage.text if quote.passage.kind == "list" else claim.text)[
        : AROUND.claim
    ]
    vector = library.query_vector(text, detect(text))
    for language in LANGUAGES:
        if not library.languages().get(language):
            continue
        near = library.vector_search(vector, language, AROUND.pool)
        passages = library.passages_by_id(passage_id for passage_id, _, _ in near)
        headings = library.headings(passage.document_id for passage in passages.values())
        for passage_id, window, _ in near:
            passage = passages.get(passage_id)
            document = headings.get(passage.document_id) if passage else None
            of_work = passage and document and document.work == work
            if passage and of_work and _reports(quote.passage.source, passage):
                return Quote(passage, *window)
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
