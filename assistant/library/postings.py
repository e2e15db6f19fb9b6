"""Which passages hold which terms, and how often: arrays that are made once and then only read."""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]

_ARRAYS = ("starts", "rows", "counts", "lengths")


@dataclass(frozen=True, slots=True)
class Postings:
    """The terms of some passages, numbered from 0 in the order in which they came.

    The passages of the term in column c are ``rows[starts[c]:starts[c + 1]]``, ascending, and
    ``counts`` beside them says how often each has it. ``lengths`` are the passages' terms in all.
    """

    columns: Mapping[str, int]
    starts: NDArray[np.int64]
    rows: Numbers
    counts: Numbers
    lengths: Numbers

    @classmethod
    def joined(cls, parts: Sequence[Postings]) -> Postings:
        """Return the postings of the passages of all parts, one part after the other."""
        columns: dict[str, int] = {}
        for part in parts:
            for term in part.columns:
                columns.setdefault(term, len(columns))
        at = [
            np.repeat([columns[term] for term in part.columns], np.diff(part.starts))
            for part in parts
            if part.columns
        ]
        firsts = np.cumsum([0, *(len(part.lengths) for part in parts)])
        rows = [part.rows + first for part, first in zip(parts, firsts[:-1], strict=True)]
        return _sorted(
            columns,
            _chained(at),
            _chained(rows),
            _chained([part.counts for part in parts]),
            _chained([part.lengths for part in parts]),
        )

    @classmethod
    def open(cls, folder: Path) -> Postings:
        """Open what ``save`` wrote; the arrays stay on disk until they are read."""
        terms = json.loads((folder / "terms.json").read_text(encoding="utf-8"))
        # Views of them as plain arrays: a slice of numpy's own kind for files costs ten times one.
        mapped = (np.load(folder / f"{name}.npy", mmap_mode="r") for name in _ARRAYS)
        arrays = (array.view(np.ndarray) for array in mapped)
        return cls({term: column for column, term in enumerate(terms)}, *arrays)

    def save(self, folder: Path) -> None:
        """Write the arrays and the terms, by column, into a folder."""
        folder.mkdir(parents=True)
        terms = json.dumps(list(self.columns), ensure_ascii=False)
        (folder / "terms.json").write_text(terms, encoding="utf-8")
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name))

    def only(self, kept: NDArray[np.bool_]) -> Postings:
        """Return the postings of some passages; a term that none of them holds is gone."""
        stays = kept[self.rows]
        at = np.repeat(np.arange(len(self.columns)), np.diff(self.starts))[stays]
        used, places = np.unique(at, return_inverse=True)
        terms = list(self.columns)
        columns = {terms[column]: place for place, column in enumerate(used.tolist())}
        rows = (np.cumsum(kept) - 1)[self.rows[stays]].astype(np.int32)
        return _sorted(
            columns, places.astype(np.int32), rows, self.counts[stays], self.lengths[kept]
        )

    def holding(self, term: str) -> tuple[Numbers, Numbers]:
        """Return the passages that hold a term, ascending, and how often each does."""
        column = self.columns.get(term)
        if column is None:
            return self.rows[:0], self.counts[:0]
        some = slice(self.starts[column], self.starts[column + 1])
        return self.rows[some], self.counts[some]


class Draft:
    """Postings while they are gathered, passage after passage, in few bytes for each."""

    def __init__(self) -> None:
        self._columns: dict[str, int] = {}
        self._at, self._rows, self._counts, self._lengths = (array("i") for _ in range(4))

    def add(self, terms: Sequence[str]) -> None:
        """Take the terms of the next passage."""
        counted = Counter(terms)
        self._at.extend(self._columns.setdefault(t, len(self._columns)) for t in counted)
        self._rows.extend([len(self._lengths)] * len(counted))
        self._counts.extend(counted.values())
        self._lengths.append(len(terms))

    def finished(self) -> Postings:
        """Return the postings of what was added."""
        arrays = (self._at, self._rows, self._counts, self._lengths)
        return _sorted(self._columns, *(np.array(some, dtype=np.int32) for some in arrays))


def _sorted(
    columns: Mapping[str, int], at: Numbers, rows: Numbers, counts: Numbers, lengths: Numbers
) -> Postings:
    """Return postings from a column, row and count for each; rows ascend within a column."""
    order = np.argsort(at, kind="stable")
    starts = np.zeros(len(columns) + 1, dtype=np.int64)
    np.cumsum(np.bincount(at, minlength=len(columns)), out=starts[1:])
    return Postings(columns, starts, rows[order], counts[order], lengths)


def _chained(parts: Sequence[NDArray[np.integer]]) -> Numbers:
    return np.concatenate([*parts, np.zeros(0, dtype=np.int32)]).astype(np.int32)
