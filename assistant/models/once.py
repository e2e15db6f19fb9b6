"""What is opened once in a process, however many threads come for it at once."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """Makes a thing at its first call, for whoever comes meanwhile too, and gives it to all."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: T | None = None
        self._turn = Lock()

    def __call__(self) -> T:
        """Return the thing."""
        with self._turn:
            if self._made is None:
                self._made = self._make()
            return self._made
