"""The keys of what some documents hold: what a search that keeps to them is given."""

from __future__ import annotations

import numpy as np

from assistant.library.record import Record
from assistant.library.vectors.store import Among
from assistant.schema import Language

_REMEMBERED = 32  # sets of documents, by language; a set of all 100,000 windows is 0.8 MB


class SomeKeys:
    """Keys of windows and passages by documents, read once for each revision of a record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._known: dict[tuple[int, frozenset[str], Language], tuple[Among, Among]] = {}

    def windows(self, documents: frozenset[str] | None, language: Language) -> Among | None:
        """Return the keys of the windows of documents, ascending; None for all documents."""
        return None if documents is None else self._of(documents, language)[0]

    def passages(self, documents: frozenset[str] | None, language: Language) -> Among | None:
        """Return the keys of the passages of documents, ascending; None for all documents."""
        return None if documents is None else self._of(documents, language)[1]

    def _of(self, documents: frozenset[str], language: Language) -> tuple[Among, Among]:
        which = self._record.revision(), documents, language
        if (known := self._known.get(which)) is not None:
            return known
        rows = self._record.index_rows.keys_of(sorted(documents), language)
        windows = np.sort(np.array([window for window, _ in rows], dtype=np.int64))
        found = windows, np.unique(np.array([passage for _, passage in rows], dtype=np.int64))
        if len(self._known) >= _REMEMBERED:
            self._known = {}
        self._known[which] = found
        return found
