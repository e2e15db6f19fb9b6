"""Small logistic models that weigh the signs of a topic, learned from topics written for it.

``python -m benchmarks.topics.learn`` writes them into ``weights.json``; ``group`` ranks what
of a course is meant, ``right`` and ``there`` tell whether the first guess is right, and whether the
topic is of the course at all, ``found`` and ``held`` the same of the sections of documents.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp
from pathlib import Path

_LEARNED = Path(__file__).with_name("weights.json")


@dataclass(frozen=True, slots=True)
class _Weights:
    """What is taken off each sign, by what it is divided, and what it counts then."""

    middle: tuple[float, ...]
    spread: tuple[float, ...]
    worth: tuple[float, ...]
    start: float

    def of(self, signs: Sequence[float]) -> float:
        parts = zip(signs, self.middle, self.spread, self.worth, strict=True)
        return self.start + sum((sign - m) / s * w for sign, m, s, w in parts)


def fit(which: str, signs: Sequence[float]) -> float:
    """Return what a model makes of some signs: the higher the likelier, 0 as likely as not."""
    return _learned()[which].of(signs)


def chance(which: str, signs: Sequence[float]) -> float:
    """Return how likely what a model tells is, 0 to 1."""
    return 1 / (1 + exp(-fit(which, signs)))


@lru_cache(maxsize=1)
def _learned() -> dict[str, _Weights]:
    held = json.loads(_LEARNED.read_text(encoding="utf-8"))
    return {
        key: _Weights(tuple(e["middle"]), tuple(e["spread"]), tuple(e["worth"]), e["start"])
        for key, e in held.items()
    }
