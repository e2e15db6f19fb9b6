"""All that the documents say of a thing: from each section the sentence that speaks of it."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.objects.bearing import Bearing
from assistant.answering.objects.objects import cut
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.response import Response, quotation, said_in
from assistant.answering.responding.units import Unit, units
from assistant.retrieval.evidence.missing import known_name
from assistant.schema import Hit
from assistant.settings.writing import PLACES


def everywhere(desk: Desk, wish: Wish) -> Response | None:
    """Return what is said of a subject, place by place; None where nothing is."""
    subject = " ".join(wish.subjects)
    if not subject:
        return None
    asked = desk.understood(wish.text, wish.language)
    if not all(known_name(desk.library, name.words) for name in asked.names):
        return None
    bearing = Bearing(desk.library, desk.understood(subject, wish.language))
    hits = desk.search(subject, wish.language, PLACES.hits)
    own = [h for h in hits if h.passage.language == wish.language] or list(hits)
    top = max((hit.vector for hit in own), default=0.0)
    chosen: dict[tuple[str, tuple[str, ...]], Unit] = {}
    for hit in own:
        place = hit.document_id, hit.passage.section
        if place in chosen or len(chosen) == PLACES.most:
            continue
        meant = hit.vector >= PLACES.near * top
        if best := _speaking(bearing, hit, [one.words for one in chosen.values()], meant=meant):
            chosen[place] = best
    if len(chosen) < PLACES.least:
        return None
    claims = tuple(quotation(u.passage, u.span, "- ") for u in chosen.values())
    return Response("answer", claims, hits=hits)


def _speaking(
    bearing: Bearing, hit: Hit, told: Iterable[frozenset[str]], *, meant: bool
) -> Unit | None:
    """Return what of a passage speaks of the subject most, None where nothing new does.

    It says a part of the subject itself, and the rest under its heading or beside it.
    """
    spoken = hit.passage.language
    around = bearing.words_in(said_in(hit.passage), spoken)
    best: tuple[float, int, Unit] | None = None
    for unit in units([hit.passage]):
        own = bearing.words_in(cut(unit.passage, unit.span), spoken)
        share = bearing.share(own, spoken)
        with_it = bearing.share(own | around, spoken)
        near = share >= PLACES.part and with_it >= PLACES.whole
        near = near or (meant and with_it >= PLACES.part and _meets(unit, hit))
        if (
            not (near or share >= PLACES.share)
            or unit.size < PLACES.size
            or _again(unit.words, told)
        ):
            continue
        if best is None or (share, -unit.size) > best[:2]:
            best = share, -unit.size, unit
    return best[2] if best else None


def _again(words: frozenset[str], told: Iterable[frozenset[str]]) -> bool:
    """Tell whether words were said before, as a note says again what a work says."""
    return any(len(words & one) > PLACES.same * min(len(words), len(one)) for one in told)


def _meets(unit: Unit, hit: Hit) -> bool:
    """Whether a unit stands in the window for which a passage was found."""
    return unit.span[0] < hit.window[1] and hit.window[0] < unit.span[1]
