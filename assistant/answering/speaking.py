"""A generator that works in a thread of its own, and whose words are heard as they come."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from queue import SimpleQueue

from assistant.schema import Draft


class _ReaderLeft(BaseException):
    """Nobody listens any more.

    Like GeneratorExit no Exception: what a generator does about a model that fails must not
    catch it.
    """


def spoken(
    draft: Callable[[Callable[[str], None]], Draft],
) -> Iterator[str | Draft]:
    """Yield the words that a generator says while it works, then its draft.

    The generator runs in a thread of its own; what it raises is raised here. A reader who closes
    this iterator stops it at its next word.
    """
    heard: SimpleQueue[str | Draft | BaseException] = SimpleQueue()
    left = threading.Event()

    def say(words: str) -> None:
        if left.is_set():
            raise _ReaderLeft
        heard.put(words)

    def work() -> None:
        try:
            heard.put(draft(say))
        except BaseException as error:  # noqa: BLE001  # handed over to the asking thread
            heard.put(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        while isinstance(said := heard.get(), str):
            yield said
        if isinstance(said, BaseException):
            raise said
        yield said
    finally:
        left.set()
