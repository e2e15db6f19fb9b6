"""Advice: what the documents say to the case, what a way of working asks of it, a plan offered.

The ways of working are the frameworks of the shelf whose work the library holds: those of their
points that the judge finds to answer what is asked, each as the words of the work that carry it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.objects.statements import goes_on
from assistant.answering.responding.desk import Desk, within
from assistant.answering.responding.response import Response, bare, lead, quotation
from assistant.frameworks.framework import Element, Framework
from assistant.frameworks.shelf import keys, load_framework
from assistant.frameworks.sourcing import Sources
from assistant.retrieval.judged import judged
from assistant.retrieval.questions import asking_part
from assistant.schema import Citation, DraftClaim, Language, Suggestion
from assistant.settings.writing import ADVICE
from assistant.text.language import content_words

_STEPS = ("strategy", "design", "integration")  # places of a framework; the first of each is a step


def advise(desk: Desk, wish: Wish) -> Response | None:
    """Return what the documents say to a case, cited; None where nothing is near."""
    found = desk.look(wish.text, wish.language)
    own = _to_the_case(found.said)
    way = _nearest_way(desk, wish)
    if not own and way is None:
        return None
    claims = [lead("advice", wish.language)]
    claims += own
    if way is not None:
        claims += _considered(desk, way, wish.language, own)
    offer = Suggestion("plan", wish.text)
    return Response("advice", tuple(claims), hits=found.hits, suggestions=(offer,))


def _to_the_case(said: Sequence[DraftClaim]) -> list[DraftClaim]:
    """Return what the documents say to the case itself: a list whole, else a line or two."""
    if any(bare(claim.text) != claim.text for claim in said):
        return within(said, ADVICE.listed, len(said))
    lines = within(said, ADVICE.own, ADVICE.most) if said else []
    return [DraftClaim(f"- {claim.text}", claim.quotes) for claim in lines]


@dataclass(frozen=True, slots=True)
class _Way:
    """A framework with its points as they answer a case, the best first, and its steps.

    It has no ``steps`` where something else answers far better: who asks for one thing gets that.
    """

    framework: Framework
    points: tuple[Element, ...]
    steps: tuple[Element, ...]
    nearness: float


def _nearest_way(desk: Desk, wish: Wish) -> _Way | None:
    """Return the way of working nearest to a case, of those whose work the library holds."""
    known = (load_framework(key) for key in keys())
    held = [one for one in known if desk.library.headings_on(one.work)]
    if not held:
        return None
    vector = desk.library.encoder.encode_queries([wish.text[-ADVICE.case :]])[0]
    ways = (_way(one, _vectors(desk, one, wish.language) @ vector, wish) for one in held)
    return max(ways, key=lambda way: way.nearness)


def _way(framework: Framework, near: Any, wish: Wish) -> _Way:
    """Return a framework with its points as they answer what is asked, the best first.

    The judge reads those that are nearest to the case and those that share most of its words.
    """
    steps = tuple(place[0] for name in _STEPS if (place := framework.place(name)))
    elements = tuple(framework.elements.values())
    asked = set(content_words(wish.text))
    shared = [len(asked & set(content_words(_said(e, wish.language)))) for e in elements]
    scores = [float(n) + ADVICE.word * s for n, s in zip(near, shared, strict=True)]
    points = [at for at, one in enumerate(elements) if one not in steps]
    order = sorted(points, key=scores.__getitem__, reverse=True)[: ADVICE.read]
    read = [*(elements[at] for at in order), *steps]
    logits = judged(asking_part(wish.text), [_said(one, wish.language) for one in read])
    first = max(logits)
    likely = tuple(
        step
        for step, one in zip(steps, logits[len(order) :], strict=True)
        if one >= first - ADVICE.behind
    )
    worth = {at: scores[at] + ADVICE.judged * one for at, one in zip(order, logits, strict=False)}
    best = sorted(order, key=worth.__getitem__, reverse=True)
    told = _of_one_kind([(elements[at], worth[at]) for at in best])
    return _Way(framework, tuple(told), likely, worth[best[0]])


def _of_one_kind(ranked: Sequence[tuple[Element, float]]) -> list[Element]:
    """Return the points that are not far behind the first, those of its best kind before others.

    Whoever chooses wants the choices side by side: the kind whose two best points are best.
    """
    kinds: dict[str, list[float]] = {}
    for element, worth in ranked:
        kinds.setdefault(element.group, []).append(worth)
    alone = ranked[0][1] - ADVICE.near
    likeliest = max(kinds, key=lambda kind: sum((*kinds[kind], alone)[:2]))
    near = [element for element, worth in ranked if worth >= alone]
    return sorted(near, key=lambda one: one.group != likeliest)


def _considered(
    desk: Desk, way: _Way, language: Language, own: Sequence[DraftClaim]
) -> list[DraftClaim]:
    """Return the first points of a way and its steps, quoted: what is not said yet."""
    notes = _notes(desk, way.framework, language)
    sources = Sources(desk.library, way.framework, language, desk.means, notes)
    most = ADVICE.points - bool(way.steps)
    told: list[DraftClaim] = []
    for element in (*way.points, *way.steps):
        if len(told) >= most and element not in way.steps:
            continue
        numbers = sources.state(element.id).citations
        cited = [sources.citations[number - 1] for number in numbers]
        best = min(cited, key=lambda c: _length(c, language), default=None)
        if best is None or len(best.quote) > ADVICE.line or goes_on(best.quote):
            continue
        span = best.start, best.end
        claim = quotation(desk.library.passage(best.passage_id), span, "- ")
        if not any(_same(claim, other) for other in (*own, *told)):
            told.append(claim)
    return told


def _notes(desk: Desk, framework: Framework, language: Language) -> frozenset[str] | None:
    """Return the notes on a framework's work in a language, which say it shorter; None without."""
    headings = desk.library.headings_on(framework.work)
    found = (k for k, one in headings.items() if one.reports and one.language == language)
    return frozenset(found) or None


def _length(citation: Citation, language: Language) -> tuple[bool, int]:
    """In the reader's language first, and then the shortest."""
    return citation.language != language, len(citation.quote)


def _said(element: Element, language: Language) -> str:
    return f"{element.name[language]} {element.statement[language]}"


_held: dict[tuple[str, str, Language], Any] = {}


def _vectors(desk: Desk, framework: Framework, language: Language) -> Any:
    """Return a unit vector for each point of a framework, its mean taken off."""
    key = desk.library.encoder.fingerprint, framework.key, language
    if key not in _held:
        texts = [_said(element, language) for element in framework.elements.values()]
        rows = desk.library.encoder.encode_passages(texts)
        rows = rows - rows.mean(axis=0)
        _held[key] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return _held[key]


def _same(one: DraftClaim, other: DraftClaim) -> bool:
    words, others = set(content_words(one.text)), set(content_words(other.text))
    return len(words & others) > ADVICE.same * min(len(words), len(others))
