"""How long a unit's talk and its discussion take: guide and slides plan the same minutes."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.lessons.material import Point, TaughtUnit
from assistant.lessons.quoted_slides import dwelt_on, is_quoted, one_of_each
from assistant.lessons.writing import Draft

_QUOTED, _OWN = 2.0, 1.25  # minutes of talk for a quoted sentence, and for one in our own words
_LEAST = 3  # minutes of a discussion
_MOST = 0.5  # share of a talk's minutes that its discussion takes at most


@dataclass(frozen=True, slots=True)
class Talk:
    """The minutes of a unit's talk and of its discussion, and how many points it explains."""

    minutes: int
    left: int
    points: int

    @property
    def each(self) -> str:
        """How many minutes a point gets, to the half."""
        return f"{max(0.5, round(2 * self.minutes / max(self.points, 1)) / 2):g}"

    @property
    def discussed(self) -> tuple[int, int, int]:
        """The minutes of a discussion: alone, in pairs, all together."""
        pairs = max(1, (self.left - 1) // 2)
        return 1, pairs, self.left - 1 - pairs


def talk_of(draft: Draft, unit: TaughtUnit) -> Talk:
    """Return how the minutes of a unit are shared out; a long one is discussed in a step apart."""
    steps = [step.minutes for step in draft.agenda if step.activity.startswith(unit.name)]
    own, apart = (steps[0], sum(steps[1:2])) if steps else (0, 0)
    told = len(told_parts(draft, unit) or unit.points)
    each = _QUOTED if unit.points and is_quoted(unit.points[0]) else _OWN
    left = apart or int(min(own - each * told, own * _MOST))
    if left < _LEAST or not unit.discussion:
        return Talk(own, 0, told)
    return Talk(own if apart else own - left, left, told)


def told_parts(draft: Draft, unit: TaughtUnit) -> tuple[Point, ...]:
    """Return a sentence of each of a document's parts that there is time to explain, if several."""
    parts = one_of_each(draft, unit)
    return dwelt_on(draft, unit, parts) if len(parts) > 1 else ()
