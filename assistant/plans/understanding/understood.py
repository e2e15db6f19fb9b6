"""A brief as understood: the value that all of planning reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.plans.brief.brief import Brief, Partner
from assistant.plans.understanding.goals import Counted, Measure
from assistant.plans.understanding.offers import Offer
from assistant.plans.understanding.problems import ProblemType

_DAYS_A_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class Understood:
    """What the brief says.

    ``deadline`` is the day that the goal names, ``deadline_words`` what names it.  ``start`` and
    ``end`` bound the plan; ``assumed`` are "start" and "end" where the brief names none.  Where the
    deadline lies before the start, ``end`` is the first same day of a later year that leaves time.
    ``sensitive`` tells that persons' data are needed, ``secret`` that others' business is.
    """

    brief: Brief
    members: tuple[Partner, ...]
    measures: tuple[Measure, ...]
    counted: tuple[Counted, ...]
    offers: tuple[Offer, ...]
    types: tuple[ProblemType, ...]
    start: date
    end: date
    deadline: date | None
    deadline_words: str
    assumed: tuple[str, ...]
    meeting: str
    sensitive: bool
    sensitive_words: str
    secret: bool

    @property
    def months(self) -> int:
        """How many months the plan runs, at least one."""
        return max(1, round((self.end - self.start).days / _DAYS_A_MONTH))

    @property
    def impossible(self) -> bool:
        """Whether the goal is due before the work starts."""
        return self.deadline is not None and self.deadline < self.start

    @property
    def thin(self) -> bool:
        """Whether too little is told for a plan: fewer than two of problem, goal, offers."""
        counted_problem = bool(self.counted)
        dated_goal = bool(self.brief.goal) and (
            any(m.target for m in self.measures) or self.deadline is not None
        )
        return sum((counted_problem, dated_goal, bool(self.offers))) < 2
