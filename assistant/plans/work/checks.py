"""What a plan must tell first: what cannot be, what is short, who would judge own work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from assistant.plans.money import baht
from assistant.plans.understanding.goals import Measure
from assistant.plans.understanding.offers import same_work
from assistant.plans.understanding.understood import Understood
from assistant.plans.work.activity import Activity
from assistant.plans.work.building import uncovered
from assistant.plans.work.capacity import task_of
from assistant.text.calendar import written

Say = Callable[..., str]
_SEATS = frozenset("ที่ เตียง ที่นั่ง place places bed beds seat seats".split())  # one for a person
_PEOPLE = re.compile(r"คน|ราย|people|persons|children|pupils|[a-z]+(?:ers|ors|ees|ants|ents|ists)")
_YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to be told: ``kind`` is "impossible", "short", "conflict" or "gap"."""

    kind: str
    text: str
    about: str = ""


def findings(u: Understood, say: Say, activities: Sequence[Activity] = ()) -> tuple[Finding, ...]:
    """Return what is to be told, what cannot be done first."""
    return (
        *impossible(u, say),
        *_short(u, say),
        *_slow(u, say, activities),
        *_conflicts(u, say),
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
    """Yield the places offered that are fewer than the people of the goal."""
    needs = [m.target for m in u.measures if m.target and _is_people(m.target.unit)]
    if not needs:
        return
    need = max(needs, key=lambda amount: amount.value)
    for offer in u.offers:
        for amount in offer.amounts:
            if _is_seats(amount.unit) and amount.value < need.value:
                yield Finding(
                    "short",
                    say(
                        "find_short",
                        have=amount.text,
                        need=need.text,
                        name=offer.partner,
                        left=f"{need.value - amount.value:,.0f}",
                    ),
                    amount.text,
                )


def _slow(u: Understood, say: Say, activities: Sequence[Activity]) -> Iterator[Finding]:
    """Yield the offers whose rate does not reach in the time left what the goal wants of them."""
    for activity in activities:
        task = task_of(activity.offer, u.measures) if activity.offer else None
        days = (activity.end - activity.start).days + 1
        if task and activity.offer and days < task.days:
            named = {"name": activity.lead, "what": activity.offer.text}
            done, target = f"{task.reached(days):,}", task.measure.wanted
            text = say("find_slow", done=done, target=target, days=task.days, left=days, **named)
            yield Finding("short", text, done)


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


def used_up(u: Understood, measure: Measure) -> str:
    """Return the ISO day on which last year's rate would use up what a measure allows, or empty."""
    if measure.direction != "at_most" or not measure.baseline or not measure.target:
        return ""
    if not measure.yearly or measure.rate or not measure.target.value:
        return ""
    days = int(_YEAR_DAYS * measure.target.value / measure.baseline.value)
    day = u.start + timedelta(days=days)
    return day.isoformat() if day < u.end else ""
