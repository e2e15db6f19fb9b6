"""What a class's results say: of each item, how hard it was, and of each objective, if reached.

Whoever the closing cut off between two items is left out: items not reached would count as wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, pstdev

from assistant.schema.classes import ItemStatistics, ObjectiveResult, QuizClass, Submission

_FEWEST = 5  # learners; with fewer nothing is said of how an item tells them apart


def statistics_of(submissions: Sequence[Submission], items: int) -> tuple[ItemStatistics, ...]:
    """Return the statistics of each of so many items; open ones are not marked here."""
    whole = [one for one in submissions if one.is_whole]
    return tuple(_of(whole, at) for at in range(items))


def by_objective(
    opened: QuizClass, submissions: Sequence[Submission]
) -> tuple[ObjectiveResult, ...]:
    """Return how a class did on each objective, in the lesson's order; nothing for an older class.

    An objective that only its activity shows has no items; those with the same items are one.
    """
    measured = any(one.objectives for one in opened.quiz)
    texts: dict[tuple[int, ...], list[str]] = {}
    for at, text in enumerate(opened.objectives if measured else ()):
        own = tuple(n for n, one in enumerate(opened.quiz, 1) if at in one.objectives)
        texts.setdefault(own, []).append(text)
    return tuple(
        ObjectiveResult(tuple(said), items, _share(submissions, items))
        for items, said in texts.items()
    )


def _share(submissions: Sequence[Submission], items: Sequence[int]) -> float | None:
    whole = [one for one in submissions if one.is_whole]
    given = [done.points[number - 1] for done in whole for number in items]
    marked = [points for points in given if points is not None]
    return fmean(marked) if marked else None


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
