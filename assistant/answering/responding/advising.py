"""Advice: what the documents say to the case, what else to consider, and the offer of a plan."""

from __future__ import annotations

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.desk import Desk, within
from assistant.answering.responding.response import Response, lead, say
from assistant.schema import DraftClaim, Hit, Suggestion
from assistant.settings.writing import ADVICE
from assistant.text.language import content_words


def advise(desk: Desk, wish: Wish) -> Response | None:
    """Return what the documents say to a case, cited; None where nothing is near."""
    found = [desk.look(wish.text, wish.language)]
    found += [desk.look(say(key, wish.language), wish.language) for key in ADVICE.asks]
    lines: list[DraftClaim] = []
    for at, one in enumerate(found):
        fresh = [claim for claim in one.said if not any(_same(claim, other) for other in lines)]
        if fresh:
            room, most = (ADVICE.own, ADVICE.most) if at == 0 else (ADVICE.beside, 1)
            lines += within(fresh, room, most)
    if not lines:
        return None
    claims = (lead("advice", wish.language), *(DraftClaim(f"- {c.text}", c.quotes) for c in lines))
    hits: tuple[Hit, ...] = tuple(hit for one in found for hit in one.hits)
    return Response("advice", claims, hits=hits, suggestions=(Suggestion("plan", wish.text),))


def _same(one: DraftClaim, other: DraftClaim) -> bool:
    words, others = set(content_words(one.text)), set(content_words(other.text))
    return len(words & others) > ADVICE.same * min(len(words), len(others))
