"""What a plan must tell first: what cannot be, what is short, who would judge own work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from assistant.plans.money import baht
from assistant.plans.understanding.amounts import Amount, frequency_in
from assistant.plans.understanding.measures import Measure
from assistant.plans.understanding.offers import same_work
from assistant.plans.understanding.understood import Understood
from assistant.plans.work.activity import Activity
from assistant.plans.work.capacity import COMMON_UNITS, task_of, uncovered
from assistant.plans.work.schedule import in_window, times
from assistant.text.calendar import written
from assistant.text.language import content_words

Say = Callable[..., str]
_SEATS = frozenset("ที่ เตียง ที่นั่ง place places bed beds seat seats".split())  # one for a person
_PEOPLE = re.compile(r"คน|ราย|people|persons|children|pupils|[a-z]+(?:ers|ors|ees|ants|ents|ists)")
_YEAR_DAYS = 365
_SHORTER = 300  # days below which a plan is no year
_LONGER = 395  # days from which a plan is longer than the year that its baseline counts


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be told.

    ``kind`` is "impossible", "way", "short", "slow", "conflict", "window", "price" or "gap".
    """

    kind: str
    text: str
    about: str = ""


def findings(u: Understood, say: Say, activities: Sequence[Activity] = ()) -> tuple[Finding, ...]:
    """Return what is to be told, what cannot be done first."""
    return (
        *impossible(u, say),
        *_short(u, say),
        *_few_each_time(u, say),
        *_slow(u, say, activities),
        *_conflicts(u, say),
        *_windows(u, say),
        *_prices(say, activities),
        *(Finding("gap", say("find_gap", what=m.text)) for m in uncovered(u)),
    )


def impossible(u: Understood, say: Say) -> Iterator[Finding]:
    """Yield the contradictions of dates and money, each quoting both facts."""
    language = u.brief.lang

    def day(when: date) -> str:
        return written(when, language)

    if u.deadline and u.impossible:
        yield Finding(
            "impossible",
            say("find_dates", due=day(u.deadline), start=day(u.start), goal=u.brief.goal),
        )
    for offer in u.offers:
        if offer.since and u.deadline and offer.since > u.deadline:
            named = {"name": offer.partner, "what": offer.text}
            text = say("find_late", since=day(offer.since), due=day(u.deadline), **named)
            yield Finding("impossible", text)
    if u.impossible:
        yield Finding("way", say("find_way", end=day(u.end), months=u.months))
    spent = sum(item.baht for item in u.brief.budget_items)
    if u.brief.budget_baht is not None and spent > u.brief.budget_baht:
        total = u.brief.budget_baht
        yield Finding("impossible", say("warn_budget", sum=baht(spent), total=baht(total)))


def _short(u: Understood, say: Say) -> Iterator[Finding]:
    """Yield places that are fewer than the people they are for: of the same offer, else the goal.

    Where several offers take people in, their places are added up against the goal.
    """
    needs = [m.target for m in u.measures if m.target and _is_people(m.target.unit) and not m.rate]
    need = max(needs, key=lambda amount: amount.value, default=None)
    for offer in u.offers:
        own = next((a for a in offer.amounts if _is_people(a.unit)), None)
        wanted = own or need
        for amount in offer.amounts:
            if wanted and _is_seats(amount.unit) and amount.value < wanted.value:
                left = f"{wanted.value - amount.value:,.0f}"
                values = {"have": amount.text, "need": wanted.text, "left": left}
                key = "find_short_own" if own else "find_short"
                yield Finding("short", say(key, name=offer.partner, **values), amount.text)
    if need:
        yield from _short_in_all(u, need, say)


def _short_in_all(u: Understood, need: Amount, say: Say) -> Iterator[Finding]:
    """Yield that all offers which take people in are together fewer than the goal wants."""
    takers = []
    for offer in u.offers:
        own = next((a for a in offer.amounts if _is_people(a.unit)), None)
        if own and offer.kind.phase == "train" and own.value < need.value:
            rate = offer.frequency if offer.frequency and offer.frequency.unit == own.unit else None
            takers.append((offer.partner, times(rate, u.start, u.end) if rate else int(own.value)))
    total = sum(number for _, number in takers)
    if len(takers) > 1 and total < need.value:
        each = " + ".join(f"{name} {number:,}" for name, number in takers)
        values = {"need": need.text, "left": f"{need.value - total:,.0f}"}
        yield Finding("short", say("find_short_all", each=each, sum=total, **values), f"{total:,}")


def _few_each_time(u: Understood, say: Say) -> Iterator[Finding]:
    """Yield that all offers of one thing a day, week or month are fewer than the goal wants."""
    for measure in u.measures:
        rate, target = frequency_in(measure.text), measure.target
        if rate is None or target is None or measure.direction == "at_most":
            continue
        spoken = set(content_words(measure.text)) - COMMON_UNITS
        given = [
            (offer.partner, offer.frequency.count)
            for offer in u.offers
            if offer.frequency
            and offer.frequency.per == rate.per
            and spoken & set(content_words(offer.frequency.unit))
        ]
        total = sum(count for _, count in given)
        if given and total < target.value:
            each = " + ".join(f"{name} {count:,.0f}" for name, count in given)
            left = f"{target.value - total:,.0f}"
            values = {"what": measure.text, "sum": f"{total:,.0f}", "left": left}
            yield Finding("short", say("find_few", each=each, **values), f"{total:,.0f}")


def _slow(u: Understood, say: Say, activities: Sequence[Activity]) -> Iterator[Finding]:
    """Yield the offers whose rate does not reach in the time left what the goal wants of them."""
    for activity in activities:
        task = task_of(activity.offer, u.measures) if activity.offer else None
        days = (activity.end - activity.start).days + 1
        if task and activity.offer and days < task.days:
            named = {"name": activity.lead, "what": activity.offer.text}
            target = task.measure.target.text if task.measure.target else ""
            done = f"{task.reached(days):,}"
            text = say("find_slow", done=done, target=target, days=task.days, left=days, **named)
            missing = f"{task.wanted - task.reached(days):,.0f}"
            yield Finding("slow", text, missing)


def _is_people(unit: str) -> bool:
    return bool(_PEOPLE.fullmatch(unit.lower()))


def _is_seats(unit: str) -> bool:
    return bool(_SEATS & set(unit.lower().split()[-1:]))


def _conflicts(u: Understood, say: Say) -> Iterator[Finding]:
    """Yield partners that would judge their own work, and two that offer the same."""
    judges = {o.partner for o in u.offers if o.kind.key == "evaluation"}
    doers = {o.partner for o in u.offers if o.kind.phase in ("serve", "train")}
    for name in sorted(judges & doers):
        yield Finding("conflict", say("find_own_work", name=name))
    for one, other in combinations(u.offers, 2):
        if one.partner != other.partner and same_work(one, other):
            names = {"a": one.partner, "b": other.partner}
            text = say("find_two", one=one.text, other=other.text, **names)
            yield Finding("conflict", text)


def _windows(u: Understood, say: Say) -> Iterator[Finding]:
    """Yield the offers whose months of the year lie outside the plan."""
    for offer in u.offers:
        if offer.window and in_window(offer.window, u.start, u.end) is None:
            days = {"start": written(u.start, u.brief.lang), "end": written(u.end, u.brief.lang)}
            text = say("find_window", name=offer.partner, what=offer.text, **days)
            yield Finding("window", text, offer.text)


def _prices(say: Say, activities: Sequence[Activity]) -> Iterator[Finding]:
    """Yield the offers that somebody must pay for and that no item of the budget pays."""
    for at, activity in enumerate(activities, start=1):
        offer = activity.offer
        if offer and offer.price and not activity.baht:
            values = {"name": offer.partner, "price": offer.price, "at": at}
            yield Finding("price", say("find_price", **values), offer.price)


def count_from(u: Understood, measure: Measure) -> date:
    """Return from when a limit of a year is counted: the last twelve months of a longer plan."""
    if not measure.yearly or measure.direction != "at_most" or (u.end - u.start).days < _LONGER:
        return u.start
    return u.end - timedelta(days=_YEAR_DAYS - 1)


def used_up(u: Understood, measure: Measure) -> str:
    """Return the ISO day on which last year's rate would use up what a measure allows, or empty."""
    if measure.direction != "at_most" or not measure.baseline or not measure.target:
        return ""
    if not measure.yearly or measure.rate or not measure.target.value:
        return ""
    if u.seasonal or (u.end - u.start).days < _SHORTER:
        return ""  # no even rate, or less than the year that was counted
    days = int(_YEAR_DAYS * measure.target.value / measure.baseline.value)
    day = count_from(u, measure) + timedelta(days=days)
    return day.isoformat() if day < u.end else ""
