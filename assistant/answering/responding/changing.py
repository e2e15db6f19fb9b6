"""Changes of the last answer: shorter, longer, one item, its years in an era, from where."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.dialogue.conversations import Said
from assistant.answering.dialogue.understanding import Wish
from assistant.answering.generation.eras import conversions
from assistant.answering.responding.desk import Desk, within
from assistant.answering.responding.response import Response, drafted, lead, quotation, say
from assistant.answering.responding.units import Unit, units
from assistant.schema import DraftClaim, Quote
from assistant.settings.writing import CHANGES
from assistant.text.language import content_words, sentences
from assistant.text.patterns import without_item_mark


def shorter(desk: Desk, wish: Wish) -> Response | None:
    """Return the first lines of the last answer, at most half of it."""
    lines = list(drafted(desk.library, _last(wish)))
    if not lines:
        return None
    room = CHANGES.shorter * sum(len(claim.text) for claim in lines)
    wanted = wish.lines or len(lines)
    kept: list[DraftClaim] = []
    for claim in lines[:wanted]:
        if sum(len(one.text) for one in (*kept, claim)) <= room:
            kept.append(claim)
    return Response("answer", tuple(kept) or (_cut(lines[0], int(room)),))


def longer(desk: Desk, wish: Wish) -> Response | None:
    """Return what the documents say on, in the sections of the last answer, none of it again.

    Where they say no more, that is the answer.
    """
    shown = _spans(_last(wish))
    passages = desk.library.passages_by_id(shown)
    places = list(dict.fromkeys((p.document_id, p.section) for p in passages.values()))
    near = [p for p in desk.library.passages_of({key: 0 for key, _ in places}) if p.answers]
    inside = [p for p in near if (p.document_id, p.section) in places]
    fresh = [u for u in units(inside) if not _is_shown(u, shown)]
    return _told(fresh, wish) if shown else None


def item(desk: Desk, wish: Wish) -> Response | None:
    """Return the lines that are meant, and what else the library says of them.

    A section of its own tells most: one whose heading names the item.
    """
    if wish.beyond is not None:
        key = "so_many" if wish.beyond else "no_list"
        return Response("help", text=say(key, wish.language, count=wish.beyond))
    own = list(drafted(desk.library, wish.items))
    if not own:
        return None
    shown = _spans(wish.items)
    meant = " ".join(without_item_mark(line.text) for line in wish.items)
    named = frozenset(content_words(meant))
    hits = desk.search(meant, wish.language, CHANGES.hits)
    held = [h.passage for h in hits if h.passage.language == wish.language]
    headed = [p for p in held if _shared(named, " ".join(p.section[-1:])) >= CHANGES.heads]
    fresh = [u for u in units(headed or held) if not _is_shown(u, shown)]
    about = [u for u in fresh if headed or _shares(named, u.words) >= CHANGES.about]
    room = CHANGES.headed if headed else CHANGES.more
    told = [quotation(u.passage, u.span) for u in about if u.size <= room]
    more = within(told, room, CHANGES.lines) if told else []
    text = "" if more else say("only_named", wish.language)
    return Response("answer", (*own, *more), text=text, hits=hits)


def era(desk: Desk, wish: Wish) -> Response | None:
    """Return the years of the last answer in the era that is asked for; None where it has none."""
    lines = list(drafted(desk.library, _last(wish)))
    asked = desk.understood(wish.typed, wish.language)
    converted = conversions(asked, [(claim.text, claim.quotes[0]) for claim in lines])
    return Response("answer", tuple(converted)) if converted else None


def source(desk: Desk, wish: Wish) -> Response | None:
    """Return where the lines of the last answer stand: work, section, page, and the words there."""
    quoted = [(q, c) for c in drafted(desk.library, _last(wish)) for q in c.quotes]
    headings = desk.library.headings(quote.passage.document_id for quote, _ in quoted)
    places: dict[tuple[str, tuple[str, ...]], tuple[Quote, DraftClaim]] = {}
    for quote, claim in quoted:
        if quote.passage.document_id in headings:
            place = quote.passage.document_id, quote.passage.section
            places.setdefault(place, (quote, claim))
    claims: list[DraftClaim] = []
    said: set[str] = set()
    for (key, section), (quote, claim) in list(places.items())[: CHANGES.places]:
        name = "place" if quote.passage.page is None else "place_page"
        title, page = headings[key].title, quote.passage.page
        where = " › ".join(section) or title
        claims.append(lead(name, wish.language, title=title, section=where, page=page))
        if claim.text not in said:
            text = without_item_mark(claim.text).rstrip(": ")  # a lead without its list
            claims.append(DraftClaim(f"- {text}", claim.quotes, by=claim.by))
            said.add(claim.text)
    return Response("answer", tuple(claims)) if claims else None


def _last(wish: Wish) -> tuple[Said, ...]:
    return wish.last.cited if wish.last else ()


def _spans(lines: Sequence[Said]) -> dict[str, list[tuple[int, int]]]:
    """Return the spans that lines rest on, by passage."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        for key, start, end in line.quotes:
            spans.setdefault(key, []).append((start, end))
    return spans


def _is_shown(unit: Unit, shown: dict[str, list[tuple[int, int]]]) -> bool:
    spans = shown.get(unit.passage.id, ())
    return any(start < unit.span[1] and unit.span[0] < end for start, end in spans)


def _told(found: Sequence[Unit], wish: Wish) -> Response:
    """Return the first units that have room, the reader's language first."""
    own = [u for u in found if u.passage.language == wish.language] or list(found)
    room = CHANGES.longer
    claims: list[DraftClaim] = []
    for unit in own:
        if unit.size <= room:
            claims.append(quotation(unit.passage, unit.span))
            room -= unit.size
    if claims:
        return Response("answer", tuple(claims))
    return Response("answer", text=say("no_more", wish.language))


def _cut(claim: DraftClaim, room: int) -> DraftClaim:
    """Return the first sentences of a single line, at least one."""
    ends = [end for _, end in sentences(claim.text)]
    end = max([e for e in ends if e <= room], default=ends[0] if ends else len(claim.text))
    return DraftClaim(claim.text[:end].rstrip(), claim.quotes)


def _shared(named: frozenset[str], heading: str) -> float:
    """Return how much of the shorter of an item and a heading the other one has."""
    words = frozenset(content_words(heading))
    return len(named & words) / max(1, min(len(named), len(words)))


def _shares(named: frozenset[str], words: frozenset[str]) -> float:
    return len(named & words) / max(1, len(named))
