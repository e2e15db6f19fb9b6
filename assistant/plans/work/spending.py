"""Money: what the brief gives, tied to activities; what it leaves open, as a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.plans.brief.brief import Brief
from assistant.plans.work.activity import Activity
from assistant.plans.work.paying import pays

_RESERVE = 0.10  # of the money that nobody has divided
_ROUND = 1_000  # baht
_FEW = 20_000  # baht below which amounts are rounded to tens only
Source = Literal["brief", "proposal"]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the budget: what for, which activities (by number from 1), baht, whose it is."""

    item: str
    activities: tuple[int, ...]
    baht: int | float
    source: Source


def spend(
    brief: Brief, activities: Sequence[Activity], words: dict[str, str]
) -> tuple[tuple[Activity, ...], tuple[Line, ...]]:
    """Return the activities with their money and the rows of the budget, which add up.

    The brief's own items are tied to the activities that have most of their words.  Without
    items the money is divided by the weights of the activities, a tenth kept back: a working
    proposal, to be replaced by quotations.  ``words`` names the reserve and the rest.
    """
    if brief.budget_items:
        return _by_items(brief, activities, words)
    if brief.budget_baht:
        return _by_weights(brief.budget_baht, activities, words)
    return tuple(activities), ()


def _by_items(
    brief: Brief, activities: Sequence[Activity], words: dict[str, str]
) -> tuple[tuple[Activity, ...], tuple[Line, ...]]:
    held = list(activities)
    lines = []
    for item in brief.budget_items:
        at = _paid_by(item.item, held)
        amount = int(item.baht)
        held[at] = replace(held[at], baht=(held[at].baht or 0) + amount)
        lines.append(Line(item.item, (at + 1,), item.baht, "brief"))
    spent = sum(item.baht for item in brief.budget_items)
    if brief.budget_baht is not None and brief.budget_baht > spent:
        hub = tuple(at for at, a in enumerate(held, start=1) if a.key == "hub")
        what = words["rest_hub" if hub else "rest"]
        lines.append(Line(what, hub, brief.budget_baht - spent, "proposal"))
    return tuple(held), tuple(lines)


def _paid_by(item: str, activities: Sequence[Activity]) -> int:
    """Return the place of the activity that an item pays; each item has one by then."""
    return max(range(len(activities)), key=lambda at: pays(item, activities[at]))


def _by_weights(
    total: int | float, activities: Sequence[Activity], words: dict[str, str]
) -> tuple[tuple[Activity, ...], tuple[Line, ...]]:
    weights = sum(activity.weight for activity in activities)
    if not weights:
        return tuple(activities), (Line(words["rest"], (), total, "proposal"),)
    share = total * (1 - _RESERVE) / weights
    step = _ROUND if share >= _FEW else 10
    held, lines, spent = [], [], 0
    for at, activity in enumerate(activities, start=1):
        amount = int(share * activity.weight // step * step)
        held.append(replace(activity, baht=amount or None, proposed=bool(amount)))
        if amount:
            spent += amount
            lines.append(Line(activity.text, (at,), amount, "proposal"))
    left = total - spent
    lines.append(Line(words["reserve"], (), left, "proposal"))
    return tuple(held), tuple(lines)
