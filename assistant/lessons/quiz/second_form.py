"""A second form of a quiz: other items, as many of each kind, as hard, and on the same points.

One form is taken before the lesson and the other after it, so that nobody is better only for having
seen the items.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.lessons.quiz.choosing import option_set
from assistant.lessons.quiz.making import Bench
from assistant.lessons.quiz.places import balanced
from assistant.schema.lessons import QuizItem

_RANKS = ("easy", "medium", "hard")
_LEAST = 0.5  # share of the first form's items that the second must have, to be one


def second_form(
    first: Sequence[QuizItem], pool: Sequence[QuizItem], bench: Bench
) -> tuple[QuizItem, ...]:
    """Return a form beside the first one, in its order; nothing where the pool is too small."""
    seen = {one.id for one in first}
    used = {option_set(one) for one in first if one.kind == "choice"}
    rest = [one for one in pool if one.id not in seen]
    chosen: list[QuizItem] = []
    for one in first:
        fit = [other for other in rest if _is_parallel(one, other) and not used & _marks(other)]
        if fit:
            best = _best(one, fit, chosen)
            chosen.append(best)
            used |= _marks(best)
    if len(chosen) < _LEAST * len(first):
        return ()
    return balanced(chosen, bench)


def _best(one: QuizItem, fit: Sequence[QuizItem], chosen: Sequence[QuizItem]) -> QuizItem:
    """Return the item that is most like one; of claims, true and false ones come by turns."""
    told = [other.answer for other in chosen if other.kind == "true_false"]

    def rank(other: QuizItem) -> tuple[int, ...]:
        situation, *like = _likeness(one, other)
        return situation, int(told.count(other.answer) * 2 <= len(told)), *like

    return max(fit, key=rank)


def _marks(one: QuizItem) -> set[str]:
    """Return what no other item of a form may share with one."""
    return {*one.facts, *([option_set(one)] if one.kind == "choice" else [])}


def _is_parallel(one: QuizItem, other: QuizItem) -> bool:
    apart = abs(_RANKS.index(one.difficulty) - _RANKS.index(other.difficulty))
    return one.kind == other.kind and apart <= 1


def _likeness(one: QuizItem, other: QuizItem) -> tuple[int, int, int, int]:
    """Return how like two items are: situation, difficulty, points, what they cite."""
    points = [{fact.rpartition(":")[2] for fact in each.facts} for each in (one, other)]
    return (
        int(one.situational == other.situational),
        int(one.difficulty == other.difficulty),
        len(points[0] & points[1]),
        len(set(one.citations) & set(other.citations)),
    )
