"""Advice: what the documents say to the case, what a way of working asks of it, a plan offered.

The ways of working are the frameworks of the shelf whose work the library holds: those of their
points that the judge finds to answer what is asked, each as the words of the work that carry it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.objects.statements import goes_on
from assistant.answering.responding.desk import Desk, within
from assistant.answering.responding.response import Response, lead, quotation, say
from assistant.answering.responding.ways import Way, nearest_way
from assistant.frameworks.framework import Framework
from assistant.frameworks.sourcing import Sources
from assistant.retrieval.asking_part import asking_part
from assistant.retrieval.judged import judged
from assistant.schema import Citation, DraftClaim, Language, Passage, Span, Suggestion
from assistant.settings.writing import ADVICE
from assistant.text.language import content_words
from assistant.text.patterns import Worded, any_of, is_item

# Who asks so wants to know what may go wrong.
_BEWARES = any_of(
    "ระวัง|พลาด|ล้ม|พัง|กลัว|เสี่ยง|ไม่รอด",
    r"\b(?:avoid|pitfalls?|goe?s? wrong|watch out|beware|careful|risks?|fail|mistakes?)\b",
)


def advise(desk: Desk, wish: Wish) -> Response | None:
    """Return what the documents say to a case, cited; None where nothing is near."""
    found = desk.look(wish.text, wish.language)
    way = nearest_way(desk, wish)
    pitfalls = _pitfalls(desk, wish, way)
    own = pitfalls or _to_the_case(wish, found.said, way.sure if way else -math.inf)
    if not own and way is None:
        return None
    claims = [lead("advice", wish.language)]
    claims += own
    if way is not None:
        most = ADVICE.beside if pitfalls else ADVICE.points
        claims += _considered(desk, way, wish.language, own, most)
    offer = Suggestion("plan", wish.text)
    return Response("advice", tuple(claims), hits=found.hits, suggestions=(offer,))


def _pitfalls(desk: Desk, wish: Wish, way: Way | None) -> list[DraftClaim]:
    """Return the list of what may go wrong on a way of working, where that is asked."""
    if way is None or not Worded.of(asking_part(wish.text)).has(_BEWARES):
        return []
    text = say("ask_against", wish.language, subject=way.framework.name[wish.language])
    said = desk.look(text, wish.language, "list").said
    listed = any(is_item(claim.text) for claim in said)
    short = sum(len(claim.text) for claim in said) <= ADVICE.listed
    return list(said) if listed and short else []


def _to_the_case(wish: Wish, said: Sequence[DraftClaim], sure: float) -> list[DraftClaim]:
    """Return what the documents say to the case itself: a list whole, else a line or two.

    It must answer as surely as a way of working does, or nearly.
    """
    if not said:
        return []
    likely = judged(asking_part(wish.text), [claim.text for claim in said])
    near = [claim for claim, one in zip(said, likely, strict=True) if one >= sure - ADVICE.behind]
    if near and any(is_item(claim.text) for claim in said):
        return within(said, ADVICE.listed, len(said))
    lines = within(near, ADVICE.own, ADVICE.most) if near else []
    return [DraftClaim(f"- {claim.text}", claim.quotes) for claim in lines]


def _considered(
    desk: Desk, way: Way, language: Language, own: Sequence[DraftClaim], most: int
) -> list[DraftClaim]:
    """Return the first points of a way, at most so many, and its steps: what is not said yet."""
    notes = _notes(desk, way.framework, language)
    sources = Sources(desk.library, way.framework, language, desk.means, notes)
    left = most - bool(way.steps)
    told: list[DraftClaim] = []
    for element in way.in_order():
        if not left and element not in way.steps:
            continue
        numbers = sources.state(element.id).citations
        cited = [sources.citations[number - 1] for number in numbers]
        best = min(cited, key=lambda c: _length(c, language), default=None)
        if best is None or len(best.quote) > ADVICE.line or goes_on(best.quote):
            continue
        passage = desk.library.passage(best.passage_id)
        claim = quotation(passage, _without_lead(passage, (best.start, best.end)), "- ")
        if not any(_same(claim, other) for other in (*own, *told)):
            told.append(claim)
            left -= element not in way.steps
    return told


def _without_lead(passage: Passage, span: Span) -> Span:
    """Return a span without what announces a list of which it has not all: its last item."""
    start, end = span
    inside = [part for part in passage.parts if start <= part[0] and part[1] <= end]
    part_of = passage.kind == "list" and 0 < len(inside) < len(passage.parts)
    return inside[-1] if part_of and start < inside[0][0] else span


def _notes(desk: Desk, framework: Framework, language: Language) -> frozenset[str] | None:
    """Return the notes on a framework's work in a language, which say it shorter; None without."""
    headings = desk.library.headings_on(framework.work)
    found = (k for k, one in headings.items() if one.reports and one.language == language)
    return frozenset(found) or None


def _length(citation: Citation, language: Language) -> tuple[bool, int]:
    """In the reader's language first, and then the shortest."""
    return citation.language != language, len(citation.quote)


def _same(one: DraftClaim, other: DraftClaim) -> bool:
    """Whether a line only repeats another; two items of one list are no repetition."""
    [quote] = one.quotes
    near = [span for span in other.quotes if span.passage.id == quote.passage.id]
    if near:
        return any(q.start < quote.end and quote.start < q.end for q in near)
    words, others = set(content_words(one.text)), set(content_words(other.text))
    return len(words & others) > ADVICE.same * min(len(words), len(others))
