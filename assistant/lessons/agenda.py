"""The agenda: lead-in, teaching, wrap-up; the minutes of its steps add up to those asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.lessons.form import lesson_form, say
from assistant.lessons.material import TaughtUnit
from assistant.lessons.request.request import Emphasis, LessonRequest
from assistant.schema import Language
from assistant.schema.lessons import Step

_DEPTH = 20  # a unit takes this part of a long lesson at least
_MOST_FRAME = 15  # minutes of lead-in or summary
LEAST_UNIT = 5  # minutes that a unit takes at least
_LEAD_IN, _SUMMARY = 0.1, 0.07  # shares of all minutes
_QUIZ_ITEM = 0.8  # minutes that an item takes, with its key
_MOST_QUIZ = 0.2  # share of all minutes
_ACTIVITY: dict[Emphasis, float] = {"concepts": 0.18, "cases": 0.3, "practice": 0.42}
_BREAK_EVERY, _BREAK = 95, 15  # minutes


@dataclass(frozen=True, slots=True)
class Times:
    """How the minutes are shared out; ``teaching`` is left for the units."""

    lead_in: int
    activities: tuple[tuple[str, int], ...]
    breaks: int
    summary: int
    quiz: int
    teaching: int


def share_out(request: LessonRequest, held: Collection[str]) -> Times:
    """Share out the minutes of a request before its units are chosen.

    ``held`` are the sets that the material has: an activity needs the one that it works with.
    """
    minutes = request.minutes
    lead_in = min(max(3, _fives(minutes * _LEAD_IN)), _MOST_FRAME)
    summary = min(max(3, _fives(minutes * _SUMMARY)), _MOST_FRAME)
    quiz = min(round(request.quiz_items * _QUIZ_ITEM), round(minutes * _MOST_QUIZ))
    breaks = (minutes - 30) // _BREAK_EVERY if minutes > _BREAK_EVERY + 30 else 0
    left = minutes - lead_in - summary - quiz - breaks * _BREAK
    share = max((_ACTIVITY[e] for e in request.emphasis), default=_ACTIVITY["concepts"])
    activities = _activities(request, _fives(minutes * share), held)
    spent = sum(length for _, length in activities)
    if left - spent < LEAST_UNIT:
        activities, spent = (), 0
    return Times(lead_in, activities, breaks, summary, quiz, left - spent)


def most_units(request: LessonRequest, times: Times) -> int:
    """Return how many units there is time for; a longer lesson goes deeper, not only wider."""
    return max(1, times.teaching // max(LEAST_UNIT, request.minutes // _DEPTH))


def agenda(
    request: LessonRequest,
    times: Times,
    units: Sequence[TaughtUnit],
    made: int,
    language: Language,
    after: Mapping[str, str],
) -> tuple[Step, ...]:
    """Return the steps of a lesson.

    ``made`` is the number of quiz items that there are; ``after`` names the unit that an activity
    works with, which it then follows.
    """
    steps = [_lead_in(times, units, language)]
    waiting = dict(times.activities)
    for unit, length in zip(units, _even(times.teaching, len(units)), strict=True):
        kind = _kind(unit, request)
        material = "material_cases" if kind == "cases" else "material_slides"
        steps.append(_step("teach", length, unit.name, f"method_{kind}", material, language))
        for key in [key for key in waiting if after.get(key) == unit.id]:
            steps.append(_activity(key, waiting.pop(key), language))
    steps += [_activity(key, length, language) for key, length in waiting.items()]
    steps = _with_breaks(steps, times.breaks, language)
    summary = say("step_summary", language)
    steps.append(
        _step("wrap_up", times.summary, summary, "method_summary", "material_slides", language)
    )
    if times.quiz:
        quiz = say("step_quiz", language, count=made)
        steps.append(_step("wrap_up", times.quiz, quiz, "method_quiz", "material_quiz", language))
    return _settled(steps, request.minutes)


def _activity(key: str, minutes: int, language: Language) -> Step:
    name = lesson_form()["activities"][key]["name"][language]
    return _step("teach", minutes, name, "method_activity", "material_worksheet", language)


def _settled(steps: list[Step], minutes: int) -> tuple[Step, ...]:
    """Give what is left of the minutes to the longest step of teaching."""
    left = minutes - sum(step.minutes for step in steps)
    longest = max((s for s in steps if s.phase == "teach"), key=lambda s: s.minutes)
    given = replace(longest, minutes=longest.minutes + left)
    return tuple(given if step is longest else step for step in steps)


def _lead_in(times: Times, units: Sequence[TaughtUnit], language: Language) -> Step:
    asked = next((question for unit in units for question in unit.discussion), "")
    key = "step_lead_in" if asked else "step_lead_in_plain"
    text = say(key, language, question=asked)
    return _step("lead_in", times.lead_in, text, "method_lead_in", "material_slides", language)


def _step(
    phase: str, minutes: int, activity: str, method: str, material: str, language: Language
) -> Step:
    return Step(phase, minutes, activity, say(method, language), say(material, language))  # type: ignore[arg-type]


def _kind(unit: TaughtUnit, request: LessonRequest) -> str:
    """Return how a unit is taught: as the request wishes where the unit allows it."""
    for wished in request.emphasis:
        if wished in unit.emphasis:
            return wished
    return sorted(unit.emphasis)[0] if unit.emphasis else "concepts"


def _activities(
    request: LessonRequest, minutes: int, held: Collection[str]
) -> tuple[tuple[str, int], ...]:
    """Return activities that suit the emphasis and fit into the minutes, the longest first."""
    wished = set(request.emphasis or ("concepts",))
    known = lesson_form()["activities"]
    suiting = sorted(
        (
            key
            for key, entry in known.items()
            if wished & set(entry["emphasis"]) and {*held, None} >= _wants(entry)
        ),
        key=lambda key: -known[key]["least"],
    )
    chosen: list[str] = []
    for key in suiting:
        if sum(known[k]["least"] for k in (*chosen, key)) <= minutes:
            chosen.append(key)
    spare = minutes - sum(known[key]["least"] for key in chosen)
    extra = _even(spare, len(chosen))
    return tuple((k, known[k]["least"] + more) for k, more in zip(chosen, extra, strict=True))


def _wants(entry: Mapping[str, Any]) -> set[str | None]:
    """Return the sets that an activity works with, or speaks of."""
    return {entry.get("needs"), entry.get("speaks_of")}


def _with_breaks(steps: list[Step], breaks: int, language: Language) -> list[Step]:
    """Put breaks between the steps, about equally far apart."""
    if not breaks:
        return steps
    total = sum(step.minutes for step in steps)
    placed: list[Step] = []
    passed = given = 0
    for step in steps:
        placed.append(step)
        passed += step.minutes
        if given < breaks and passed >= total * (given + 1) / (breaks + 1):
            text = say("step_break", language)
            placed.append(_step("break", _BREAK, text, "method_break", "material_none", language))
            given += 1
    return placed


def _even(total: int, count: int) -> list[int]:
    """Share a whole number out evenly; the first get what is left over."""
    return [total // count + (at < total % count) for at in range(count)] if count else []


def _fives(minutes: float) -> int:
    """Round to the nearest five minutes."""
    return int(minutes / 5 + 0.5) * 5
