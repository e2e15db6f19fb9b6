"""What a lesson teaches and asks in its minutes: units, parts, activities and the quiz."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.lessons.agenda import (
    LEAST_UNIT,
    Times,
    most_quiz,
    most_steps,
    most_units,
    share_out,
)
from assistant.lessons.focus import covered_sets
from assistant.lessons.form import lesson_form
from assistant.lessons.headings import unnumbered
from assistant.lessons.material import Material, Point, TaughtUnit
from assistant.lessons.merging import merged
from assistant.lessons.parts import InTime, in_time
from assistant.lessons.quiz.assembling import Made, quiz_of
from assistant.lessons.quiz.timing import minutes_of
from assistant.lessons.request.request import LessonRequest
from assistant.lessons.splitting import split
from assistant.schema import Citation

if TYPE_CHECKING:
    from assistant.library.library import Library


@dataclass(frozen=True, slots=True)
class Planned:
    """What is taught, when, and with which quiz; ``needed`` is the unit of each activity."""

    held: InTime
    units: tuple[TaughtUnit, ...]
    times: Times
    made: Made
    needed: Mapping[str, str]


def planned(
    library: Library,
    request: LessonRequest,
    material: Material,
    seed: int,
    asked: tuple[str, ...],
    *,
    whole: bool,
) -> Planned:
    """Return what there is time for; ``asked`` are the ids of the items of another language.

    Of the ``whole`` of a document, parts that the minutes carry are chosen by what can be asked
    of them; these give more points each, and the quiz is made once more on them.
    """
    times = share_out(request, covered_sets(material.sets, material.units))
    parts = material.units
    material, most = _apart(material, request, times, whole=whole)
    needed = _needed(material, times.activities)
    units = _units(material.units, request, most, frozenset(needed.values()))
    minutes = min(most_quiz(request.minutes), times.quiz + times.teaching - LEAST_UNIT)
    made = quiz_of(library, request, material, units, seed, minutes, asked)
    after = times.with_quiz(minutes_of(made.items))
    held = in_time(material, parts, made.items, after.teaching) if whole else InTime(material)
    if held.left:
        units = held.material.units
        if len(made.items) < request.quiz_items or not held.holds(made):
            again = quiz_of(library, request, held.material, units, seed, minutes, asked)
            made = held.better(made, again)
            after = times.with_quiz(minutes_of(made.items))
    return Planned(held, units, after, made, needed)


def _apart(
    material: Material, request: LessonRequest, times: Times, *, whole: bool
) -> tuple[Material, int]:
    """Return material in so many units as there is time for, with their number.

    ``whole`` puts units together rather than leaving some out.
    """
    most, steps = most_units(request, times), most_steps(times)
    material = _gone_over(material, most) if whole else material
    if len(material.units) >= steps:
        return material, most
    material = split(material, steps, request.level)
    return material, max(most, len(material.units))


def _gone_over(material: Material, most: int) -> Material:
    """Return a document's material in so few units as there is time for, none of it left out."""
    if len(material.units) <= most:
        return material
    named = {p.id: unnumbered(unit.name) for unit in material.units for p in unit.points}
    units = merged(material.units, most, material.name, material.language)
    return replace(material, units=units, parts=named)


def _units(
    known: Sequence[TaughtUnit], request: LessonRequest, most: int, needed: frozenset[str]
) -> tuple[TaughtUnit, ...]:
    """Return the units that there is time for, in teaching order.

    First come those that the activities need, then those of the emphasis, spread over the whole.
    """
    wished = set(request.emphasis)
    first = [unit for unit in known if unit.id in needed]
    suiting = [u for u in known if u not in first and wished & u.emphasis]
    others = [u for u in known if u not in first and u not in suiting]
    kept = {unit.id for unit in first[:most]}
    for group in (suiting, others):
        kept |= {unit.id for unit in _spread(group, most - len(kept))}
    return tuple(unit for unit in known if unit.id in kept)


def _spread(units: Sequence[TaughtUnit], count: int) -> list[TaughtUnit]:
    """Return so many units, as far apart as they can be, the first among them."""
    if count >= len(units):
        return list(units)
    step = (len(units) - 1) / max(count - 1, 1)
    return [units[round(at * step)] for at in range(max(count, 0))]


def _needed(material: Material, activities: Sequence[tuple[str, int]]) -> dict[str, str]:
    """Return the unit that each activity works with, for those that work with one."""
    known = lesson_form()["activities"]
    held = covered_sets(material.sets, material.units)
    wanted = {key: held.get(str(known[key].get("needs"))) for key, _ in activities}
    return {key: point_set.unit for key, point_set in wanted.items() if point_set}


def as_they_stand(unit: TaughtUnit, citations: Sequence[Citation]) -> TaughtUnit:
    """Return a document's unit with its points as they stand there; other units as they are."""
    if not all(point.statement.text.startswith("“") for point in unit.points):
        return unit
    cited = {point.id: citations[point.statement.citations[0] - 1] for point in unit.points}
    first = list(dict.fromkeys(one.document_id for one in cited.values()))

    def place(point: Point) -> tuple[int, int]:
        return first.index(cited[point.id].document_id), cited[point.id].start

    return replace(unit, points=tuple(sorted(unit.points, key=place)))
