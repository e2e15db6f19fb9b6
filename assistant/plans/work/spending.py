"""Money: what the brief ties to work, what can be reckoned from it, and what stands open.

Nobody could defend a sum that is divided by weights: where the brief names no part of its money,
the part is left open, with what is to be priced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.plans.understanding.amounts import Amount, price_in
from assistant.plans.understanding.measures import noun
from assistant.plans.understanding.understood import Understood
from assistant.plans.work.activity import Activity
from assistant.plans.work.paying import pays

_EACH = ("each", "apiece")

Source = Literal["brief", "reckoned", "open"]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the budget: what for, which activities (by number from 1), baht, whose it is.

    ``baht`` is None where a price must be found first; ``count`` is what it is paid for a piece of.
    """

    item: str
    activities: tuple[int, ...]
    baht: int | float | None
    source: Source
    count: Amount | None = None


def spend(
    u: Understood, activities: Sequence[Activity], rest: str
) -> tuple[tuple[Activity, ...], tuple[Line, ...]]:
    """Return the activities with their money and the rows of the budget, which add up.

    The brief's own items are tied to the activities that have most of their words; a price for a
    piece is taken times the pieces that the goal allows.  Other work that costs has a row without
    an amount, and ``rest`` names the money that is left.
    """
    total = u.brief.budget_baht
    if not total and not u.brief.budget_items:
        return tuple(activities), ()
    held, lines = list(activities), []
    for number, item in enumerate(u.brief.budget_items):
        at = _paid_by(number, item.item, held)
        held[at] = replace(held[at], baht=(held[at].baht or 0) + int(item.baht))
        lines.append(Line(item.item, (at + 1,), item.baht, "brief"))
    for at, activity in enumerate(held):
        if activity.costs and activity.baht is None:
            line = _priced(u, activity, at + 1)
            lines.append(line)
            if line.baht is not None:
                held[at] = replace(activity, baht=int(line.baht), reckoned=True)
    left = (total or 0) - sum(line.baht or 0 for line in lines)
    if left > 0:
        lines.append(Line(rest, (), left, "open"))
    return tuple(held), tuple(lines)


def _paid_by(number: int, item: str, activities: Sequence[Activity]) -> int:
    """Return the place of the activity that an item pays: its own where it has one."""
    own = (at for at, one in enumerate(activities) if one.key == f"item{number}")
    found = next(own, None)
    if found is not None:
        return found
    return max(range(len(activities)), key=lambda at: pays(item, activities[at]))


def _priced(u: Understood, activity: Activity, number: int) -> Line:
    """Return the row of work that no item pays: its price times its pieces where both are told."""
    price = price_in(activity.offer.price) if activity.offer else None
    given = activity.offer.counted if activity.offer else ()
    targets = (m.target for m in u.measures if m.target and not m.rate)
    pieces = given if price and price.unit in _EACH else (*given, *targets)
    alike = (one for one in pieces if price and _is_piece(one, price))
    count = next(alike, None)
    if price and count:
        return Line(activity.text, (number,), price.value * count.value, "reckoned", count)
    return Line(activity.text, (number,), None, "open")


def _is_piece(amount: Amount, price: Amount) -> bool:
    return price.unit in _EACH or noun(amount.unit) == noun(price.unit) != ""
