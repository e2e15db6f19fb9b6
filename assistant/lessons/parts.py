"""As many parts of a document as a lesson's minutes carry; the others are named, to be read.

A talk that goes through thirteen headings in ten minutes explains none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.lessons.focus import is_rule
from assistant.lessons.material import Material, TaughtUnit
from assistant.lessons.merging import best, merged
from assistant.lessons.quiz.assembling import Made
from assistant.lessons.rules import advises
from assistant.schema import Language
from assistant.schema.lessons import QuizItem

_EACH = 3  # minutes of teaching for a part: to explain it, and to ask what it means at work
_LEAST = 2  # parts of a lesson, however short
_POINTS = 5  # of a part that is taught, about
_ADVICE = 2  # of these that say what to do, where there are parts that do


@dataclass(frozen=True, slots=True)
class InTime:
    """Material of the parts that there is time for, so many, and the names of the others."""

    material: Material
    taught: int = 0
    left: tuple[str, ...] = ()

    def holds(self, made: Made) -> bool:
        """Tell whether a quiz and its second form ask about nothing that is left out."""
        out = {point.id for point in self.material.lending}
        return not any(about(one) & out for one in (*made.items, *made.retest))

    def better(self, first: Made, again: Made) -> Made:
        """Return the quiz with more items, of those that ask about nothing that is left out."""
        return first if self.holds(first) and len(first.items) > len(again.items) else again


def in_time(
    material: Material, parts: Sequence[TaughtUnit], items: Sequence[QuizItem], minutes: int
) -> InTime:
    """Return a document's material in so many of its parts as there are minutes of teaching for.

    Parts that say what to do come first (who wrote a handbook is no lesson); of these, those that
    the quiz asks about, then those with most advice, the earlier first.
    ``material`` has the ``parts`` put together; what is left out still lends wrong options.
    """
    held = {point.id for unit in material.units for point in unit.points}
    shown = [part for part in parts if any(point.id in held for point in part.points)]
    room = max(_LEAST, minutes // _EACH)
    if len(shown) <= room:
        return InTime(material)
    asked = Counter(key for one in items for key in about(one))

    def worth(part: TaughtUnit) -> tuple[bool, int, int]:
        told = best(part.points, _POINTS, material.language)
        advice = sum(is_rule(p, material.language) or advises(p.checked) for p in told)
        return advice >= _ADVICE, sum(asked[point.id] for point in part.points), advice

    ranked = sorted(shown, key=worth, reverse=True)  # equals stay as they stand in the document
    kept = {part.id for part in ranked[:room]}
    taught = [_told(part, asked, material.language) for part in shown if part.id in kept]
    left = [part for part in shown if part.id not in kept]
    units = merged(taught, len(material.units), "", material.language)
    names = tuple(part.name for part in left)
    return InTime(_lent(replace(material, units=units), left), len(taught), names)


def about(item: QuizItem) -> frozenset[str]:
    """Return the ids of the points and lists that an item asks for."""
    return frozenset(part for fact in item.facts for part in (fact, fact.partition(":")[2]))


def _told(part: TaughtUnit, asked: Mapping[str, int], language: Language) -> TaughtUnit:
    """Return a part with what is asked of it, and what says most of the rest."""
    chosen = [point for point in part.points if point.id in asked]
    rest = [point for point in part.points if point.id not in asked]
    chosen += best(rest, max(0, _POINTS - len(chosen)), language)
    return replace(part, points=tuple(point for point in part.points if point in chosen))


def _lent(material: Material, left: Collection[TaughtUnit]) -> Material:
    """Return material that the points of some parts lend wrong options to."""
    points = tuple(point for part in left for point in part.points)
    cited = {p.id: material.citations[p.statement.citations[0] - 1].section for p in points}
    return replace(
        material,
        lending=(*points, *material.lending),
        places={**material.places, **cited},
    )
