"""When each phase of a plan runs: counted back from its end, by what the work itself takes."""

from __future__ import annotations

from calendar import monthrange
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
_BUY = 90  # to buy or hire under the rules
_BUILD = 0.5  # share of the time that is left by which works are done, so that their effect is seen
_MOST = 0.4
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "quarter": 91.3, "term": 182.6, "year": 365.25}


def phases(
    start: date,
    end: date,
    *,
    selects: bool,
    parties: int = 2,
    season: int | None = None,
    opens: date | None = None,
) -> Mapping[Phase, Span]:
    """Return from when to when each phase runs; who is to be selected is selected before signing.

    What trains or prepares runs beside the first weeks of work, so that nobody waits for help.
    What serves begins when it ``opens``; works are done before, else by half of the time left.
    ``parties`` sign; by the month of ``season`` preparation must be ready.
    """
    agreeing = _AGREE + _SIGNER * max(0, parties - 2)
    wanted = {"select": _SELECT if selects else 0, "agree": agreeing, "close": _CLOSE}
    tight = min(1.0, _MOST * ((end - start).days + 1) / sum(wanted.values()))

    def after(day: date, many: float) -> date:
        return min(end, day + timedelta(days=max(1, ceil(many * tight)) - 1))

    chosen = start + timedelta(days=ceil(wanted["select"] * tight) - 1)
    signed = after(_next(chosen, end), agreeing)
    begun = _next(signed, end)
    built, serving = _around(opens, begun, end)
    return {
        "select": (start, max(start, chosen)),
        "agree": (_next(chosen, end), signed),
        "count": (begun, after(begun, _COUNT)),
        "prepare": (begun, before_season(begun, after(begun, _PREPARE), season)),
        "train": (begun, after(begun, _TRAIN)),
        "build": (begun, built),
        "buy": (begun, min(built, after(begun, _BUY))),
        "serve": (serving, end),
        "watch": (begun, end),
        "close": (max(begun, end - timedelta(days=ceil(_CLOSE * tight) - 1)), end),
        "whole": (start, end),
    }


def _around(opens: date | None, begun: date, end: date) -> tuple[date, date]:
    """Return by when works are done, and from when what is served runs."""
    if opens and opens > begun:
        return opens - timedelta(days=1), opens
    return begun + (end - begun) * _BUILD, begun


def before_season(begun: date, ready: date, season: int | None) -> date:
    """Return the day by which preparation ends: before the season, where that is still ahead.

    >>> before_season(date(2026, 11, 9), date(2026, 12, 23), 12)
    datetime.date(2026, 11, 30)
    """
    if season is None:
        return ready
    opens = date(begun.year + (season < begun.month), season, 1)
    return opens - timedelta(days=1) if begun < opens <= ready else ready


def in_window(window: tuple[int, int], start: date, end: date) -> Span | None:
    """Return from when to when the months of a window lie between two days, over all its years.

    >>> in_window((2, 4), date(2026, 11, 1), date(2027, 10, 1))
    (datetime.date(2027, 2, 1), datetime.date(2027, 4, 30))
    """
    first, last = window
    days = []
    for year in range(start.year - 1, end.year + 1):
        closes = date(year + (last < first), last, monthrange(year + (last < first), last)[1])
        days.append((max(start, date(year, first, 1)), min(end, closes)))
    inside = [span for span in days if span[0] <= span[1]]
    return (inside[0][0], inside[-1][1]) if inside else None


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
