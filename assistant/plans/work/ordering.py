"""What must be designed or surveyed before it is made: the order of such work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.plans.understanding.amounts import CLASSIFIERS
from assistant.plans.understanding.offers import Offer
from assistant.plans.work.activity import Activity
from assistant.plans.work.paying import word_parts

# Work that others wait for: what is surveyed or designed once.
_FIRST = re.compile(r"สำรวจ|ออกแบบ|^แบบ|\bsurvey|\bdesign|\bmap(?:s|ping)?\b", re.I)
_MADE = frozenset({"works", "things"})  # kinds of offers that may wait for a design
_SHARE, _LEAST = 3, 7  # a design may take a third of its time, in days at least


def comes_first(offer: Offer) -> bool:
    """Tell whether an offer is a survey or design, done once, that other work may wait for."""
    return offer.frequency is None and bool(_FIRST.search(offer.text)) and not offer.since


def designs_first(activities: Sequence[Activity], last: date) -> list[Activity]:
    """Return the activities, what is made moved behind the design of the same thing.

    The design is hurried to a third of its time; what is made keeps its length and is moved only
    where it still ends by the ``last`` day of work.
    """
    made = list(activities)
    for at, first in enumerate(made):
        if first.offer is None or not comes_first(first.offer):
            continue
        named = _named(first.offer)
        short = max(_LEAST, (first.end - first.start).days // _SHARE)
        ready = min(first.end, first.start + timedelta(days=short))
        for place, other in enumerate(made):
            waits = other.offer is not None and other.offer.kind.key in _MADE and other is not first
            if not waits or not other.offer or not named & _named(other.offer):
                continue
            moved = ready + timedelta(days=1) - other.start
            if moved > timedelta(0) and other.end + moved <= last:
                made[at] = replace(first, end=ready)
                made[place] = replace(other, start=other.start + moved, end=other.end + moved)
    return made


def _named(offer: Offer) -> frozenset[str]:
    """Return the words of an offer that name its matter."""
    words = word_parts(offer.text) - frozenset(CLASSIFIERS)
    return frozenset(word for word in words if not word[0].isdigit() and not _FIRST.search(word))
