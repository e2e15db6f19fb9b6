"""Objectives of a lesson: measurable verbs, of the levels of Bloom's that suit the learners."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.lessons.material import TaughtUnit
from assistant.lessons.request.request import LessonRequest
from assistant.schema import Language
from assistant.schema.lessons import BloomLevel, Objective

_MOST = 6
_ORDER: tuple[BloomLevel, ...] = (
    "remember",
    "understand",
    "apply",
    "analyse",
    "evaluate",
    "create",
)
_SUITING: dict[str, tuple[BloomLevel, ...]] = {
    "basic": ("remember", "understand", "apply"),
    "intermediate": ("understand", "apply", "analyse"),
    "advanced": ("analyse", "evaluate", "create"),
}


def objectives_for(
    units: Sequence[TaughtUnit], request: LessonRequest, language: Language
) -> tuple[Objective, ...]:
    """Return at most six objectives: one of each unit, those of the learners' level first."""
    suiting = _SUITING[request.level or "intermediate"]
    rounds: list[Objective] = []
    for turn in range(max((len(unit.aims) for unit in units), default=0)):
        for unit in units:
            ranked = sorted(unit.aims, key=lambda aim: aim.level not in suiting)
            if turn < len(ranked):
                rounds.append(Objective(ranked[turn].level, ranked[turn].text[language]))
    chosen = list(dict.fromkeys(rounds))[:_MOST]
    return tuple(sorted(chosen, key=lambda objective: _ORDER.index(objective.level)))
