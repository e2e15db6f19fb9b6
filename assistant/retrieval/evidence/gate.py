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

_ROUNDING = 1e-9  # by which two ways of adding up the same trees may differ
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

    def reach(self, signs: Mapping[str, float], least: Mapping[str, float]) -> tuple[float, float]:
        """Return the least and the most that it may be worth where some signs are not known.

        Of those that lack, ``least`` says which values they have at the least.
        """
        open_yet, worths = [0], []
        while open_yet:
            at = open_yet.pop()
            name, limit = self.sign[at], self.limit[at]
            if not name:
                worths.append(self.worth[at])
            elif (known := signs.get(name)) is not None:
                open_yet.append((self.left if known <= limit else self.right)[at])
            else:
                open_yet += [self.left[at]] * (least.get(name, limit) <= limit)
                open_yet.append(self.right[at])
        return min(worths), max(worths)


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

    def decided(
        self, signs: Mapping[str, float], enough: float, least: Mapping[str, float]
    ) -> bool | None:
        """Tell whether signs reach a logit whatever those are that lack; None where they decide."""
        reach = [tree.reach(signs, least) for tree in self.trees]
        if self.base + sum(least for least, _ in reach) >= enough + _ROUNDING:
            return True
        if self.base + sum(most for _, most in reach) < enough - _ROUNDING:
            return False
        return None

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
