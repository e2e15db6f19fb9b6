"""What has been read from the record and stays true until the library changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class ReadBefore(Generic[K, V]):
    """Passages by id, or the like, of one revision; after so many, all are read again.

    Threads may share it: a passage that two of them read is the same.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: tuple[int, dict[K, V]] = (-1, {})

    def get(
        self,
        revision: int,
        ids: Iterable[K],
        read: Callable[[Sequence[K]], Mapping[K, V]],
    ) -> dict[K, V]:
        """Return what has these ids, each once; what is not known is read, all at once.

        Ids that nothing has are left out.
        """
        wanted = list(dict.fromkeys(ids))
        of, known = self._held
        if of != revision or len(known) > self._most:
            known = {}
            self._held = revision, known
        there = {one: known[one] for one in wanted if one in known}
        missing = [one for one in wanted if one not in there]
        if not missing:
            return there
        found = read(missing)
        known.update(found)
        there.update(found)
        return {one: there[one] for one in wanted if one in there}
