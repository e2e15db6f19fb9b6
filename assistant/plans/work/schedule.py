"""When each phase of a plan runs: counted back from its end, by what the work itself takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from math import ceil

from assistant.plans.understanding.amounts import Frequency
from assistant.plans.understanding.kinds import Phase

Span = tuple[date, date]
# Days that each step takes, whatever the length of the plan; and the share of a short plan's time
# that all of them together may take, so that the work itself gets most of it.
_CLOSE = 21  # to count results and report
_SELECT = 30  # to ask for offers and choose
_AGREE, _SIGNER = 7, 2  # to sign, and for each party more
_COUNT = 21  # to count where things stand
_PREPARE = 45  # to bring places, things and data into use
_TRAIN = 60  # to train where no rate is told
_MOST = 0.4
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}


def phases(
    start: date, end: date, *, selects: bool, parties: int = 2, season: int | None = None
) -> Mapping[Phase, Span]:
    """Return from when to when each phase runs; who is to be selected is selected before signing.

    Work begins when the agreement is signed; what trains or prepares for it runs beside its first
    weeks, so that nobody waits for help until everything is ready.  ``parties`` sign;
    ``season`` is the month in which what is prepared for begins, by which it must be ready.
    """
    wanted = {
        "select": _SELECT if selects else 0,
        "agree": _AGREE + _SIGNER * max(0, parties - 2),
        "close": _CLOSE,
    }
    length = (end - start).days + 1
    tight = min(1.0, _MOST * length / sum(wanted.values()))

    def days(step: str) -> int:
        return ceil(wanted[step] * tight)

    def after(day: date, many: int) -> date:
        return min(end, day + timedelta(days=max(1, many) - 1))

    chosen = start + timedelta(days=days("select") - 1)
    signed = after(_next(chosen, end), days("agree"))
    begun = _next(signed, end)
    ready = after(begun, ceil(_PREPARE * tight))
    return {
        "select": (start, max(start, chosen)),
        "agree": (_next(chosen, end), signed),
        "count": (begun, after(begun, ceil(_COUNT * tight))),
        "prepare": (begun, before_season(begun, ready, season)),
        "train": (begun, after(begun, ceil(_TRAIN * tight))),
        "serve": (begun, end),
        "watch": (begun, end),
        "close": (max(begun, end - timedelta(days=days("close") - 1)), end),
        "whole": (start, end),
    }


def before_season(begun: date, ready: date, season: int | None) -> date:
    """Return the day by which preparation ends: before the season, where that is still ahead.

    >>> before_season(date(2026, 11, 9), date(2026, 12, 23), 12)
    datetime.date(2026, 11, 30)
    """
    if season is None:
        return ready
    opens = date(begun.year + (season < begun.month), season, 1)
    return opens - timedelta(days=1) if begun < opens <= ready else ready


def needed(total: float, rate: Frequency) -> int:
    """Return how many days a rate takes for a total, whole periods.

    >>> needed(60, Frequency(1, "km", "day")), needed(45, Frequency(20, "crew", "month"))
    (60, 92)
    """
    periods = ceil(total / rate.count) * rate.every
    return ceil(periods * _DAYS[rate.per])


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
