"""Judges for tests: what they say is fixed, what their numbers mean is as with the built-in one."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.models.judge import limits


class Judging:
    """A judge that says one number of every pair; counts what it was asked."""

    name = "scripted"
    at_once = 1
    by_form = True

    def __init__(self, logit: float = -30.0) -> None:
        self.limits = limits()
        self.logit = logit
        self.read: list[tuple[str, str]] = []

    def opinion(self, claim: str, quotation: str) -> float:
        """Return what it says of a pair."""
        del claim, quotation
        return self.logit

    def says(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return its number for each pair."""
        self.read += pairs
        return [self.opinion(*pair) for pair in pairs]
