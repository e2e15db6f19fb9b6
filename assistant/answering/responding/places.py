"""All that the documents say of a thing: from each section the sentence that speaks of it."""

from __future__ import annotations

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.response import Response, quotation
from assistant.answering.responding.units import Unit, units
from assistant.settings.writing import PLACES
from assistant.text.language import content_words
from assistant.text.stop_words import stop_words


def everywhere(desk: Desk, wish: Wish) -> Response | None:
    """Return what is said of a subject, place by place; None where nothing is."""
    subject = " ".join(wish.subjects)
    if not subject or not desk.look(wish.text, wish.language).said:
        return None
    hits = desk.search(subject, wish.language, PLACES.hits)
    own = [h for h in hits if h.passage.language == wish.language] or list(hits)
    said = desk.understood(subject, wish.language).said
    asked = frozenset(content_words(subject)).union(*(said[h.passage.language] for h in own))
    asked = asked - stop_words()
    chosen: dict[tuple[str, tuple[str, ...]], Unit] = {}
    for hit in own:
        place = hit.document_id, hit.passage.section
        speaking = [u for u in units([hit.passage]) if asked & u.words]
        if place not in chosen and speaking and len(chosen) < PLACES.most:
            chosen[place] = max(speaking, key=lambda u: (len(asked & u.words), -u.size))
    if len(chosen) < PLACES.least:
        return None
    claims = tuple(quotation(u.passage, u.span, "- ") for u in chosen.values())
    return Response("answer", claims, hits=hits)
