"""Advice: what the documents say to the case, what a way of working asks of it, a plan offered.

The ways of working are the frameworks of the shelf whose work the library holds: their steps, and
those of their points that are nearest to the case, each as the words of the work that carry it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.desk import Desk, within
from assistant.answering.responding.response import Response, lead, quotation
from assistant.frameworks.framework import Element, Framework
from assistant.frameworks.shelf import keys, load_framework
from assistant.frameworks.sourcing import Sources
from assistant.schema import Citation, DraftClaim, Language, Suggestion
from assistant.settings.writing import ADVICE
from assistant.text.language import content_words

_STEPS = ("strategy", "design", "integration")  # places of a framework; the first of each is a step


def advise(desk: Desk, wish: Wish) -> Response | None:
    """Return what the documents say to a case, cited; None where nothing is near."""
    found = desk.look(wish.text, wish.language)
    own = within(found.said, ADVICE.own, ADVICE.most) if found.said else []
    way = _nearest_way(desk, wish)
    if not own and way is None:
        return None
    claims = [lead("advice", wish.language)]
    claims += [DraftClaim(f"- {claim.text}", claim.quotes) for claim in own]
    if way is not None:
        fresh = _considered(desk, way, wish.language)
        claims += [claim for claim in fresh if not any(_same(claim, other) for other in own)]
    offer = Suggestion("plan", wish.text)
    return Response("advice", tuple(claims), hits=found.hits, suggestions=(offer,))


@dataclass(frozen=True, slots=True)
class _Way:
    """A framework with its points by nearness to a case, nearest first."""

    framework: Framework
    points: tuple[Element, ...]
    nearness: float


def _nearest_way(desk: Desk, wish: Wish) -> _Way | None:
    """Return the way of working nearest to a case, of those whose work the library holds."""
    known = (load_framework(key) for key in keys())
    held = [one for one in known if desk.library.headings_on(one.work)]
    if not held:
        return None
    vector = desk.library.encoder.encode_queries([wish.text[-ADVICE.case :]])[0]
    asked = set(content_words(wish.text))
    ways = (_way(one, _vectors(desk, one, wish.language) @ vector, asked, wish) for one in held)
    return max(ways, key=lambda way: way.nearness)


def _way(framework: Framework, near: Any, asked: set[str], wish: Wish) -> _Way:
    """Return a framework with its points in the order of their vectors and words."""
    elements = tuple(framework.elements.values())
    shared = [len(asked & set(content_words(_said(e, wish.language)))) for e in elements]
    scores = [float(n) + ADVICE.word * s for n, s in zip(near, shared, strict=True)]
    order = sorted(range(len(elements)), key=scores.__getitem__, reverse=True)
    return _Way(framework, tuple(elements[at] for at in order), scores[order[0]])


def _considered(desk: Desk, way: _Way, language: Language) -> Iterator[DraftClaim]:
    """Yield the points of a way that are nearest to the case and its steps, quoted."""
    steps = [place[0] for name in _STEPS if (place := way.framework.place(name))]
    near = [element for element in way.points if element not in steps]
    notes = _notes(desk, way.framework, language)
    sources = Sources(desk.library, way.framework, language, desk.means, notes)
    for element in [*near[: ADVICE.points], *steps]:
        numbers = sources.state(element.id).citations
        cited = [sources.citations[number - 1] for number in numbers]
        best = min(cited, key=lambda c: _length(c, language), default=None)
        if best and len(best.quote) <= ADVICE.line:
            yield quotation(desk.library.passage(best.passage_id), (best.start, best.end), "- ")


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
