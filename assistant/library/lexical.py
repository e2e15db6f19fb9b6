"""BM25 over words, and over the parts of compounds at a lower weight, for one language.

The library that scores knows no weights of terms, so words and parts are two indexes whose scores
are added.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.text.language import PART_WEIGHT, index_terms

if TYPE_CHECKING:
    from bm25s import BM25  # type: ignore[import-untyped]  # the package ships no types

Terms = tuple[list[str], list[str]]  # a passage's words, and the parts of its compounds
Scores = NDArray[np.float32]

_WEIGHTS: Mapping[str, float] = {"words": 1.0, "parts": PART_WEIGHT}  # in the order of Terms


def passage_terms(text: str) -> Terms:
    """Return the terms of a text: its words, and the parts of its compounds."""
    terms = index_terms(text)
    return [t for t, weight in terms if weight >= 1], [t for t, weight in terms if weight < 1]


class LexicalIndex:
    """The passages of one language, by key, and what their terms score."""

    def __init__(self, keys: NDArray[np.int64], fields: Mapping[str, BM25]) -> None:
        self._keys = keys
        self._fields = fields

    @classmethod
    def build(cls, keys: Sequence[int], terms: Sequence[Terms]) -> LexicalIndex:
        """Index passages by their terms."""
        fields = {
            name: index
            for at, name in enumerate(_WEIGHTS)
            if (index := _indexed([passage[at] for passage in terms])) is not None
        }
        return cls(np.asarray(keys, dtype=np.int64), fields)

    def save(self, folder: Path) -> None:
        """Write the index into a folder."""
        folder.mkdir(parents=True)
        np.save(folder / "keys.npy", self._keys)
        for name, index in self._fields.items():
            index.save(str(folder / name), show_progress=False)

    @classmethod
    def open(cls, folder: Path) -> LexicalIndex:
        """Open what ``save`` wrote; the scores stay on disk until they are asked for."""
        fields = {
            name: _bm25().load(str(folder / name), mmap=True)
            for name in _WEIGHTS
            if (folder / name).is_dir()
        }
        return cls(np.load(folder / "keys.npy"), fields)

    def search(self, terms: Mapping[str, float], limit: int) -> list[tuple[int, float]]:
        """Return the keys and scores of the best passages for weighted terms, best first."""
        scores = self._scores(terms)
        order = np.argsort(-scores, kind="stable")[:limit]
        return [(int(self._keys[i]), float(scores[i])) for i in order if scores[i] > 0]

    def rarity(self, term: str) -> float:
        """Return the score that no passage can pass for a term of weight 1.

        A term that no passage has counts as the rarest there could be.
        """
        known = [
            _WEIGHTS[name] * _idf(holders, len(self._keys))
            for name, index in self._fields.items()
            if (holders := _holders(index, term))
        ]
        return max(known, default=_idf(0, len(self._keys)))

    def _scores(self, terms: Mapping[str, float]) -> Scores:
        total = np.zeros(len(self._keys), dtype=np.float32)
        for term, term_weight in terms.items():
            for name, index in self._fields.items():
                if (column := index.vocab_dict.get(term)) is not None:
                    scores = index.get_scores_from_ids([column])
                    total += term_weight * _WEIGHTS[name] * scores
        return total


def _indexed(passages: Sequence[list[str]]) -> BM25 | None:
    """Return an index of token lists, or None where there is no token at all."""
    if not any(passages):
        return None
    index = _bm25()()
    index.index(passages, create_empty_token=False, show_progress=False)
    return index


def _bm25() -> type[BM25]:
    import bm25s

    logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG
    kind: type[BM25] = bm25s.BM25
    return kind


def _holders(index: BM25, term: str) -> int:
    """Return the number of passages that hold a term."""
    column = index.vocab_dict.get(term)
    bounds = index.scores["indptr"]
    return 0 if column is None else int(bounds[column + 1] - bounds[column])


def _idf(holders: int, passages: int) -> float:
    """Return the inverse document frequency of BM25 as Lucene and bm25s have it."""
    return math.log(1 + (passages - holders + 0.5) / (holders + 0.5))
