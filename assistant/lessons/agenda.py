"""The agenda: lead-in, teaching, wrap-up; the minutes of its steps add up to those asked for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.lessons.breaks import BREAK, BREAK_EVERY, MEAL, MEAL_FROM, step_of, with_breaks
from assistant.lessons.form import lesson_form, say
from assistant.lessons.material import TaughtUnit
from assistant.lessons.quiz.timing import expected
from assistant.lessons.request.request import Emphasis, LessonRequest
from assistant.schema import Language
from assistant.schema.lessons import Step
from assistant.text.language import detect

_DEPTH = 16  # a unit takes this part of a long lesson at least
_MOST_FRAME = 15  # minutes of lead-in or summary
LEAST_UNIT = 5  # minutes that teaching takes at least
_LEAD_IN, _SUMMARY = 0.1, 0.07  # shares of all minutes
_MOST_QUIZ = 0.35  # share of all minutes
_ACTIVITY: dict[Emphasis, float] = {"concepts": 0.3, "cases": 0.4, "practice": 0.45}
_WORKSHOP = 120  # minutes from which on nobody listens to talks alone
_STRETCHED = 1.6  # times its least that an activity may take
_TALK = 15  # minutes of a step of teaching, about
_LEAST_STEP = 8  # minutes of a step that is on one list or a few articles
_MOST_STEPS = 7  # into which few units are taken apart
_TOPIC = 60  # characters of a topic that a question names
_TAUGHT = 0.2  # share of all minutes that is left for teaching beside activities


@dataclass(frozen=True, slots=True)
class Times:
    """How the minutes are shared out; ``teaching`` is left for the units."""

    lead_in: int
    activities: tuple[tuple[str, int], ...]
    breaks: int
    summary: int
    quiz: int
    teaching: int
    meal: int = 0

    def with_quiz(self, minutes: int) -> Times:
        """Return the same time with a quiz of so many minutes; teaching gets or gives the rest."""
        return replace(self, quiz=minutes, teaching=self.teaching + self.quiz - minutes)


def share_out(request: LessonRequest, held: Collection[str]) -> Times:
    """Share out the minutes of a request before its units are chosen.

    ``held`` are the sets that the material has: an activity needs the one that it works with.
    """
    minutes = request.minutes
    lead_in = min(max(3, _fives(minutes * _LEAD_IN)), _MOST_FRAME)
    summary = min(max(3, _fives(minutes * _SUMMARY)), _MOST_FRAME)
    quiz = min(expected(request.quiz_items), most_quiz(minutes))
    quiz = min(quiz, minutes - lead_in - summary - LEAST_UNIT)
    meal = MEAL if minutes >= MEAL_FROM else 0
    breaks = (minutes - meal - 30) // BREAK_EVERY if minutes > BREAK_EVERY + 30 else 0
    breaks = min(breaks, 2) if meal else breaks
    left = minutes - lead_in - summary - quiz - breaks * BREAK - meal
    share = max(_ACTIVITY[wished] for wished in _emphasis(request))
    room = left - max(2 * LEAST_UNIT, int(minutes * _TAUGHT))
    activities = _activities(request, min(_fives(minutes * share), room), held)
    spent = sum(length for _, length in activities)
    if left - spent < LEAST_UNIT:
        activities, spent = (), 0
    return Times(lead_in, activities, breaks, summary, quiz, left - spent, meal)


def most_quiz(minutes: int) -> int:
    """Return the minutes that a quiz may take of a lesson."""
    return int(minutes * _MOST_QUIZ)


def most_units(request: LessonRequest, times: Times) -> int:
    """Return how many units there is time for; a longer lesson goes deeper, not only wider."""
    return max(1, times.teaching // max(LEAST_UNIT, request.minutes // _DEPTH))


def most_steps(times: Times) -> int:
    """Return in how many steps at most a lesson's few units may be taken apart."""
    return min(times.teaching // _LEAST_STEP, _MOST_STEPS)


def spread(
    activities: Sequence[tuple[str, int]], units: Sequence[TaughtUnit], needed: Mapping[str, str]
) -> dict[str, str]:
    """Return the unit that each activity follows: its own, else one after another.

    The shortest come first; the longest comes last, on what all units teach.
    """
    free = [key for key, _ in reversed(activities) if key not in needed]
    at = {key: (n + 1) * len(units) // len(free) - 1 for n, key in enumerate(free[:-1])}
    return {**{key: units[max(0, n)].id for key, n in at.items()}, **needed}


def in_order(
    activities: Sequence[tuple[str, int]], units: Sequence[TaughtUnit], after: Mapping[str, str]
) -> tuple[tuple[str, int], ...]:
    """Return activities as they come in the lesson: with the units that they follow."""
    places = {unit.id: place for place, unit in enumerate(units)}
    return tuple(sorted(activities, key=lambda one: places.get(after.get(one[0], ""), len(units))))


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
    steps = [_lead_in(times, opening(request, units, language), language)]
    waiting = dict(times.activities)
    for unit, length in zip(units, _even(times.teaching, len(units)), strict=True):
        kind = _kind(unit, request)
        material = "material_cases" if kind == "cases" else "material_slides"
        steps += _taught(unit, length, kind, material, language)
        for key in [key for key in waiting if after.get(key) == unit.id]:
            steps.append(_activity(key, waiting.pop(key), language))
    steps += [_activity(key, length, language) for key, length in waiting.items()]
    steps = with_breaks(steps, (times.breaks, times.meal), request.minutes, language)
    summary = say("step_summary", language)
    steps.append(
        step_of("wrap_up", times.summary, summary, "method_summary", "material_slides", language)
    )
    if times.quiz:
        quiz = say("step_quiz", language, count=made)
        steps.append(step_of("wrap_up", times.quiz, quiz, "method_quiz", "material_quiz", language))
    return _settled(steps, request.minutes)


def _taught(
    unit: TaughtUnit, minutes: int, kind: str, material: str, language: Language
) -> list[Step]:
    """Return the steps that teach a unit: what is long is no single talk, its questions part it."""
    parts = max(1, round(minutes / _TALK))
    first, *rest = _even(minutes, parts)
    steps = [step_of("teach", first, unit.name, f"method_{kind}", material, language)]
    for at, length in enumerate(rest):
        key = "step_discuss" if at % 2 == 0 else "step_apply"
        asked = unit.discussion[at // 2 % len(unit.discussion)] if unit.discussion else unit.name
        said = say(key, language, name=unit.name, question=asked)
        method = f"method_{key[5:]}"
        steps.append(step_of("teach", length, said, method, "material_slides", language))
    return steps


def _activity(key: str, minutes: int, language: Language) -> Step:
    name = lesson_form()["activities"][key]["name"][language]
    return step_of("teach", minutes, name, "method_activity", "material_worksheet", language)


def _settled(steps: list[Step], minutes: int) -> tuple[Step, ...]:
    """Give what is left of the minutes to the longest step of teaching."""
    left = minutes - sum(step.minutes for step in steps)
    longest = max((s for s in steps if s.phase == "teach"), key=lambda s: s.minutes)
    given = replace(longest, minutes=longest.minutes + left)
    return tuple(given if step is longest else step for step in steps)


def opening(request: LessonRequest, units: Sequence[TaughtUnit], language: Language) -> str:
    """Return the question that a lesson begins with: what learners know of its topic already.

    Nothing in it has to be taught first.
    """
    topic = request.topic if detect(request.topic) == language else ""
    name = topic if 0 < len(topic) <= _TOPIC else units[0].name
    return say("ask_opening", language, name=name)


def _lead_in(times: Times, asked: str, language: Language) -> Step:
    text = say("step_lead_in", language, question=asked)
    return step_of("lead_in", times.lead_in, text, "method_lead_in", "material_slides", language)


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
    wished = _emphasis(request)
    known = lesson_form()["activities"]
    suiting = sorted(
        (
            key
            for key, entry in known.items()
            if wished & set(entry["emphasis"]) and {*held, None} >= _wants(entry)
        ),
        key=lambda key: ("needs" not in known[key], -known[key]["least"]),  # the topic's own first
    )
    chosen: list[str] = []
    for key in suiting:
        alike = known[key].get("like") in chosen
        if not alike and sum(known[k]["least"] for k in (*chosen, key)) <= minutes:
            chosen.append(key)
    spare = minutes - sum(known[key]["least"] for key in chosen)
    extra = _even(spare, len(chosen))
    longest = {key: round(known[key]["least"] * _STRETCHED) for key in chosen}
    return tuple(
        (key, min(known[key]["least"] + more, longest[key]))
        for key, more in zip(chosen, extra, strict=True)
    )


def _emphasis(request: LessonRequest) -> frozenset[Emphasis]:
    """Return what a lesson lays weight on; a long one without a wish has learners practise too."""
    plain: tuple[Emphasis, ...] = ("concepts", "practice")
    return frozenset(request.emphasis or plain[: 1 + (request.minutes >= _WORKSHOP)])


def _wants(entry: Mapping[str, Any]) -> set[str | None]:
    """Return the sets that an activity works with, or speaks of."""
    return {entry.get("needs"), entry.get("speaks_of")}


def _even(total: int, count: int) -> list[int]:
    """Share a whole number out evenly; the first get what is left over."""
    return [total // count + (at < total % count) for at in range(count)] if count else []


def _fives(minutes: float) -> int:
    """Round to the nearest five minutes."""
    return int(minutes / 5 + 0.5) * 5
