"""Advice: what the documents say to the case, what a way of working asks of it, a plan offered.

The ways of working are the frameworks of the shelf whose work the library holds: their steps, and
those of their points that are nearest to the case, each as the words of the work that carry it.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    framework = _framework(desk, wish)
    if not own and framework is None:
        return None
    claims = [lead("advice", wish.language)]
    claims += [DraftClaim(f"- {claim.text}", claim.quotes) for claim in own]
    if framework is not None:
        fresh = _considered(desk, framework, wish)
        claims += [claim for claim in fresh if not any(_same(claim, other) for other in own)]
    offer = Suggestion("plan", wish.text)
    return Response("advice", tuple(claims), hits=found.hits, suggestions=(offer,))


def _framework(desk: Desk, wish: Wish) -> Framework | None:
    """Return the framework nearest to a case, of those whose work the library holds."""
    known = (load_framework(key) for key in keys())
    held = [one for one in known if desk.library.headings_on(one.work)]
    return max(held, key=lambda one: _near(desk, one, wish)[0][0], default=None)


def _near(desk: Desk, framework: Framework, wish: Wish) -> list[tuple[float, Element]]:
    """Return the points of a framework by nearness to a case, nearest first."""
    elements = tuple(framework.elements.values())
    rows = _vectors(desk, framework, wish.language)
    vector = desk.library.encoder.encode_queries([wish.text[-ADVICE.case :]])[0]
    near = rows @ vector
    asked = set(content_words(wish.text))
    shared = [len(asked & set(content_words(_said(e, wish.language)))) for e in elements]
    scores = [float(n) + ADVICE.word * s for n, s in zip(near, shared, strict=True)]
    order = sorted(range(len(elements)), key=scores.__getitem__, reverse=True)
    return [(scores[at], elements[at]) for at in order]


def _considered(desk: Desk, framework: Framework, wish: Wish) -> Iterator[DraftClaim]:
    """Yield the steps of a framework and its points that bear on the case, quoted and named."""
    steps = [place[0] for name in _STEPS if (place := framework.place(name))]
    near = [element for _, element in _near(desk, framework, wish) if element not in steps]
    notes = _notes(desk, framework, wish.language)
    sources = Sources(desk.library, framework, wish.language, desk.means, notes)
    for element in [*near[: ADVICE.points], *steps]:
        numbers = sources.state(element.id).citations
        cited = [sources.citations[number - 1] for number in numbers]
        best = min(cited, key=lambda c: _length(c, wish.language), default=None)
        if best and len(best.quote) <= ADVICE.line:
            yield quotation(desk.library.passage(best.passage_id), (best.start, best.end), "- ")


def _notes(desk: Desk, framework: Framework, language: Language) -> frozenset[str] | None:
    """Return the notes on a framework's work in a language, which say it shorter; None without."""
    headings = desk.library.headings_on(framework.work)
    documents = {d.document_id: d.language for d in desk.library.documents()}
    found = (k for k, one in headings.items() if one.reports and documents.get(k) == language)
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
