"""The order of a quiz and the places of its right options: none of it gives an answer away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from assistant.lessons.quiz.making import WRONG, Bench
from assistant.schema.lessons import QuizItem, QuizKind

_ORDER: tuple[QuizKind, ...] = get_args(QuizKind)  # of the items in a quiz


def laid_out(items: Sequence[QuizItem], bench: Bench) -> tuple[QuizItem, ...]:
    """Return the items kind by kind, each kind shuffled: true and false claims come by no turns."""
    shuffled = [*items]
    bench.random("sheet").shuffle(shuffled)
    return balanced(sorted(shuffled, key=lambda one: _ORDER.index(one.kind)), bench)


def balanced(items: Sequence[QuizItem], bench: Bench) -> tuple[QuizItem, ...]:
    """Return the items with the places of their right options evenly spread, in no run."""
    turns: list[int] = []
    made = []
    for one in items:
        if one.kind != "choice":
            made.append(one)
            continue
        if not turns:
            turns = list(range(max(len(one.options), WRONG + 1)))
            bench.random(f"places:{one.id}").shuffle(turns)
        place = next((turn for turn in turns if turn < len(one.options)), 0)
        turns = [turn for turn in turns if turn != place]
        made.append(_at(one, place))
    return tuple(made)


def _at(one: QuizItem, place: int) -> QuizItem:
    """Return an item whose right option stands at a place, in exchange for what stood there."""
    order = list(range(len(one.options)))
    at = one.options.index(one.answer[0])
    order[at], order[place] = order[place], order[at]
    reasons = tuple(one.reasons[k] for k in order) if one.reasons else ()
    return replace(one, options=tuple(one.options[k] for k in order), reasons=reasons)
