"""Chooses the items of a quiz: kinds mixed, no two on the same fact, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

from assistant.lessons.quiz import kin_items, open_items, stem_items
from assistant.lessons.quiz.making import Bench
from assistant.schema.lessons import Difficulty, QuizItem, QuizKind

# Share of each kind in a quiz; what a kind cannot give, single choice gives.
_SHARES: dict[QuizKind, float] = {
    "matching": 0.08,
    "ordering": 0.06,
    "open": 0.1,
    "short_answer": 0.12,
    "true_false": 0.18,
    "choice": 1.0,
}
_LEVELS: dict[str, tuple[Difficulty, ...]] = {
    "basic": ("easy", "medium", "hard"),
    "intermediate": ("medium", "easy", "hard"),
    "advanced": ("hard", "medium", "easy"),
}
_ORDER: tuple[QuizKind, ...] = (
    "choice",
    "true_false",
    "matching",
    "ordering",
    "short_answer",
    "open",
)


def bank(bench: Bench) -> tuple[QuizItem, ...]:
    """Return every item that can be made and proved."""
    return tuple(chain(stem_items.items(bench), kin_items.items(bench), open_items.items(bench)))


def choose(
    items: Sequence[QuizItem],
    count: int,
    *,
    bench: Bench,
    level: str | None = None,
    first: Sequence[QuizItem] = (),
) -> tuple[QuizItem, ...]:
    """Return so many items of the bank, or as many as no two of which ask for the same fact.

    ``first`` are items that have been chosen before and stay.
    """
    taken = list(first)
    used = {fact for one in first for fact in one.facts}
    for kind, share in _SHARES.items():
        have = sum(one.kind == kind for one in taken)
        room = count - len(taken)
        wanted = room if kind == "choice" else min(round(count * share) - have, room)
        taken += _take(_sorted(items, kind, level, bench), wanted, used)
    taken += _take(items, count - len(taken), used)
    if len(taken) < count:  # items on whole sets leave no room for others: then the narrow ones
        narrow = sorted(items, key=lambda one: len(one.facts))
        used = {fact for one in first for fact in one.facts}
        more = [*first, *_take(narrow, count - len(first), used)]
        taken = more if len(more) > len(taken) else taken
    return tuple(sorted(taken, key=lambda one: _ORDER.index(one.kind)))


def _sorted(
    items: Iterable[QuizItem], kind: QuizKind, level: str | None, bench: Bench
) -> list[QuizItem]:
    found = [one for one in items if one.kind == kind and not _is_recall(one)]
    bench.random(f"order:{kind}").shuffle(found)
    if kind == "true_false":
        found = _balanced(found)
    ranks = _LEVELS[level or "intermediate"]
    return sorted(found, key=lambda one: ranks.index(one.difficulty)) if level else found


def _balanced(items: list[QuizItem]) -> list[QuizItem]:
    """Return true and false ones by turns, as far as both last."""
    true = [one for one in items if one.answer[0] == one.options[0]]
    false = [one for one in items if one.answer[0] != one.options[0]]
    pairs = zip_longest(true, false)
    return [one for pair in pairs for one in pair if one is not None]


def _is_recall(one: QuizItem) -> bool:
    """Tell whether an item asks for a whole list, which leaves nothing else to ask of it."""
    return one.kind == "open" and any(fact.startswith("list:") for fact in one.facts)


def _take(items: Iterable[QuizItem], wanted: int, used: set[str]) -> list[QuizItem]:
    taken: list[QuizItem] = []
    for one in items:
        if len(taken) < wanted and not used.intersection(one.facts):
            taken.append(one)
            used.update(one.facts)
    return taken
