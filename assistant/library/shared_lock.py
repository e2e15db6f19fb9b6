"""One writer among machines: the home's own lock, and within it one of the database."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from assistant.errors import LibraryBusy
from assistant.home.lock import PATIENCE, WriteLock
from assistant.library.database import Database
from assistant.library.on_postgres import lock_key
from assistant.library.places import Place

_LOOK = 0.05  # seconds between looks
_held: Counter[Place] = Counter()  # changed only by who holds the home's lock, so it nests as that


class SharedLock:
    """The right to change documents that several machines change; others wait ``patience`` seconds.

    It is bound to a connection: it goes with the process or the machine that held it.
    """

    def __init__(self, own: WriteLock, database: Database, patience: float = PATIENCE) -> None:
        self._own = own
        self._database = database
        self._patience = patience

    @contextmanager
    def hold(self, *, wait: bool = True) -> Iterator[None]:
        """Hold the lock.

        Raises:
            LibraryBusy: Another thread, process or machine is still writing.
            LibraryUnwritable: The lock cannot be made in the home.
            LibraryUnreachable: The database does not answer.
        """
        place = self._database.place
        with self._own.hold(wait=wait):
            if _held[place]:
                yield
                return
            with self._among_machines(self._patience if wait else 0.0):
                _held[place] += 1
                try:
                    yield
                finally:
                    _held[place] -= 1

    @contextmanager
    def _among_machines(self, patience: float) -> Iterator[None]:
        place, end = self._database.place, time.monotonic() + patience
        key = {"key": lock_key(place.schema, "writing")}
        with self._database.lasting() as connection:
            wanted = text("SELECT pg_try_advisory_lock(:key)")
            while not connection.scalar(wanted, key):
                if time.monotonic() > end:
                    raise LibraryBusy(
                        f"the library in {place} is being written by another machine; "
                        "wait until it has finished and try again"
                    )
                time.sleep(_LOOK)
            try:
                yield
            finally:
                if not connection.closed and not connection.invalidated:
                    connection.execute(text("SELECT pg_advisory_unlock(:key)"), key)
