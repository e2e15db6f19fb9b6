"""Advice: what the literature says to consider in a case like the reader's, and the offer of a plan."""

from __future__ import annotations

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.response import Response, lead, quotation, say
from assistant.answering.responding.units import Unit, units
from assistant.library.library import Library
from assistant.retrieval.questions import Question, understand
from assistant.retrieval.search import retrieve
from assistant.schema import Hit, Suggestion
from assistant.settings import DEFAULT
from assistant.settings.writing import ADVICE
from assistant.text.language import content_words


def advise(library: Library, wish: Wish) -> Response | None:
    """Return steps, considerations and the nearest case, cited; None where nothing is near."""
    asked = understand(wish.text[: DEFAULT.question_limit], wish.language)
    searched = [asked, *(understand(say(key, wish.language), wish.language) for key in ADVICE.asks)]
    hits: dict[str, Hit] = {}
    chosen: list[Unit] = []
    for question in searched:
        found = [h for h in retrieve(library, question, DEFAULT.hits) if h.passage.answers]
        hits |= {hit.passage.id: hit for hit in found}
        chosen += _best(question, found, chosen)
    if not chosen:
        return None
    claims = [lead("advice", wish.language)]
    claims += [quotation(unit.passage, unit.span, "- ") for unit in chosen]
    return Response(
        "advice",
        tuple(claims),
        hits=tuple(hits.values())[: DEFAULT.hits],
        suggestions=(Suggestion("plan", wish.text),),
    )


def _best(question: Question, hits: list[Hit], chosen: list[Unit]) -> list[Unit]:
    """Return the units of the best passages that hold most of what is asked, none twice."""
    terms = set(question.terms)
    found = [
        unit
        for hit in hits[: ADVICE.passages]
        for unit in units([hit.passage])
        if unit.size <= ADVICE.line and not any(_same(unit, other) for other in chosen)
    ]
    own = [u for u in found if u.passage.language == question.language] or found
    ranked = sorted(own, key=lambda u: len(terms & (u.words | _named(u))), reverse=True)
    return ranked[: ADVICE.lines]


def _named(unit: Unit) -> frozenset[str]:
    return frozenset(content_words(" ".join(unit.passage.section)))


def _same(one: Unit, other: Unit) -> bool:
    return len(one.words & other.words) > ADVICE.same * min(len(one.words), len(other.words))
