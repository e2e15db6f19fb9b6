"""Changes of the last answer: shorter, longer, one item, in the other language, from where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.answering.dialogue.conversations import Said
from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.response import Response, drafted, lead, quotation, say
from assistant.answering.responding.units import Unit, units
from assistant.schema import DraftClaim, Passage
from assistant.settings.writing import CHANGES
from assistant.text.language import content_words, sentences


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
    """Return the lines that are meant, and what else the library says of them."""
    if wish.beyond:
        return Response("help", text=say("so_many", wish.language, count=wish.beyond))
    own = list(drafted(desk.library, wish.items))
    if not own:
        return None
    shown = _spans(wish.items)
    named = frozenset(content_words(" ".join(line.text for line in wish.items)))
    hits = desk.search(" ".join(line.text for line in wish.items), wish.language, CHANGES.hits)
    about = [
        unit
        for unit in units(hit.passage for hit in hits)
        if not _is_shown(unit, shown)
        and unit.passage.language == own[0].quotes[0].passage.language
        and len(named & unit.words) >= CHANGES.about * len(named)
    ]
    more = [quotation(u.passage, u.span) for u in about[: CHANGES.more]]
    return Response("answer", (*own, *more), hits=hits)


def source(desk: Desk, wish: Wish) -> Response | None:
    """Return where the lines of the last answer stand: work, section, page, and the words there."""
    lines = [claim for claim in drafted(desk.library, _last(wish)) if claim.quotes]
    quotes = [quote for claim in lines for quote in claim.quotes]
    headings = desk.library.headings(quote.passage.document_id for quote in quotes)
    claims: list[DraftClaim] = []
    for (key, section), group in groupby(
        quotes, key=lambda q: (q.passage.document_id, q.passage.section)
    ):
        first = next(group)
        if key not in headings or len(claims) >= 2 * CHANGES.places:
            continue
        claims.append(
            lead(
                "place" if first.passage.page is None else "place_page",
                wish.language,
                title=headings[key].title,
                section=" › ".join(section) or headings[key].title,
                page=first.passage.page,
            )
        )
        claims.append(_short_quote(first.passage, first.start, first.end))
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


def _short_quote(passage: Passage, start: int, end: int) -> DraftClaim:
    text = passage.text[start - passage.start : end - passage.start]
    first = next((b for _, b in sentences(text)), len(text))
    return quotation(passage, (start, start + max(first, 1)), "- ")
