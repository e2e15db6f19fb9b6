"""Objectives of a lesson: one or two of each unit, of the levels of Bloom's that suit learners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.lessons.form import say
from assistant.lessons.material import TaughtUnit
from assistant.lessons.request.request import LessonRequest, Level
from assistant.schema import Language
from assistant.schema.lessons import BloomLevel, Objective

_FEW = 4  # objectives; with fewer units each has a second one
_EACH = 20  # minutes of a lesson for an objective
_ORDER: tuple[BloomLevel, ...] = (
    "remember",
    "understand",
    "apply",
    "analyse",
    "evaluate",
    "create",
)
SUITING: dict[Level, tuple[BloomLevel, ...]] = {
    "basic": ("remember", "understand"),
    "intermediate": ("understand", "apply", "analyse"),
    "advanced": ("analyse", "evaluate", "create"),
}
_WORDS: tuple[BloomLevel, ...] = ("remember", "understand")  # measured by what is told
_OWN: dict[Level, BloomLevel] = {
    "basic": "understand",
    "intermediate": "apply",
    "advanced": "evaluate",
}


@dataclass(frozen=True, slots=True)
class UnitAim:
    """An objective with the unit that it is for; ``cases`` tells that cases measure it best."""

    unit: TaughtUnit
    objective: Objective
    cases: bool


def most_aims(minutes: int) -> int:
    """Return how many objectives a lesson has, but for those that its items measure."""
    return max(2, minutes // _EACH)


def aims_of(
    units: Sequence[TaughtUnit], request: LessonRequest, language: Language
) -> tuple[UnitAim, ...]:
    """Return the objectives of the units in teaching order, those of a unit by their levels."""
    level = request.level or "intermediate"
    most = 2 if len(units) < _FEW else 1
    found: list[UnitAim] = []
    for unit in units:
        own = Objective(_OWN[level], say(f"aim_{level}", language, name=f"“{unit.name}”"))
        suiting = [aim for aim in unit.aims if aim.level in SUITING[level]]
        given = [Objective(aim.level, aim.text[language]) for aim in suiting]
        told = [] if any(aim.level == _OWN[level] for aim in suiting) else [own]
        more = Objective(_OWN[level], say(f"aim_{level}_more", language, name=f"“{unit.name}”"))
        chosen = [
            UnitAim(unit, one, one is more or one.level not in _WORDS)
            for one in [*given, *told, more][:most]
        ]
        found += sorted(chosen, key=lambda one: _ORDER.index(one.objective.level))
    return tuple(found)
