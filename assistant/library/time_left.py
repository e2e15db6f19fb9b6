"""How long adding will still take, guessed from how long it took so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from time import monotonic

_SURE = 2.0  # seconds; what a shorter time tells is mostly how long the start took


class TimeLeft:
    """The clock of one run over some pieces of work, each with a weight: bytes, or just 1."""

    def __init__(self, weights: Sequence[float], clock: Callable[[], float] = monotonic) -> None:
        self._done = [0.0, *accumulate(weights)]
        self._clock = clock
        self._begin = clock()

    def after(self, pieces: int) -> float | None:
        """Return the seconds left when some pieces are done; None while nobody can know."""
        spent, done = self._clock() - self._begin, self._done[pieces]
        if not done or spent < _SURE:
            return None
        return spent * (self._done[-1] - done) / done
