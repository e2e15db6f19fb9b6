"""BM25 over words, and over the parts of compounds at a lower weight, for one language.

The index is in segments. What is kept on disk are counts, not scores: how rare a term is and how
long passages are on average is added up over the segments when they are opened, so that a passage
scores the same in however many segments its neighbours lie, and one more segment changes no file.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.library.postings import Draft, Postings
from assistant.models.lately import Lately
from assistant.text.language import PART_WEIGHT, index_terms

Terms = tuple[list[str], list[str]]  # a passage's words, and the parts of its compounds
Scores = NDArray[np.float32]

FORM = "bm25 1"  # raise the number when the files change
_WEIGHTS: Mapping[str, float] = {"words": 1.0, "parts": PART_WEIGHT}  # in the order of Terms
# What BM25 leaves open, as Lucene and most others have it.
_SATURATION = 1.5  # k1: how much a term's second and third standing still add
_LENGTH = 0.75  # b: how much a long passage pays for its length
_RARITIES = 20_000  # terms of which it is kept how rare they are


def passage_terms(text: str) -> Terms:
    """Return the terms of a text: its words, and the parts of its compounds."""
    terms = index_terms(text)
    return [t for t, weight in terms if weight >= 1], [t for t, weight in terms if weight < 1]


@dataclass(frozen=True, slots=True)
class LexicalSegment:
    """Some passages of a language, by key, ascending, and their terms by field."""

    keys: NDArray[np.int64]
    fields: Mapping[str, Postings]

    @classmethod
    def build(cls, passages: Iterable[tuple[int, Terms]]) -> LexicalSegment:
        """Gather passages, each with its key and its terms."""
        keys: list[int] = []
        drafts = {name: Draft() for name in _WEIGHTS}
        for key, terms in passages:
            keys.append(key)
            for draft, some in zip(drafts.values(), terms, strict=True):
                draft.add(some)
        fields = {name: draft.finished() for name, draft in drafts.items()}
        return cls(np.array(keys, dtype=np.int64), fields)

    @classmethod
    def joined(cls, segments: Sequence[LexicalSegment]) -> LexicalSegment:
        """Return one segment of the passages of several, one after the other."""
        return cls(
            np.concatenate([segment.keys for segment in segments]),
            {name: Postings.joined([s.fields[name] for s in segments]) for name in _WEIGHTS},
        )

    def only(self, kept: NDArray[np.int64]) -> LexicalSegment:
        """Return the segment of those passages alone that have one of some keys."""
        stays = np.isin(self.keys, kept, assume_unique=True)
        return LexicalSegment(
            self.keys[stays], {name: held.only(stays) for name, held in self.fields.items()}
        )

    @classmethod
    def open(cls, folder: Path) -> LexicalSegment:
        """Open what ``save`` wrote."""
        fields = {name: Postings.open(folder / name) for name in _WEIGHTS}
        return cls(np.load(folder / "keys.npy"), fields)

    def save(self, folder: Path) -> None:
        """Write the segment into a folder."""
        for name, postings in self.fields.items():
            postings.save(folder / name)
        np.save(folder / "keys.npy", self.keys)


class LexicalIndex:
    """The passages of one language in all segments, and what their terms score."""

    def __init__(self, segments: Sequence[LexicalSegment]) -> None:
        self._keys = np.concatenate([np.zeros(0, np.int64), *(s.keys for s in segments)])
        self._fields = {
            name: _Field([segment.fields[name] for segment in segments]) for name in _WEIGHTS
        }
        self._rarities: Lately[str, float] = Lately(_RARITIES)

    def search(
        self, terms: Mapping[str, float], limit: int, among: NDArray[np.int64] | None = None
    ) -> list[tuple[int, float]]:
        """Return the keys and scores of the best passages for weighted terms, best first.

        ``among`` some keys only those passages are looked at; a score is the same without.
        """
        scores = np.zeros(len(self._keys), dtype=np.float32)
        for term, weight in terms.items():
            for name, field in self._fields.items():
                field.add(scores, term, weight * _WEIGHTS[name])
        if among is not None:
            scores[~np.isin(self._keys, among, assume_unique=True)] = 0
        return [(int(self._keys[at]), float(scores[at])) for at in _best(scores, limit)]

    def rarity(self, term: str) -> float:
        """Return the score that no passage can pass for a term of weight 1.

        A term that no passage has counts as the rarest there could be.
        """
        if (told := self._rarities.get(term)) is not None:
            return told
        known = [
            _WEIGHTS[name] * _idf(holders, len(self._keys))
            for name, field in self._fields.items()
            if (holders := field.holders(term))
        ]
        return self._rarities.keep(term, max(known, default=_idf(0, len(self._keys))))


class _Field:
    """The postings of one field in all segments."""

    def __init__(self, segments: Sequence[Postings]) -> None:
        self._segments = segments
        sizes = [len(postings.lengths) for postings in segments]
        self._firsts = np.cumsum([0, *sizes])
        self._passages = sum(sizes)
        terms = sum(int(postings.lengths.sum()) for postings in segments)
        usual = max(1, terms) / max(1, self._passages)  # terms of a passage
        self._burdens: list[Scores] = [
            (_SATURATION * (1 - _LENGTH + _LENGTH * (p.lengths / usual))).astype(np.float32)
            for p in segments
        ]

    def holders(self, term: str) -> int:
        """Return the number of passages that hold a term."""
        return sum(len(postings.holding(term)[0]) for postings in self._segments)

    def add(self, scores: Scores, term: str, weight: float) -> None:
        """Add to the score of each passage, by its place among all, what it has of a term."""
        worth = weight * _idf(self.holders(term), self._passages)
        for postings, first, burdens in zip(
            self._segments, self._firsts[:-1], self._burdens, strict=True
        ):
            rows, counts = postings.holding(term)
            scores[first + rows] += worth * (counts / (counts + burdens[rows]))


def _best(scores: Scores, limit: int) -> NDArray[np.int64]:
    """Return where the best scores above 0 stand, best first; of equals the first."""
    found = np.flatnonzero(scores > 0)
    if len(found) > limit > 0:
        least = np.partition(scores[found], len(found) - limit)[len(found) - limit]
        found = found[scores[found] >= least]
    order = np.argsort(-scores[found], kind="stable")[:limit]
    return found[order]


def _idf(holders: int, passages: int) -> float:
    """Return the inverse document frequency of BM25 as Lucene has it."""
    return math.log(1 + (passages - holders + 0.5) / (holders + 0.5))
