"""An answer in the making: it goes on while the page is drawn anew, until its reader stops it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from assistant.schema import Event, EvidenceFound, Hit, Words


class Job:
    """Listens to an assistant in a thread of its own.

    ``hits`` is None until the evidence is there; ``words`` is the draft so far; ``error`` is what
    ended the work before its time.
    """

    def __init__(self, question: str, events: Iterator[Event]) -> None:
        self.question = question
        self.hits: tuple[Hit, ...] | None = None
        self.words = ""
        self.error: BaseException | None = None
        self._news = threading.Event()  # the evidence, or the end
        self._finished = threading.Event()
        self._stopped = threading.Event()
        threading.Thread(target=self._listen, args=(events,), daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Wait at most so long, and no longer than for the evidence; tell whether it has ended."""
        self._news.wait(seconds)
        self._news.clear()
        return self._finished.is_set()

    def stop(self) -> None:
        """Leave: nothing that is still to come is heard or kept."""
        self._stopped.set()

    def _listen(self, events: Iterator[Event]) -> None:
        try:
            for event in events:
                if self._stopped.is_set():
                    return  # the stream is closed with this frame, before it keeps anything
                if isinstance(event, EvidenceFound):
                    self.hits = event.hits
                    self._news.set()
                elif isinstance(event, Words):
                    self.words += event.text
        except BaseException as error:  # noqa: BLE001  # handed over to the page
            self.error = error
        finally:
            self._finished.set()
            self._news.set()
