"""Notes and the work that they report: a claim from a note cites the work itself, the note second.

A note's section names the section of the work that it reports.  Where that work is in the library,
the window of that section that is nearest to the claim becomes the first citation.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.schema import DraftClaim, Language, Passage, Quote
from assistant.settings.writing import AROUND
from assistant.text.language import detect, unwrap

if TYPE_CHECKING:
    from assistant.library.library import Library

_LANGUAGES: tuple[Language, ...] = ("th", "en")


def cite_works(library: Library, claims: tuple[DraftClaim, ...]) -> tuple[DraftClaim, ...]:
    """Return the claims, those that quote a note now quoting the reported work before it."""
    works = {library.heading(document.document_id).work for document in library.documents()}
    return tuple(replace(c, quotes=tuple(_quotes(library, c, works))) for c in claims)


def _quotes(library: Library, claim: DraftClaim, works: Set[str]) -> list[Quote]:
    """Return a claim's quotes; where no reported work is here, nothing needs to be searched."""
    quotes: list[Quote] = []
    for quote in claim.quotes:
        reported = library.heading(quote.passage.document_id).reports
        origin = _origin(library, claim, quote) if reported and reported in works else None
        quotes += [origin, quote] if origin else [quote]
    return quotes


def _origin(library: Library, claim: DraftClaim, quote: Quote) -> Quote | None:
    """Return the reported passage of the work that a quote's note reports, if it is here.

    The items of a list are looked for together: they stand together in the work as well.
    """
    work = library.heading(quote.passage.document_id).reports
    text = unwrap(quote.passage.text if quote.passage.kind == "list" else claim.text)[
        : AROUND.claim
    ]
    vector = library.query_vector(text, detect(text))
    for language in _LANGUAGES:
        if not library.languages().get(language):
            continue
        for passage_id, window, _ in library.vector_search(vector, language, AROUND.pool):
            passage = library.passage(passage_id)
            is_work = library.heading(passage.document_id).work == work
            if is_work and _reports(quote.passage.source, passage):
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
