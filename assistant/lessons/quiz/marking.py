"""Marks a learner's answers: a point for each item, shares of it for places in a row."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.schema.lessons import QuizItem
from assistant.text.language import arabic_digits, nfc

_SARA_AM = "\u0e4d\u0e32", "\u0e33"  # two ways of typing one vowel


@dataclass(frozen=True, slots=True)
class Mark:
    """What an answer is worth, from 0 to 1; both are None where no machine can tell."""

    points: float | None
    right: bool | None


def mark(item: QuizItem, given: Sequence[str]) -> Mark:
    """Mark one answer.

    Args:
        item: The item.
        given: The answer: one text; the right-hand side chosen for each pair (matching); the steps
            in the learner's order (ordering).  Nothing, or empty texts, is no answer.
    """
    if item.kind == "open":
        return Mark(None, None)
    points = _points(item, given)
    return Mark(points, points == 1)


def _points(item: QuizItem, given: Sequence[str]) -> float:
    if item.kind in ("matching", "ordering"):
        found = zip(item.answer, given, strict=False)
        return sum(right == one for right, one in found) / max(len(item.answer), 1)
    if len(given) != 1:
        return 0.0
    if item.kind == "short_answer":
        said = spelling(given[0])
        return float(bool(said) and said in map(spelling, (*item.answer, *item.accepted)))
    return float(given[0] in item.answer)


def spelling(text: str) -> str:
    """Return what two spellings of one short answer share.

    >>> spelling(" พ.ศ. ๒๕๕๒ ") == spelling("พ.ศ.2552")
    True
    """
    whole = arabic_digits(nfc(text)).replace(*_SARA_AM).casefold()
    return "".join(c for c in whole if not c.isspace() and unicodedata.category(c) != "Cf")
