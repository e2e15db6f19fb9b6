"""Chooses the items of a quiz: kinds mixed, no two on the same fact, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

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
    return tuple(chain(kin_items.items(bench), stem_items.items(bench), open_items.items(bench)))


def choose(
    items: Sequence[QuizItem], count: int, *, level: str | None = None, bench: Bench
) -> tuple[QuizItem, ...]:
    """Return so many items of the bank, or as many as no two of which ask for the same fact."""
    taken: list[QuizItem] = []
    used: set[str] = set()
    for kind, share in _SHARES.items():
        wanted = count - len(taken) if kind == "choice" else round(count * share)
        taken += _take(_sorted(items, kind, level, bench), wanted, used)
    rest = [one for one in items if one not in taken]
    taken += _take(rest, count - len(taken), used)
    return tuple(sorted(taken, key=lambda one: _ORDER.index(one.kind)))


def _sorted(
    items: Iterable[QuizItem], kind: QuizKind, level: str | None, bench: Bench
) -> list[QuizItem]:
    found = [one for one in items if one.kind == kind]
    bench.random(f"order:{kind}").shuffle(found)
    ranks = _LEVELS[level or "intermediate"]
    return sorted(found, key=lambda one: ranks.index(one.difficulty)) if level else found


def _take(items: Iterable[QuizItem], wanted: int, used: set[str]) -> list[QuizItem]:
    taken: list[QuizItem] = []
    for one in items:
        if len(taken) < wanted and not used.intersection(one.facts):
            taken.append(one)
            used.update(one.facts)
    return taken
