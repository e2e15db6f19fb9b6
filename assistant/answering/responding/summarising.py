"""Summaries: of the library, a document, a section or a topic, in as many lines as are wanted.

A summary covers every main section of what it sums up and says of each the sentence that holds
most of what the section keeps speaking of, rather such as can stand alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.objects.objects import cut
from assistant.answering.objects.statements import goes_on
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.laws import NOTE, rules, summed_up
from assistant.answering.responding.library_facts import about_library
from assistant.answering.responding.response import Response, lead, quotation
from assistant.answering.responding.scope import Place, scope
from assistant.answering.responding.units import Unit, gain, units, weights
from assistant.schema import DraftClaim, Passage, Suggestion
from assistant.settings.writing import SUMMARY
from assistant.text.language import content_words

# What a text says of what it is going to do.
_PROMISES = re.compile(
    r"บทความ(?:นี้|ฉบับนี้)?\S{0,20}(?:นำเสนอ|กล่าวถึง)|\bthis (?:article|paper|report) (?:will|aims)",
    re.IGNORECASE,
)
_SUMS_UP = re.compile(
    r"บทคัดย่อ|บทสรุป|สรุปผล|สาระสำคัญ|บทนำ|หลักการและเหตุผล|เหตุผลในการประกาศใช้"
    r"|\b(?:abstract|summary|conclusions?|overview|introduction|key (?:points|findings))\b",
    re.IGNORECASE,
)


def summarise(desk: Desk, wish: Wish) -> Response | None:
    """Return a summary, or None where nothing in the library is what it should be of.

    A library too large to be summed up in a few lines is listed.
    """
    small = sum(desk.library.languages().values()) <= SUMMARY.passages
    if not (small or wish.subjects or wish.items or wish.last or desk.within):
        return about_library(desk, wish)
    hits, passages = scope(desk, wish)
    heads = desk.library.headings(passage.document_id for passage in passages)
    laws = {key for key, head in heads.items() if head.bibliography.kind == "law"}
    telling = [p for p in passages if p.document_id not in laws or rules(p)]
    readable = _in_language(telling or passages, wish)
    if not readable:
        return None
    law = _law(desk, wish, passages) if len(heads) == 1 and laws else []
    titles = {key: frozenset(content_words(head.title)) for key, head in heads.items()}
    room = 0 if len(law) > 1 else (wish.lines or SUMMARY.lines) - len(law)  # its chapters are all
    told = replace(wish, lines=room) if law else wish
    chosen = _chosen(readable, told, titles) if room else []
    if not chosen and not law:
        return None
    mark = "- " if len(law) + len(chosen) > 1 else ""
    claims = [*law, *(quotation(unit.passage, unit.span, mark) for unit in chosen)]
    if all(passage.language != wish.language for passage in readable):
        claims.insert(0, lead("foreign", wish.language))
    offer = Suggestion("lesson", " ".join(wish.subjects) or wish.text)
    return Response("summary", tuple(claims), hits=hits, suggestions=(offer,))


def _law(desk: Desk, wish: Wish, passages: Sequence[Passage]) -> list[DraftClaim]:
    """Return the lines that a law has of itself, where all of it is to be summed up."""
    whole = desk.library.passages_of([passages[0].document_id])
    return summed_up(desk, whole, wish.lines) if len(whole) == len(passages) else []


def _in_language(passages: Sequence[Passage], wish: Wish) -> list[Passage]:
    """Return what can answer, in the reader's language where that is there."""
    answering = [p for p in passages if p.answers and p.kind != "caption"]
    own = [p for p in answering if p.language == wish.language]
    return own or answering


def _chosen(
    passages: Sequence[Passage], wish: Wish, titles: Mapping[str, frozenset[str]]
) -> list[Unit]:
    """Return the units that sum up, in reading order.

    Short lists stand whole, unless there are not enough lines then. What says little beyond the
    title of its document, as the first section of a law does, sums up nothing.
    """
    about = frozenset(content_words(" ".join(wish.subjects)))
    chosen: list[Unit] = []
    for whole in (SUMMARY.listed, 0):
        held = units(passages, whole=whole)
        told = [u for u in held if u.passage.kind != "row" or len(passages) == 1]
        told = [u for u in told if not NOTE.match(cut(u.passage, u.span))]
        beyond = [u for u in told if len(u.words - titles[u.passage.document_id]) > SUMMARY.beyond]
        found = beyond or told
        place = _main_sections(found)
        divided = len(set(map(place, found))) > 1 or _sections(found) > SUMMARY.section
        lines = wish.lines or (SUMMARY.lines if divided else SUMMARY.section)
        picked = _picked(found, lines, about)
        chosen = picked if len(picked) > len(chosen) else chosen
        if len(chosen) >= lines:
            break
    return chosen


def _picked(found: Sequence[Unit], lines: int, about: frozenset[str]) -> list[Unit]:
    """Return at most so many units, in reading order.

    Each next one is what adds most to what is said; every main section has its turn before one
    speaks twice.
    """
    place = _main_sections(found)
    weight = weights(found, about)
    chosen: list[Unit] = []
    while len(chosen) < lines:
        said = frozenset[str]().union(*(unit.words for unit in chosen))
        turns = Counter(map(place, chosen))
        gains = {unit: gain(unit, weight, said) for unit in found if unit not in chosen}
        fresh = [unit for unit, added in gains.items() if added]
        if not fresh:
            break
        fewest = min(turns[place(unit)] for unit in fresh)
        telling = (unit for unit in fresh if turns[place(unit)] == fewest)
        chosen.append(max(telling, key=lambda unit: gains[unit] * _worth(unit)))
    return sorted(chosen, key=found.index)


def _worth(unit: Unit) -> float:
    """Return what the form of a unit is worth.

    An item that only names something says little, and so does what leans on the sentence before
    or tells what a text is going to do. Where a Thai sentence begins is not printed: within a
    paragraph it may be in mid-thought.
    """
    text = cut(unit.passage, unit.span)
    names = unit.passage.kind == "list" and unit.size <= SUMMARY.name
    leans = goes_on(text) or bool(_PROMISES.search(text))
    inside = unit.passage.language == "th" and unit.span[0] > unit.passage.start
    worth = SUMMARY.sums_up if _sums_up(unit) else 1.0
    worth *= SUMMARY.inside if inside and unit.passage.kind == "paragraph" else 1.0
    return worth * (SUMMARY.names if names else 1.0) * (SUMMARY.leaning if leans else 1.0)


def _main_sections(found: Sequence[Unit]) -> Callable[[Unit], Place]:
    """Return what tells main sections apart: the first level of headings that divides the text."""
    for depth in range(1, 4):
        if len({_place(unit, depth) for unit in found}) >= SUMMARY.divided:
            return partial(_place, depth=depth)
    return lambda _: ()


def _sections(found: Sequence[Unit]) -> int:
    return len({(unit.passage.document_id, unit.passage.section) for unit in found})


def _place(unit: Unit, depth: int) -> Place:
    return (unit.passage.document_id, *unit.passage.section[:depth])


def _sums_up(unit: Unit) -> bool:
    """Whether a unit stands where a text sums itself up: abstract, introduction, conclusion."""
    return any(_SUMS_UP.search(heading) for heading in unit.passage.section)
