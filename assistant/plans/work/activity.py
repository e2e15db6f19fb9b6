"""An activity: who does what with which offer, with whom, from when to when, for how much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.plans.understanding.kinds import Phase
from assistant.plans.understanding.offers import Offer

Basis = Literal["frame", "offer", "gap", "item", "usual"]


@dataclass(frozen=True, slots=True)
class Activity:
    """One piece of work with exactly one lead.

    ``partners`` take part or give what is used; ``basis`` is where it comes from: an offer, the
    fixed frame of a plan, a gap that nobody's offer fills, an item of the budget, or what is usual
    in such work.  ``baht`` is None where no money is set aside; ``proposed`` tells that the amount
    is the planner's and not the brief's.
    """

    key: str
    text: str
    lead: str
    partners: tuple[str, ...]
    output: str
    phase: Phase
    basis: Basis
    start: date
    end: date
    weight: int = 0
    baht: int | None = None
    proposed: bool = False
    offer: Offer | None = None
    why: str = ""
