"""What an offer can do in its time, against what the goal wants of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.plans.understanding.amounts import Frequency
from assistant.plans.understanding.measures import Measure, noun
from assistant.plans.understanding.offers import Offer
from assistant.plans.understanding.understood import Understood
from assistant.plans.work.activity import Activity
from assistant.plans.work.paying import serves_measure
from assistant.plans.work.schedule import needed
from assistant.text.language import content_words

# Units of persons and times, which many things are counted in.
COMMON_UNITS = frozenset("คน ราย ครั้ง วัน ชั่วโมง บาท people person day hour time visit".split())
_FEW = 100  # pieces up to which the thing that is named may be what is counted


@dataclass(frozen=True, slots=True)
class Task:
    """A target that an offer works towards at a rate, and how many days that takes."""

    measure: Measure
    rate: Frequency
    days: int

    def latest(self, due: date) -> date:
        """Return the last day on which the work may start to be done by a day."""
        return due - timedelta(days=self.days - 1)

    def reached(self, days: int) -> int:
        """Return how much is done in so many days."""
        return int(self.wanted * min(1.0, max(0, days) / self.days))

    @property
    def wanted(self) -> float:
        """How much the goal wants."""
        return self.measure.target.value if self.measure.target else 0.0


def task_of(offer: Offer, measures: Sequence[Measure]) -> Task | None:
    """Return what a goal wants of an offer that tells its rate: the same unit, and a word more.

    A goal of at most so many sets a limit and nothing to be worked off.
    """
    rate = offer.frequency
    if rate is None or not rate.count:
        return None
    words = set(content_words(offer.text))
    for measure in measures:
        target = measure.target
        if target is None or measure.direction == "at_most" or measure.rate:
            continue
        units = set(content_words(target.unit)) & set(content_words(rate.unit))
        alike = bool(units) or noun(target.unit) == noun(rate.unit) != ""
        named = rate.unit in measure.text and target.value < _FEW  # "dig 3 pits", 1 pit a week
        alike = alike or (bool(rate.unit) and named)
        only = (
            sum(
                bool(m.target) and noun(m.target.unit) == noun(target.unit)
                for m in measures
                if m.target
            )
            == 1
        )
        own = alike and only and not COMMON_UNITS & set(content_words(target.unit))
        spoken = {word for word in content_words(measure.text) if not word.isdigit()}
        if own or (alike and (words & spoken) - units):
            return Task(measure, rate, needed(target.value, rate))
    return None


def latest_start(activity: Activity, task: Task, last: date) -> date:
    """Return by when work must start to be done by the last day, or by the end of its months."""
    window = activity.offer.window if activity.offer else None
    return max(activity.start, task.latest(min(last, activity.end) if window else last))


def uncovered(u: Understood) -> tuple[Measure, ...]:
    """Return the measures with an amount of which no offer and no item of the budget has a word."""
    offered = {w for offer in u.offers for w in content_words(offer.text) if not w.isdigit()}
    bought = [serves_measure(item.item, u.measures) for item in u.brief.budget_items]
    asked = (m for m in u.measures if m.target and m.direction != "at_most")
    open_ones = (m for m in asked if m not in bought)
    return tuple(m for m in open_ones if not offered & set(content_words(m.text)))
