"""How many answers are worked on at once: what can be done beside each other, and no more.

An answer without a chat model is work for the interpreter, which does one thread's at a time, and
for the judge and encoder, which give it up and want it back.  Fifty threads that all want it make
each of those wait for its turn behind the others while cores stand idle; a few, and the others in
order, are done sooner.  An answer with a model waits for that most of its time, and is not held up.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from threading import Semaphore, local
from typing import TypeVar

T = TypeVar("T")

_PLACES = Semaphore((os.cpu_count() or 1) + 1)  # one for the interpreter, beside those that judge
_own = local()


def in_turn(steps: Generator[T]) -> Iterator[T]:
    """Yield what a generator does, each step of it in a place; who hears it holds up nobody."""
    with closing(steps):
        while True:
            with _place():
                step = next(steps, None)
            if step is None:
                return
            yield step


@contextmanager
def _place() -> Iterator[None]:
    """Hold a place; a thread that has one, and asks a second library in it, needs no other."""
    if getattr(_own, "held", False):
        yield
        return
    with _PLACES:
        _own.held = True
        try:
            yield
        finally:
            _own.held = False
