"""A second form of a quiz: other items, as many, as hard, of the same kinds and points if it can.

One form is taken before the lesson and the other after it, so that nobody is better only for having
seen the items.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.lessons.quiz.choosing import is_reading, is_recall, option_set
from assistant.lessons.quiz.making import Bench
from assistant.lessons.quiz.places import laid_out
from assistant.schema.lessons import QuizItem

_RANKS = ("easy", "medium", "hard")
_NARROW = 2  # facts of an item on one thing
_LEAST = 0.5  # share of the first form's items that the second must have, to be one


def second_form(
    first: Sequence[QuizItem], pool: Sequence[QuizItem], bench: Bench
) -> tuple[QuizItem, ...]:
    """Return a form beside the first one, in its order; nothing where the pool is too small.

    An item that has no other of its kind beside it gets one of another kind, as hard; what asks for
    much at once comes last, for it leaves too little for the others.
    """
    seen = {one.id for one in first}
    used: set[str] = set()
    rest = [one for one in pool if one.id not in seen and not (is_reading(one) and bench.is_told)]
    chosen: dict[str, QuizItem] = {}
    narrow = [one for one in rest if len(one.facts) <= _NARROW]
    for left, kinds in ((narrow, True), (narrow, False), (rest, True)):
        for one in first:
            fit = [o for o in left if _is_parallel(one, o, kinds) and not used & _marks(o)]
            if fit and one.id not in chosen:
                chosen[one.id] = _best(one, fit, [*chosen.values()])
                used |= _marks(chosen[one.id])
    if len(chosen) < _LEAST * len(first):
        return ()
    return laid_out([chosen[one.id] for one in first if one.id in chosen], bench)


def _best(one: QuizItem, fit: Sequence[QuizItem], chosen: Sequence[QuizItem]) -> QuizItem:
    """Return the item that is most like one; of claims, true and false ones come by turns."""
    told = [other.answer for other in chosen if other.kind == "true_false"]

    def rank(other: QuizItem) -> tuple[int, ...]:
        situation, *like = _likeness(one, other)
        turn = int(told.count(other.answer) * 2 <= len(told))
        return situation, turn, *like

    return max(fit, key=rank)


def _marks(one: QuizItem) -> set[str]:
    """Return what no other item of a form may share with one."""
    return {*one.facts, *([option_set(one)] if one.kind == "choice" else [])}


def _is_parallel(one: QuizItem, other: QuizItem, kinds: bool) -> bool:
    apart = abs(_RANKS.index(one.difficulty) - _RANKS.index(other.difficulty))
    return apart <= 1 and (one.kind == other.kind if kinds else not is_recall(other))


def _likeness(one: QuizItem, other: QuizItem) -> tuple[int, int, int, int]:
    """Return how like two items are: situation, difficulty, points, what they cite."""
    points = [{fact.rpartition(":")[2] for fact in each.facts} for each in (one, other)]
    return (
        int(one.situational == other.situational),
        int(one.difficulty == other.difficulty),
        len(points[0] & points[1]),
        len(set(one.citations) & set(other.citations)),
    )
