"""Summaries: of the library, a document, a section or a topic, in as many lines as are wanted.

A summary covers every main section of what it sums up and says of each the sentence that holds
most of what the section keeps speaking of.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.response import Response, lead, quotation
from assistant.answering.responding.units import Unit, units, weighed
from assistant.library.library import Library
from assistant.schema import Hit, Passage, Suggestion
from assistant.settings.writing import SUMMARY
from assistant.text.language import content_words

Place = tuple[str, ...]


def summarise(desk: Desk, wish: Wish) -> Response | None:
    """Return a summary, or None where nothing in the library is what it should be of."""
    hits, passages = _scope(desk, wish)
    readable = _in_language(passages, wish)
    if not readable:
        return None
    chosen = _chosen(readable, wish)
    if not chosen:
        return None
    marked = len(chosen) > 1
    claims = [quotation(unit.passage, unit.span, "- " if marked else "") for unit in chosen]
    if all(unit.passage.language != wish.language for unit in chosen):
        claims.insert(0, lead("foreign", wish.language))
    offer = Suggestion("lesson", " ".join(wish.subjects) or wish.text)
    return Response("summary", tuple(claims), hits=hits, suggestions=(offer,))


def _scope(desk: Desk, wish: Wish) -> tuple[tuple[Hit, ...], tuple[Passage, ...]]:
    """Return what is to be summed up: whole documents, a section, or what speaks of the subject."""
    library = desk.library
    if wish.items:
        named = [key for line in wish.items for key, _, _ in line.quotes]
        return (), tuple(library.passages_by_id(named).values())
    if not wish.subjects:
        return (), library.passages_of(_documents(library, wish))
    subject = " ".join(wish.subjects)
    hits = desk.search(subject, wish.language, SUMMARY.hits)
    if section := _section(subject, hits):
        inside = library.passages_of(dict.fromkeys(key for key, _ in section))
        return hits, tuple(p for p in inside if _under(p, section))
    asked = set(content_words(subject))
    about = [h.passage for h in hits if asked & set(content_words(_said(h.passage)))]
    return hits, tuple(about[: SUMMARY.topic])


def _documents(library: Library, wish: Wish) -> tuple[str, ...]:
    """Return the documents in focus: those just spoken of, else the works, else all."""
    if wish.last:
        keys = [key for line in wish.last.cited for key, _, _ in line.quotes]
        found = library.passages_by_id(keys).values()
        return tuple(dict.fromkeys(passage.document_id for passage in found))
    held = [d.document_id for d in library.documents()]
    headings = library.headings(held)
    works = [key for key in held if headings[key].work or headings[key].reports]
    return tuple(works or held)


def _section(subject: str, hits: Sequence[Hit]) -> frozenset[tuple[str, Place]]:
    """Return the sections whose heading is what the subject says, with their documents."""
    asked = set(content_words(subject))
    best: dict[tuple[str, Place], float] = {}
    for hit in hits:
        for depth in range(1, len(hit.passage.section) + 1):
            place = hit.passage.section[:depth]
            named = set(content_words(place[-1]))
            shared = len(asked & named)
            if shared:
                share = shared / len(asked | named)
                best[hit.document_id, place] = max(share, best.get((hit.document_id, place), 0))
    most = max(best.values(), default=0.0)
    if most < SUMMARY.heading:
        return frozenset()
    return frozenset(key for key, share in best.items() if share >= most - SUMMARY.near)


def _under(passage: Passage, sections: frozenset[tuple[str, Place]]) -> bool:
    return any(
        passage.document_id == key and passage.section[: len(place)] == place
        for key, place in sections
    )


def _in_language(passages: Sequence[Passage], wish: Wish) -> list[Passage]:
    """Return what can answer, in the reader's language where that is there."""
    answering = [p for p in passages if p.answers and p.kind != "caption"]
    own = [p for p in answering if p.language == wish.language]
    return own or answering


def _chosen(passages: Sequence[Passage], wish: Wish) -> list[Unit]:
    """Return the units that sum up, in reading order."""
    about = frozenset(content_words(" ".join(wish.subjects)))
    found = weighed(list(units(passages)), about)
    lines = wish.lines or (SUMMARY.lines if len(_groups(found)) > 1 else SUMMARY.section_lines)
    groups = sorted(_groups(found), key=len, reverse=True)[:lines]
    chosen: list[Unit] = []
    while len(chosen) < lines and any(groups):
        for group in groups:
            best = max(group, key=lambda u: _gain(u, chosen), default=None)
            if best and len(chosen) < lines:
                group.remove(best)
                if not _repeats(best, chosen):
                    chosen.append(best)
    order = {id(unit): at for at, unit in enumerate(found)}
    return sorted(chosen, key=lambda unit: order[id(unit)])


def _groups(found: Sequence[Unit]) -> list[list[Unit]]:
    """Return the units by main section: the first level of headings that divides them."""
    for depth in range(1, 4):
        groups = [
            list(group)
            for _, group in groupby(found, key=lambda u: (u.passage.document_id, _place(u, depth)))
        ]
        if len(groups) >= SUMMARY.divided:
            return groups
    return [list(found)] if found else []


def _place(unit: Unit, depth: int) -> Place:
    return (unit.passage.source or unit.passage.section)[:depth]


def _gain(unit: Unit, chosen: Sequence[Unit]) -> float:
    """Return a unit's worth without what the chosen ones say already."""
    said = frozenset().union(*(u.words for u in chosen))
    new = len(unit.words - said) / max(1, len(unit.words))
    return unit.worth * new


def _repeats(unit: Unit, chosen: Sequence[Unit]) -> bool:
    return any(
        len(unit.words & other.words) > SUMMARY.same * min(len(unit.words), len(other.words))
        for other in chosen
    )


def _said(passage: Passage) -> str:
    return " ".join((*passage.section, passage.context, passage.text))
