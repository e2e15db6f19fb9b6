"""The learned gates: boosted trees over signs, as plain JSON, evaluated here in a few lines.

One reads questions and passages of one language, the other of two, where other signs are there.
``benchmarks/evidence`` holds the data and the scripts that made them, and what they reach.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILES = {False: "within.json", True: "across.json"}  # whether two languages are read


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree: of each node the sign it asks about, its limit, and where to go from there.

    A sign of at most the limit goes ``left``. A leaf has the sign "" and its ``worth``.
    """

    sign: tuple[str, ...]
    limit: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    worth: tuple[float, ...]

    def of(self, signs: Mapping[str, float]) -> float:
        """Return the worth of the leaf that some signs lead to."""
        at = 0
        while self.sign[at]:
            at = (self.left if signs[self.sign[at]] <= self.limit[at] else self.right)[at]
        return self.worth[at]


@dataclass(frozen=True, slots=True)
class Gate:
    """The trees, the worth that they start from, and the logit from which the evidence is enough.

    ``enough`` has a point for each pair of languages, as "th>en". A logit of 0 is an even chance
    among questions of which half can be answered.
    """

    base: float
    enough: Mapping[str, float]
    trees: tuple[Tree, ...]

    def logit(self, signs: Mapping[str, float]) -> float:
        """Return how likely passages with these signs answer the question."""
        return self.base + sum(tree.of(signs) for tree in self.trees)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Gate:
        """Read what ``benchmarks.evidence`` wrote."""
        trees = tuple(Tree(**{k: tuple(v) for k, v in tree.items()}) for tree in data["trees"])
        return cls(data["base"], data["enough"], trees)


@cache
def open_gate(across: bool) -> Gate:
    """Return the gate that ships with the project for one language, or across two."""
    file = Path(__file__).with_name(FILES[across])
    return Gate.from_json(json.loads(file.read_text(encoding="utf-8")))
