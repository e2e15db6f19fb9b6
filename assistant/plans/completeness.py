"""Which elements of the framework a plan covers: of a plan drafted here, or of any text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.checking.cross_language import means_of
from assistant.frameworks.framework import Check, Element, Framework
from assistant.frameworks.shelf import load_framework
from assistant.frameworks.sourcing import Sources
from assistant.plans.covering.meaning import Found, answered
from assistant.plans.covering.order import is_out_of_order
from assistant.plans.covering.pieces import Piece, distinct, pieces_of
from assistant.schema import LANGUAGES, Citation, Language
from assistant.schema.papers import Statement
from assistant.schema.plans import Plan
from assistant.text.language import content_words
from assistant.text.quotations import bare

if TYPE_CHECKING:
    from assistant.library.library import Library

Level = Literal["yes", "partly", "no", "aside"]

_SHOWN = 240  # characters of the plan shown as cover
_MOST_TEXT = 400_000  # characters that are looked through; a longer text is no plan
# What may be told in part without a number: fields of a brief that the elements ask for.
_BARE = frozenset({"problem", "goal"})


@dataclass(frozen=True, slots=True)
class Covered:
    """How far a plan covers an element, in which words, and what the literature would ask.

    ``level`` "aside" is what this plan need not answer.  ``statement`` is what the literature says,
    with its ``citations``; ``question`` may be empty.
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
    needs is empty; what no plan has to answer is aside.
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
    """Return how far any text answers each element: what its pieces say, by the judge.

    Only pieces that name something of their own count, so that words of the subject thrown
    together, empty forms, denials, and what is copied out of the literature answer nothing.
    """
    chosen = framework or load_framework()
    sources = Sources(library, chosen, language, means_of(library))
    held = text[:_MOST_TEXT]
    pieces = () if is_out_of_order(held) else pieces_of(held, _common(chosen))
    own = distinct(_not_copied(library, chosen, pieces))
    checks = {e.id: e.check for e in chosen.elements.values() if e.check}
    bare_ones = frozenset(key for key in checks if chosen.answered(key)[1] in _BARE)
    found = answered(checks, own, language, library.encoder, bare_ones)
    aside = _other_ways(checks, found)
    return tuple(
        _from_text(chosen, e, None if e.id in aside else found.get(e.id), sources)
        for e in chosen.elements.values()
    )


_LEVELS: Mapping[str, Level] = {"yes": "yes", "open": "no", "background": "aside"}


def _from_plan(
    plan: Plan, framework: Framework, element: Element, cited: Statement | None
) -> Covered:
    language = plan.language
    place, stands = standing(framework, element.id, plan.brief)
    told = [s.text for part, s in plan.statements() if part.id == place]
    level: Level = "no" if stands == "yes" and not told else _LEVELS[stands]
    numbers = cited.citations if cited else ()
    own = cited.text if cited else told[0] if told and level == "yes" else ""
    citations = tuple(citation for citation in plan.citations if citation.number in numbers)
    statement = Statement(element.statement[language], "literature")
    return _covered(framework, element, language, level, own, statement, citations)


def _from_text(
    framework: Framework, element: Element, found: Found | None, sources: Sources
) -> Covered:
    statement = sources.state(element.id)
    cited = tuple(c for c in sources.citations if c.number in statement.citations)
    level: Level = found.level if found else "aside"
    shown = found.piece.text if found and found.piece and level in ("yes", "partly") else ""
    return _covered(framework, element, sources.language, level, shown, statement, cited)


def _covered(
    framework: Framework,
    element: Element,
    language: Language,
    level: Level,
    shown: str,
    statement: Statement,
    citations: tuple[Citation, ...],
) -> Covered:
    return Covered(
        element.id,
        element.name[language],
        framework.groups[element.group][language],
        level,
        shown[:_SHOWN],
        element.ask[language] if element.ask else "",
        statement.text,
        citations,
    )


def _common(framework: Framework) -> frozenset[str]:
    """Return the words of planning itself: those of the framework's names, statements, checks."""
    return frozenset(
        word
        for element in framework.elements.values()
        for language in LANGUAGES
        for said in (element.name, element.statement, element.check and element.check.says)
        if said
        for word in content_words(said[language])
    )


def _not_copied(
    library: Library, framework: Framework, pieces: Sequence[Piece]
) -> tuple[Piece, ...]:
    """Return the pieces that do not stand in the work of the framework or in notes about it."""
    works = library.headings_on(framework.work)
    held = "\n".join(bare(passage.text) for passage in library.passages_of(list(works)))
    return tuple(piece for piece in pieces if bare(piece.text) not in held)


def _other_ways(checks: Mapping[str, Check], found: Mapping[str, Found]) -> frozenset[str]:
    """Return the elements of which a plan answers another: the less clear ones of each group."""
    clearest: dict[str, str] = {}
    for key, check in checks.items():
        best = clearest.setdefault(check.either, key)
        if _clear(found[key]) > _clear(found[best]):
            clearest[check.either] = key
    chosen = frozenset(clearest.values())
    return frozenset(key for key, check in checks.items() if check.either and key not in chosen)


def _clear(found: Found) -> tuple[bool, float]:
    return found.level != "no", found.worth
