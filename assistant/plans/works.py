"""Other works of the library that bear on a plan: a law, a handbook, quoted where they speak of it.

A work counts only where the evidence gate says that it answers a question of the plan, and then in
its own words alone, which the citation check must find there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.frameworks.sourcing import Sources
from assistant.plans.form import plan_form
from assistant.plans.understanding.understood import Understood
from assistant.retrieval import evidence
from assistant.retrieval.rewording import understood as asked_of
from assistant.retrieval.search import retrieve
from assistant.schema import Hit, Language, Span
from assistant.schema.papers import Statement
from assistant.text.language import content_words, sentences, unwrap

if TYPE_CHECKING:
    from assistant.library.library import Library

_HITS = 8
_SHORTEST, _LONGEST = 40, 320  # characters of a quotation in a plan
_SHARED = 2  # words of the question that a quotation must have


def bearing(
    library: Library, u: Understood, sources: Sources, *, hires: bool
) -> dict[str, Statement]:
    """Return for each part of a plan what another work says of its matter, in that work's words.

    Only works beside the framework's own are asked, and only those in the plan's language.
    """
    own = sources.works
    if all(document.document_id in own for document in library.documents()):
        return {}
    found: dict[str, Statement] = {}
    for part, question in _questions(u, hires=hires):
        statement = _quoted(library, question, own, u.brief.lang, sources)
        if statement and statement.text not in [one.text for one in found.values()]:
            found[part] = statement
    return found


def _questions(u: Understood, *, hires: bool) -> Iterator[tuple[str, str]]:
    """Yield which part of a plan asks what: the lead's duties, data on persons, who is hired."""
    asks, language = plan_form()["works"], u.brief.lang
    about = " ".join(kind.name[language] for kind in u.types)
    lead = u.brief.lead_agency
    kinds = asks["leads"][language]
    body = next((kind for kind in kinds if kind.casefold() in lead.casefold()), "")
    wanted = {"rationale": bool(body and about), "data": u.sensitive, "budget": hires}
    for part, is_asked in wanted.items():
        if is_asked:
            yield part, asks[part][language].format(lead=body, about=about)


def _quoted(
    library: Library,
    question: str,
    own: frozenset[str],
    language: Language,
    sources: Sources,
) -> Statement | None:
    asked = asked_of(library, question, language)
    hits = [hit for hit in retrieve(library, asked, _HITS) if hit.passage.language == language]
    others = [hit for hit in hits if hit.passage.document_id not in own]
    if not others or not evidence.judge(library, asked, others).enough:
        return None
    words = frozenset(content_words(question))
    return next(filter(None, (_sentence(hit, words, sources) for hit in others[:2])), None)


def _sentence(hit: Hit, words: frozenset[str], sources: Sources) -> Statement | None:
    """Return the sentence of a passage that has most of a question's words, cited."""
    best = max(_spans(hit), key=lambda span: _shared(hit, span, words), default=None)
    if best is None or _shared(hit, best, words) < _SHARED:
        return None
    return sources.quote(hit.passage, best)


def _spans(hit: Hit) -> Sequence[Span]:
    text = hit.passage.text
    return [(a, b) for a, b in sentences(text) if _SHORTEST <= len(unwrap(text[a:b])) <= _LONGEST]


def _shared(hit: Hit, span: Span, words: frozenset[str]) -> int:
    return len(words & set(content_words(hit.passage.text[span[0] : span[1]])))
