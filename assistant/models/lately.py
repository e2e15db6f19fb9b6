"""What was worked out lately, for whoever asks for it again."""

from __future__ import annotations

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Lately(dict[K, V]):
    """What was worked out last; at most so many, after which all is worked out again.

    Threads may share it: what two of them put for a key is the same.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, key: K, value: V) -> V:
        """Keep a value and return it."""
        if len(self) >= self._most:
            self.clear()
        self[key] = value
        return value
