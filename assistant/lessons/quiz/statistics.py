"""What a class's results say of the items: how hard each was, and whether it tells who knows."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, pstdev

from assistant.schema.classes import ItemStatistics, Submission

_FEWEST = 5  # learners; with fewer nothing is said of how an item tells them apart


def statistics_of(submissions: Sequence[Submission], items: int) -> tuple[ItemStatistics, ...]:
    """Return the statistics of each of so many items; open ones are not marked here."""
    return tuple(_of(submissions, at) for at in range(items))


def _of(submissions: Sequence[Submission], at: int) -> ItemStatistics:
    pairs = [
        (points, sum(p for k, p in enumerate(one.points) if k != at and p is not None))
        for one in submissions
        if (points := one.points[at]) is not None
    ]
    own = [points for points, _ in pairs]
    if not own:
        return ItemStatistics(0, None, None)
    enough = len(own) >= _FEWEST
    return ItemStatistics(len(own), fmean(own), _correlation(pairs) if enough else None)


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    one, other = zip(*pairs, strict=True)
    spread = pstdev(one) * pstdev(other)
    if not spread:
        return None
    middle = fmean(one), fmean(other)
    return float(fmean((a - middle[0]) * (b - middle[1]) for a, b in pairs) / spread)
