"""How long a quiz takes: each item with reading, answering and going through its key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from assistant.schema.lessons import QuizItem, QuizKind

MINUTES: dict[QuizKind, float] = {
    "choice": 1.2,
    "true_false": 1.2,
    "short_answer": 1.2,
    "matching": 2.0,
    "ordering": 2.0,
    "open": 5.0,
}
_SITUATION = 0.5  # minutes more, for reading an invented situation
_EXPECTED = 1.9  # minutes of an item before it is known of which kind it is


def minutes_of(items: Iterable[QuizItem]) -> int:
    """Return the whole minutes that items take together."""
    return ceil(sum(MINUTES[one.kind] + _SITUATION * one.situational for one in items) - 1e-9)


def expected(count: int) -> int:
    """Return the minutes to keep for so many items before they are chosen."""
    return ceil(count * _EXPECTED)


def fitting(items: Sequence[QuizItem], minutes: int) -> tuple[QuizItem, ...]:
    """Return the items that there is time for; the longest go first."""
    kept = list(items)
    while kept and minutes_of(kept) > minutes:
        kept.remove(max(reversed(kept), key=lambda one: MINUTES[one.kind]))
    return tuple(kept)
