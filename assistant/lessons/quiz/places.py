"""Where the right options of a quiz stand: evenly spread, so that no place gives them away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.lessons.quiz.making import WRONG, Bench
from assistant.schema.lessons import QuizItem


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
