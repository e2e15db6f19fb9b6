"""What a first question needs is opened once, before it is asked or while it waits.

Two threads that open the same thing at once both do all the work, each at half the speed: so a
question that comes while the first step is under way waits for it, and the further steps wait
while anybody is answered.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, TypeVar

from assistant import opening
from assistant.errors import KhrueakhaiError
from assistant.models import ahead

if TYPE_CHECKING:
    from assistant.answering.assistant import Assistant

T = TypeVar("T")
_QUIET = 2.0  # seconds without a question before the next step
_LOOK = 0.2  # seconds between two looks whether it is quiet

log = logging.getLogger(__name__)


class Warming:
    """The one warming of a process; safe to share by threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_ready = Event()
        self._is_started = False
        self._asked = 0  # questions that are being answered
        self._last = 0.0  # when one was asked or answered last

    def start(self, opened: Assistant) -> None:
        """Begin to warm in a thread, unless it was begun before."""
        with self._lock:
            if self._is_started:
                return
            self._is_started = True
        Thread(target=self._warm, args=(opened,), daemon=True, name="warming").start()

    def waited_for(self, events: Iterator[T]) -> Iterator[T]:
        """Yield what answers a question, once what every question needs is open."""
        if self._is_started:
            self._is_ready.wait()
        self._count(1)
        try:
            yield from events
        finally:
            self._count(-1)

    def _count(self, more: int) -> None:
        with self._lock:
            self._asked += more
            self._last = time.monotonic()

    def _warm(self, opened: Assistant) -> None:
        """Do the steps; what is wrong is told when a question is asked."""
        try:
            for _ in opening.warm(opened):
                ahead.keep()
                self._is_ready.set()
                while self._asked or time.monotonic() < self._last + _QUIET:
                    time.sleep(_LOOK)
        except KhrueakhaiError as error:
            log.debug("nothing could be warmed up: %s", error)
        finally:
            self._is_ready.set()


WARMING = Warming()
