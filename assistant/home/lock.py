"""One writer at a time: a lock on the home folder that dies with its process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import LibraryBusy
from assistant.home.files import unwritable

PATIENCE = 10.0  # seconds that a second writer waits; adding a usual document takes less
_NAME = "write.lock"
_LOOK = 0.01  # seconds between looks; one who writes again and again leaves only short gaps


class WriteLock:
    """The right to change a home; held again by the same thread it nests.

    Others wait, at most ``patience`` seconds.
    """

    def __init__(self, home: Path, patience: float = PATIENCE) -> None:
        self._home = home
        self._patience = patience
        # One object for all of a process that lock a home: so it nests whoever opened the home.
        self._lock = FileLock(home / _NAME, poll_interval=_LOOK, is_singleton=True)

    @contextmanager
    def hold(self, *, wait: bool = True) -> Iterator[None]:
        """Hold the lock; unless told not to wait, wait for another writer to finish.

        Raises:
            LibraryBusy: Another thread or process is still writing.
            LibraryUnwritable: The lock cannot be made in this folder.
        """
        try:
            self._lock.acquire(timeout=self._patience if wait else 0)
        except Timeout as error:
            raise LibraryBusy(
                f"the library in {self._home} is being written by another process; "
                "wait until it has finished and try again"
            ) from error
        except OSError as error:
            raise unwritable(self._home, error) from error
        try:
            yield
        finally:
            self._lock.release()
