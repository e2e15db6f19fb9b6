"""Comparisons: each side found for itself, both shown, a side that no document speaks of named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.responding.response import Response, lead, quotation, say
from assistant.answering.responding.units import Unit, units
from assistant.library.library import Library
from assistant.retrieval.evidence import judge
from assistant.retrieval.questions import Question, understand
from assistant.retrieval.search import retrieve
from assistant.schema import DraftClaim, Hit, Suggestion
from assistant.settings import DEFAULT
from assistant.settings.writing import COMPARISON
from assistant.text.language import content_words


@dataclass(frozen=True, slots=True)
class _Side:
    name: str
    hits: tuple[Hit, ...]
    chosen: tuple[Unit, ...]


def compare(library: Library, wish: Wish) -> Response | None:
    """Return both sides of a comparison, or None where there are no two of them."""
    if len(wish.subjects) < 2:
        return None
    names = wish.subjects[: COMPARISON.sides]
    return _of_sides(library, wish, names, names, "compare")


def weigh(library: Library, wish: Wish) -> Response | None:
    """Return what speaks for a thing and what against it."""
    if not wish.subjects:
        return None
    subject = " ".join(wish.subjects)
    names = tuple(say(key, wish.language) for key in ("for", "against"))
    asked = tuple(say(f"ask_{key}", wish.language, subject=subject) for key in ("for", "against"))
    return _of_sides(library, wish, names, asked, "compare")


def _of_sides(
    library: Library, wish: Wish, names: Sequence[str], asked: Sequence[str], act: str
) -> Response | None:
    sides = [
        _side(library, wish, name, text, [other for other in names if other != name])
        for name, text in zip(names, asked, strict=True)
    ]
    if not any(side.chosen for side in sides):
        return None
    hits = tuple(hit for side in sides for hit in side.hits)
    claims = tuple(claim for side in sides for claim in _claims(side, wish))
    missing = [side.name for side in sides if not side.chosen]
    text = "\n".join(say("no_side", wish.language, name=name) for name in missing)
    offer = (Suggestion("plan", wish.text),)
    return Response("compare", claims, text=text, hits=hits, suggestions=offer)


def _side(library: Library, wish: Wish, name: str, text: str, others: Sequence[str]) -> _Side:
    """Return the units that speak of a side, those that set it against the others first."""
    question = understand(text, wish.language)
    hits = retrieve(library, question, DEFAULT.hits)
    evidence = judge(library, question, hits)
    if not evidence.enough:
        return _Side(name, hits, ())
    own = _telling(name, others)
    found = list(units(hit.passage for hit in evidence.hits[: COMPARISON.passages]))
    ranked = sorted(found, key=lambda u: _fit(u, own, question), reverse=True)
    chosen: list[Unit] = []
    room = COMPARISON.room
    for unit in ranked:
        if own & _all_words(unit) and unit.size <= room and unit not in chosen:
            chosen.append(unit)
            room -= unit.size
        if len(chosen) == COMPARISON.lines:
            break
    return _Side(name, hits, tuple(chosen))


def _telling(name: str, others: Sequence[str]) -> frozenset[str]:
    """Return the words that name a side and none of the others."""
    words = frozenset(content_words(name))
    return words - frozenset(content_words(" ".join(others))) or words


def _fit(unit: Unit, own: frozenset[str], question: Question) -> float:
    held = _all_words(unit)
    return len(own & held) / max(1, len(own)) + len(set(question.terms) & held) / (
        1 + len(question.terms)
    )


def _all_words(unit: Unit) -> frozenset[str]:
    passage = unit.passage
    return unit.words | frozenset(content_words(" ".join((*passage.section, passage.context))))


def _claims(side: _Side, wish: Wish) -> Iterator[DraftClaim]:
    """Yield a line that names the side, and what is said of it."""
    if side.chosen:
        yield lead("side", wish.language, name=side.name)
    for unit in side.chosen:
        yield quotation(unit.passage, unit.span, "- ")
