"""Ties each objective to points, activity, items and minutes: in the items, and in the guide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.lessons.focus import by_importance, list_of
from assistant.lessons.form import lesson_form
from assistant.lessons.material import TaughtSet
from assistant.lessons.objectives import UnitAim
from assistant.lessons.quiz.timing import minutes_of
from assistant.lessons.quoted_slides import heading_of, is_quoted
from assistant.lessons.writing import Draft, advice, part, row, table
from assistant.schema.lessons import QuizItem
from assistant.schema.papers import Part

_SHOWN, _ALL = 4, 8  # points named in a row; of so few all are
_WIDTHS = {"objective": 34.0, "points": 28.0, "activity": 18.0, "items": 12.0, "minutes": 8.0}


def alignment(draft: Draft) -> Part:
    """Return the table; each unit has an objective, so that nothing taught or asked hangs loose."""
    rows = (
        row(
            str(at),
            advice(aim.objective.text),
            " · ".join(_points(draft, aim)),
            _activities(draft, aim),
            _measures(draft, at),
            str(_minutes(draft, at)),
        )
        for at, aim in enumerate(draft.aims)
    )
    return part(
        draft, "alignment", table(draft, "alignment", draft.say("alignment_caption"), _WIDTHS, rows)
    )


def _measures(draft: Draft, at: int) -> str:
    """Name what measures an objective: its items by number, else the rubric of an activity."""
    if items := _items(draft, at):
        return ", ".join(str(number) for number, _ in items)
    keys = rubrics(draft.aims[at], [key for key, _ in draft.activities], draft.after)
    named = (_named(draft, key) for key in keys)
    return " · ".join(draft.say("by_rubric", name=name) for name in named) or draft.say("no_items")


def _points(draft: Draft, aim: UnitAim) -> Sequence[str]:
    """Return what a row names: all points of a short unit; of a document's sentences, its parts."""
    points = aim.unit.points
    parts = tuple(dict.fromkeys(heading_of(draft, point) for point in points if is_quoted(point)))
    if len(parts) > 1:
        return parts
    shown = points if len(points) <= _ALL and not parts else ()
    return [one.name for one in shown or by_importance(draft.material, aim.unit, _SHOWN)]


def aligned(
    items: Sequence[QuizItem], aims: Sequence[UnitAim], sets: Mapping[str, TaughtSet]
) -> tuple[QuizItem, ...]:
    """Return items, each with the places of the objectives that it measures.

    Who is taught what names a list may tell its things, so these are of the list's unit; what no
    unit teaches, asked where a quiz would else be too short, measures none.

    Of two objectives on the same points cases measure the one, the other items the other.
    """
    asked, fit = _fitting(items, aims, sets)
    return tuple(
        replace(one, objectives=tuple(own or ats))
        for one, ats, own in zip(items, asked, fit, strict=True)
    )


def measurable(
    aims: Sequence[UnitAim],
    items: Sequence[QuizItem],
    sets: Mapping[str, TaughtSet],
    activities: Sequence[tuple[str, int]],
    after: Mapping[str, str],
    most: int,
) -> tuple[UnitAim, ...]:
    """Return the objectives that have a measure of their own, and one at least of each unit.

    An item of their kind measures them, or the rubric of an activity that works with their unit;
    rubrics alone are not enough where there are more objectives than ``most``.
    """
    keys = [key for key, _ in activities]
    asked = {at for ats in _fitting(items, aims, sets)[1] for at in ats}
    marked = {at for at, aim in enumerate(aims) if rubrics(aim, keys, after)} - asked
    kept = set(asked)
    for at in (*sorted(marked), *range(len(aims))):
        alone = all(aims[other].unit.id != aims[at].unit.id for other in kept)
        if alone or (at in marked and len(kept) < most):
            kept.add(at)
    return tuple(aim for at, aim in enumerate(aims) if at in kept)


def rubrics(aim: UnitAim, keys: Sequence[str], after: Mapping[str, str]) -> list[str]:
    """Return the activities whose rubric measures an objective: of its kind, on its unit."""
    known, kind = lesson_form()["activities"], "cases" if aim.cases else "words"
    here = [key for key in keys if after.get(key, aim.unit.id) == aim.unit.id]
    return [key for key in here if known[key].get("measures") == kind]


def _fitting(
    items: Sequence[QuizItem], aims: Sequence[UnitAim], sets: Mapping[str, TaughtSet]
) -> tuple[list[list[int]], list[list[int]]]:
    """Return the objectives on whose points each item is, and those of its kind among them."""
    about = [_about(aim, sets) for aim in aims]
    asked = [[at for at, keys in enumerate(about) if _asks(one, keys)] for one in items]
    fit = [
        [at for at in ats if aims[at].cases == one.situational]
        for one, ats in zip(items, asked, strict=True)
    ]
    return asked, fit


def _about(aim: UnitAim, sets: Mapping[str, TaughtSet]) -> frozenset[str]:
    """Return the ids of an objective's points, and of the things of the lists among these."""
    points = {point.id for point in aim.unit.points}
    listed = (one for one in sets.values() if list_of(one) in points)
    return frozenset(points | {member.id for one in listed for member in one.members})


def _asks(one: QuizItem, about: frozenset[str]) -> bool:
    return any(fact in about or fact.partition(":")[2] in about for fact in one.facts)


def _items(draft: Draft, at: int) -> tuple[tuple[int, QuizItem], ...]:
    """Return the items that measure an objective, with their numbers in the quiz."""
    numbered = enumerate(draft.quiz, start=1)
    return tuple((number, one) for number, one in numbered if at in one.objectives)


def _activities(draft: Draft, aim: UnitAim) -> str:
    """Name the activities that work with the objective's unit, or how else it is taught."""
    names = [_named(draft, key) for key, _ in _with(draft, aim)]
    return " · ".join(names) or draft.say("whole_class")


def _with(draft: Draft, aim: UnitAim) -> list[tuple[str, int]]:
    """Return the activities that work with an objective's unit, with their minutes."""
    own = aim.unit.id
    return [one for one in draft.activities if draft.after.get(one[0], own) == own]


def _named(draft: Draft, key: str) -> str:
    return str(lesson_form()["activities"][key]["name"][draft.language])


def _minutes(draft: Draft, at: int) -> int:
    """Return an objective's minutes: its share of teaching and activities, and its items."""
    aim = draft.aims[at]
    beside: Sequence[UnitAim] = [one for one in draft.aims if one.unit.id == aim.unit.id]
    taught = sum(step.minutes for step in draft.agenda if step.activity.startswith(aim.unit.name))
    done = sum(
        minutes / sum(one in _with(draft, each) for each in draft.aims)
        for one in _with(draft, aim)
        for minutes in one[1:]
    )
    asked = minutes_of(one for _, one in _items(draft, at))
    return round(taught / len(beside) + done) + asked
