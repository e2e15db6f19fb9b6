"""The pauses of a lesson, by the hours of Thai offices, and a step of its agenda."""

from __future__ import annotations

from assistant.lessons.form import say
from assistant.schema import Language
from assistant.schema.lessons import Step

BREAK_EVERY, BREAK = 95, 15  # minutes
MEAL, MEAL_FROM = 60, 270  # minutes of the noon rest, and of a lesson that has one
_MORNING, _NOON = 90, 180  # minutes after nine o'clock: the break and the rest of Thai offices


def step_of(
    phase: str, minutes: int, activity: str, method: str, material: str, language: Language
) -> Step:
    """Return a step of an agenda; method and material are keys of the form."""
    return Step(phase, minutes, activity, say(method, language), say(material, language))  # type: ignore[arg-type]


def with_breaks(
    steps: list[Step], rests: tuple[int, int], minutes: int, language: Language
) -> list[Step]:
    """Put the breaks, and the noon rest of a lesson that begins at nine, between the steps.

    ``rests`` are the number of breaks and the minutes of the noon rest, 0 where there is none.
    """
    waiting = _pauses(rests, sum(step.minutes for step in steps), minutes)
    placed: list[Step] = []
    passed = 0
    for step in steps:
        while placed and waiting and passed + step.minutes / 2 > waiting[0][0]:
            _, length, key = waiting.pop(0)
            said = say(key, language)
            placed.append(step_of("break", length, said, "method_break", "material_none", language))
            passed += length
        placed.append(step)
        passed += step.minutes
    if waiting:  # what is due at the end of the teaching; of several the longest
        _, length, key = max(waiting, key=lambda pause: pause[1])
        said = say(key, language)
        placed.append(step_of("break", length, said, "method_break", "material_none", language))
    return placed


def _pauses(rests: tuple[int, int], taught: int, minutes: int) -> list[tuple[float, int, str]]:
    """Return when each pause is due, in minutes from the start, its length and its name."""
    breaks, meal = rests
    if not meal:
        spread = (taught + breaks * BREAK) / (breaks + 1)
        return [(spread * (at + 1), BREAK, "step_break") for at in range(breaks)]
    after = _NOON + meal
    due = [(float(_NOON), meal, "step_meal")]
    if breaks:
        due.insert(0, (float(_MORNING), BREAK, "step_break"))
    if breaks > 1:
        due.append(((after + minutes) / 2, BREAK, "step_break"))
    return due
