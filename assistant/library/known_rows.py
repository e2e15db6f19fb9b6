"""Which passages the keys of an index are of, read once until the library changes."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.library.read_before import ReadBefore
from assistant.library.record import Record
from assistant.schema import Span

_MOST = 20_000  # windows, and passages: some 5 MB


class KnownRows:
    """Passages and spans by the keys that a search finds; those that have gone are left out."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._windows: ReadBefore[int, tuple[str, Span]] = ReadBefore(_MOST)
        self._passages: ReadBefore[int, str] = ReadBefore(_MOST)

    def windows(self, keys: Iterable[int]) -> dict[int, tuple[str, Span]]:
        """Return the passage and span of windows, by key."""
        rows = self._record.index_rows
        return self._windows.get(self._record.standing().revision, keys, rows.windows)

    def passage_ids(self, keys: Iterable[int]) -> dict[int, str]:
        """Return passage ids by key."""
        rows = self._record.index_rows
        return self._passages.get(self._record.standing().revision, keys, rows.passage_ids)
