"""Sections of a document put together where a lesson has time for fewer units than there are.

A short lesson on a handbook goes over all of its chapters, one or two points of each, rather than
through the first chapter alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.lessons.curriculum import Aim
from assistant.lessons.discourse import stands_alone
from assistant.lessons.form import say
from assistant.lessons.headings import unnumbered
from assistant.lessons.material import Point, TaughtUnit
from assistant.lessons.rules import is_whole, rule_of
from assistant.schema import LANGUAGES, Language
from assistant.text.shortening import shortened

_POINTS = 26  # of a unit that is put together, at most
_SENTENCE = 40  # characters from which on a point says something; less is a name in a list
_NAMED = 3  # sections that are all named; of more the first, and how many follow
_LONGEST = 120  # characters of several sections' names together
_NAME = 60  # characters of a section's name in the name of several
_ASKED = 3  # questions that several parts are discussed with, by turns


def merged(
    units: Sequence[TaughtUnit], most: int, name: str, language: Language
) -> tuple[TaughtUnit, ...]:
    """Return at most so many units, in order; ``name`` is what all of them together are called.

    >>> merged((), 1, "Handbook", "en")
    ()
    """
    if len(units) <= most:
        return tuple(units)
    parts = [unit for unit in units if unit.name != name]  # what stands before the first heading
    units = parts if len(parts) > most else units
    groups = [units[len(units) * at // most : len(units) * (at + 1) // most] for at in range(most)]
    called = name if most == 1 else ""
    return tuple(_one(group, called, language, at) for at, group in enumerate(groups) if group)


def _one(group: Sequence[TaughtUnit], name: str, language: Language, at: int) -> TaughtUnit:
    """Return several units as one: the points of each that say most, as many of each.

    ``at`` is its place among the others, which are discussed with other questions.
    """
    if len(group) == 1:
        return group[0]
    called = name or _called(group, language)
    spread = [group[len(group) * at // _POINTS] for at in range(_POINTS)]
    chosen = list({unit.id: unit for unit in (group if len(group) <= _POINTS else spread)}.values())
    each = max(1, _POINTS // len(chosen))
    points = tuple(point for unit in chosen for point in best(unit.points, each, language))
    aims = {one: say("own_section_aim", one, name=called) for one in LANGUAGES}
    return TaughtUnit(
        id=group[0].id,
        name=called,
        emphasis=group[0].emphasis,
        points=points,
        aims=(Aim("understand", aims),),
        discussion=(say(f"own_parts_ask_{at % _ASKED + 1}", language),),
    )


def _called(group: Sequence[TaughtUnit], language: Language) -> str:
    """Name several sections: all of a few, of more the first and how many follow."""
    names = [shortened(unnumbered(unit.name), _NAME) for unit in group]
    together = " · ".join(names)
    if len(names) <= _NAMED and len(together) <= _LONGEST:
        return together
    return say("own_parts_name", language, name=names[0], count=len(names) - 1)


def best(points: Sequence[Point], count: int, language: Language) -> list[Point]:
    """Return so many points of a section in its order: rules first, names in a list last."""

    def late(at: int) -> tuple[bool, bool, bool]:
        said = points[at].checked
        name = len(said) < _SENTENCE or said[:1].islower()
        asks = said.endswith("?")
        return (
            name or asks,
            not (stands_alone(said) and (points[at].instructs or is_whole(said))),
            not points[at].instructs and rule_of(said, language) is None,
        )

    return [points[at] for at in sorted(sorted(range(len(points)), key=late)[:count])]
