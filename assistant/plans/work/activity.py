"""An activity: who does what with which offer, with whom, from when to when, for how much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.plans.understanding.kinds import Phase
from assistant.plans.understanding.offers import Offer
from assistant.schema.plans import Proposal

Basis = Literal["frame", "offer", "gap", "item", "usual", "model"]


@dataclass(frozen=True, slots=True)
class Activity:
    """One piece of work with exactly one lead.

    ``partners`` take part or give what is used; ``basis`` is where it comes from: an offer, the
    fixed frame of a plan, a gap that nobody's offer fills, an item of the budget, what is usual in
    such work, or a model's ``proposal``.  ``costs`` tells that somebody must pay for it; ``baht``
    is what the brief sets aside, or where ``reckoned`` a price of the brief times a number of it;
    None where that is open.
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
    costs: bool = False
    baht: int | None = None
    reckoned: bool = False
    offer: Offer | None = None
    proposal: Proposal | None = None
