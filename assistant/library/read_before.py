"""Passages that have been read from the record and stay true until the library changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from assistant.schema import Passage


class ReadBefore:
    """Passages by id, of one revision; at most so many, after which all are read again.

    Threads may share it: a passage that two of them read is the same.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: tuple[int, dict[str, Passage]] = (-1, {})

    def get(
        self,
        revision: int,
        ids: Iterable[str],
        read: Callable[[Sequence[str]], Mapping[str, Passage]],
    ) -> dict[str, Passage]:
        """Return the passages with these ids, each once; what is not known is read, all at once.

        Ids that nothing has are left out.
        """
        wanted = list(dict.fromkeys(ids))
        of, known = self._held
        if of != revision or len(known) > self._most:
            known = {}
            self._held = revision, known
        missing = [one for one in wanted if one not in known]
        if missing:
            found = read(missing)
            known.update(found)
            known = {**known, **found}  # another thread may have dropped them meanwhile
        return {one: known[one] for one in wanted if one in known}
