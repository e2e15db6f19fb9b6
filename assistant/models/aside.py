"""A call that is waited for no longer than it may take: it runs in a thread of its own.

A server may send a byte a second for ever, which no timeout of a client ends.
"""

from __future__ import annotations

import contextvars
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from typing import TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Ended:
    """The call is over, or has failed."""

    error: BaseException | None = None


class _Turns:
    """Who may go on: the call makes a piece only when the one before has been dealt with."""

    def __init__(self) -> None:
        self._turn = threading.Semaphore(0)
        self._left = threading.Event()

    def next(self) -> None:
        """Let the call go on."""
        self._turn.release()

    def leave(self) -> None:
        """Let the call end."""
        self._left.set()
        self._turn.release()

    def wait(self) -> bool:
        """Wait, in the call's thread, to go on; tell whether anybody still listens."""
        self._turn.acquire()
        return not self._left.is_set()


def pieces(call: Callable[[], Iterator[_T]], seconds: float) -> Generator[_T, None, None]:
    """Yield what a call yields; closing the generator lets the call end at its next piece.

    Raises:
        TimeoutError: It has taken longer than ``seconds`` in all.
        Exception: What the call raises.
    """
    ends = time.monotonic() + seconds
    heard: SimpleQueue[_T | _Ended] = SimpleQueue()
    turns, inside = _Turns(), contextvars.copy_context()
    work = partial(inside.run, _work, call, heard, turns)
    threading.Thread(target=work, daemon=True).start()
    try:
        while not isinstance(got := _next(heard, ends), _Ended):
            yield got
            turns.next()
        if got.error:
            raise got.error
    finally:
        turns.leave()


def _next(heard: SimpleQueue[_T | _Ended], ends: float) -> _T | _Ended:
    try:
        return heard.get(timeout=max(0.0, ends - time.monotonic()))
    except Empty as error:
        raise TimeoutError("the time is over") from error


def _work(call: Callable[[], Iterator[_T]], heard: SimpleQueue[_T | _Ended], turns: _Turns) -> None:
    try:
        with closing(_generated(call)) as made:
            for piece in made:
                heard.put(piece)
                if not turns.wait():
                    return
        heard.put(_Ended())
    except BaseException as error:  # noqa: BLE001  # handed over to the thread that waits
        heard.put(_Ended(error))


def result(call: Callable[[], _T], seconds: float) -> _T:
    """Return what a call returns; raises as ``pieces`` does."""
    with closing(pieces(lambda: iter((call(),)), seconds)) as made:
        return next(made)


def _generated(call: Callable[[], Iterator[_T]]) -> Generator[_T, None, None]:
    yield from call()
