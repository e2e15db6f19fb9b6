"""Which elements of the framework a plan covers: of a plan drafted here, or of any text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from assistant.checking.cross_language import means_of
from assistant.frameworks.framework import Element, Framework
from assistant.frameworks.shelf import load_framework
from assistant.frameworks.sourcing import Sources
from assistant.schema import LANGUAGES, Citation, Language
from assistant.schema.papers import Statement
from assistant.schema.plans import Plan
from assistant.text.language import content_words, sentences, unwrap

if TYPE_CHECKING:
    from assistant.library.library import Library

Level = Literal["yes", "partly", "no"]

_ENOUGH = 2  # different signs in one sentence, with which it is about the element
_SAYS = 45  # characters; a shorter sentence with a sign names the point and says nothing of it
_ALIKE = 0.5  # share of the words of an element's name that a sentence must have
_SHOWN = 240  # characters of the plan shown as cover
_MOST_TEXT = 400_000  # characters that are looked through; a longer text is no plan


@dataclass(frozen=True, slots=True)
class Covered:
    """How far a plan covers an element, in which words, and what the literature would ask.

    ``statement`` is what the literature says, with its ``citations``; ``question`` may be empty.
    """

    element_id: str
    name: str
    group_name: str
    level: Level
    shown: str
    question: str
    statement: str
    citations: tuple[Citation, ...]


def of_plan(plan: Plan) -> tuple[Covered, ...]:
    """Return how far a plan drafted here answers each element of its framework.

    A point is answered in the part that the framework names, unless the field of the brief that it
    needs is empty; what no plan has to answer counts as partly covered where the plan cites it.
    """
    framework = load_framework(plan.framework)
    stated: dict[str, Statement] = {}
    for _, statement in plan.statements():
        stated.setdefault(statement.element, statement)
    return tuple(
        _from_plan(plan, framework, e, stated.get(e.id)) for e in framework.elements.values()
    )


def standing(framework: Framework, element_id: str, brief: Mapping[str, object]) -> tuple[str, str]:
    """Return the part that answers an element, and whether it does: "yes", "open", "background"."""
    place, needs = framework.answered(element_id)
    if not place:
        return "", "background"
    empty = bool(needs) and brief.get(needs) in (None, "", (), [])
    return place, "open" if empty else "yes"


def of_text(
    library: Library, text: str, language: Language, framework: Framework | None = None
) -> tuple[Covered, ...]:
    """Return how far any text covers each element, by the signs that the framework names.

    Signs are words: the check tells what a plan speaks of, not how well it does so.
    """
    chosen = framework or load_framework()
    sources = Sources(library, chosen, language, means_of(library))
    pieces = tuple(_pieces(text[:_MOST_TEXT]))
    return tuple(_from_text(chosen, e, pieces, sources) for e in chosen.elements.values())


_LEVELS: Mapping[str, Level] = {"yes": "yes", "open": "no", "background": "partly"}


def _from_plan(
    plan: Plan, framework: Framework, element: Element, cited: Statement | None
) -> Covered:
    language = plan.language
    place, stands = standing(framework, element.id, plan.brief)
    told = [s.text for part, s in plan.statements() if part.id == place]
    level: Level = "no" if stands == "yes" and not told else _LEVELS[stands]
    numbers = cited.citations if cited else ()
    own = cited.text if cited else told[0] if told and level == "yes" else ""
    return Covered(
        element.id,
        element.name[language],
        framework.groups[element.group][language],
        level,
        own[:_SHOWN],
        _asked(element, language),
        element.statement[language],
        tuple(citation for citation in plan.citations if citation.number in numbers),
    )


def _from_text(
    framework: Framework, element: Element, pieces: Sequence[str], sources: Sources
) -> Covered:
    language = sources.language
    best, level = "", "no"
    for piece in pieces:
        found = _level(element, piece)
        if found == "yes" or (found == "partly" and level == "no"):
            best, level = piece, found
        if found == "yes":
            break
    statement = sources.state(element.id)
    cited = tuple(c for c in sources.citations if c.number in statement.citations)
    return Covered(
        element.id,
        element.name[language],
        framework.groups[element.group][language],
        level,  # type: ignore[arg-type]
        best[:_SHOWN],
        _asked(element, language),
        statement.text,
        cited,
    )


def _level(element: Element, piece: str) -> Level:
    """Judge one sentence: enough signs, or one sign and the words of the element's name."""
    lower = piece.lower()
    signs = {sign for language in LANGUAGES for sign in _signs(element, language) if sign in lower}
    if not signs or (len(piece) < _SAYS and len(signs) < _ENOUGH):
        return "partly" if signs else "no"
    words = _words(piece)
    likeness = max(
        len(name & words) / len(name)
        for name in (_words(said) for said in element.name.values())
        if name
    )
    return "yes" if len(signs) >= _ENOUGH or likeness >= _ALIKE else "partly"


def _signs(element: Element, language: Language) -> tuple[str, ...]:
    return tuple(sign.lower() for sign in (element.signs or {}).get(language, ()))


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(content_words(text))


def _pieces(text: str) -> Iterator[str]:
    """Yield the sentences of a text, line by line, so that a heading stands alone."""
    for line in re.split(r"\n\s*\n|\n(?=\s*(?:[-•*#|]|\d+[.)]))", text):
        flat = unwrap(line).strip()
        yield from (flat[a:b].strip() for a, b in sentences(flat)) if flat else ()


def _asked(element: Element, language: Language) -> str:
    return element.ask[language] if element.ask else ""
