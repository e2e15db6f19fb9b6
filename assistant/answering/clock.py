"""When an answer was asked, found, begun and done."""

from __future__ import annotations

from time import perf_counter

from assistant.schema import Timings


class Clock:
    """Milliseconds since the question."""

    def __init__(self) -> None:
        self._start = perf_counter()
        self._retrieval = self._first = 0.0

    def retrieved(self) -> None:
        """Note that the hits are there."""
        self._retrieval = self._now()

    def spoke(self) -> None:
        """Note the first words."""
        self._first = self._first or self._now()

    def timings(self) -> Timings:
        """Return what was noted, and the time until now."""
        return Timings(round(self._retrieval, 1), round(self._first, 1), round(self._now(), 1))

    def _now(self) -> float:
        return (perf_counter() - self._start) * 1000
