"""When each phase of a plan runs, counted back from its end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from assistant.plans.understanding.amounts import Frequency
from assistant.plans.understanding.kinds import Phase

Span = tuple[date, date]
# Shares of the plan's length and the most days, after which more time brings nothing.
_SELECT = (0.10, 60)
_AGREE = (0.05, 30)
_COUNT = (0.08, 45)
_PREPARE = (0.15, 90)
_TRAIN = (0.20, 120)
_CLOSE = (0.08, 30)
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}


def phases(start: date, end: date, *, selects: bool) -> Mapping[Phase, Span]:
    """Return from when to when each phase runs; who is to be selected is selected before signing.

    Work begins when the agreement is signed; what trains or prepares for it runs beside its first
    weeks, so that nobody waits for help until everything is ready.
    """
    days = (end - start).days

    def after(day: date, share: tuple[float, int]) -> date:
        return min(end, day + timedelta(days=max(1, min(int(days * share[0]), share[1])) - 1))

    chosen = after(start, _SELECT) if selects else start - timedelta(days=1)
    signed = after(_next(chosen, end), _AGREE)
    begun = _next(signed, end)
    closes = max(begun, end - timedelta(days=min(int(days * _CLOSE[0]), _CLOSE[1])))
    return {
        "select": (start, max(start, chosen)),
        "agree": (_next(chosen, end), signed),
        "count": (begun, after(begun, _COUNT)),
        "prepare": (begun, after(begun, _PREPARE)),
        "train": (begun, after(begun, _TRAIN)),
        "serve": (begun, end),
        "watch": (begun, end),
        "close": (closes, end),
        "whole": (start, end),
    }


def _next(day: date, end: date) -> date:
    return min(end, day + timedelta(days=1))


def times(frequency: Frequency, start: date, end: date) -> int:
    """Return how many units a frequency gives between two days, both included.

    >>> from assistant.plans.understanding.amounts import Frequency
    >>> times(Frequency(2, "days", "month"), date(2026, 10, 1), date(2027, 9, 30))
    24
    """
    days = (end - start).days + 1
    periods = days / (_DAYS[frequency.per] * frequency.every)
    return max(1, round(periods)) * int(frequency.count) if periods >= 1 else int(frequency.count)
