"""What a language's vectors have in common, so that it can be taken off them.

An encoder's vectors carry their language: a Thai question lies nearer to any Thai passage than to
the English one that answers it.  Taking off most of the language's mean vector mends that.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.models.encoders import Vectors
from assistant.schema import LANGUAGES, Language
from assistant.settings import DEFAULT

Vector = NDArray[np.float32]

PRIOR = 64  # windows of a language that weigh as much as the calibration sentences
QUERY_SHIFT = 0.5  # of what the library is about, taken off queries too (0 and 1 measured worse)
WEIGHT = DEFAULT.mean_weight


@dataclass(frozen=True, slots=True)
class LanguageMeans:
    """The mean vector of a language's passages and of its queries, by language."""

    passages: Mapping[Language, Vector]
    queries: Mapping[Language, Vector]

    def centre_passages(self, vectors: Vectors, language: Language) -> Vectors:
        """Take the language off the rows of a matrix of passage vectors."""
        return _unit(vectors - WEIGHT * self.passages[language])

    def centre_queries(self, vectors: Vectors, language: Language) -> Vectors:
        """Take the language off the rows of a matrix of query vectors."""
        return _unit(vectors - WEIGHT * self.queries[language])

    def blended(self, sums: Mapping[Language, tuple[Vector, int]]) -> LanguageMeans:
        """Return the means for a library, from the sum and number of its windows by language.

        What a library is about shifts the vectors of all its languages alike.  So the shift is
        taken from all windows together, and a language with few windows of its own gets it too;
        else its few would look nearer to any question than the many of the other language.
        """
        shifts = {k: total - count * self.passages[k] for k, (total, count) in sums.items()}
        counted = sum(count for _, count in sums.values())
        common = sum(shifts.values(), np.zeros(())) / (counted + PRIOR)
        passages = {
            k: self.passages[k] + (shifts[k] + PRIOR * common) / (count + PRIOR)
            for k, (_, count) in sums.items()
        }
        queries = {k: v + QUERY_SHIFT * common for k, v in self.queries.items()}
        return LanguageMeans(
            {**self.passages, **{k: v.astype(np.float32) for k, v in passages.items()}},
            {k: v.astype(np.float32) for k, v in queries.items()},
        )

    def to_json(self) -> dict[str, dict[str, str]]:
        """Return the means as JSON: float32 rows in base64."""
        return {"passages": packed(self.passages), "queries": packed(self.queries)}

    @classmethod
    def from_json(cls, data: Mapping[str, Mapping[str, str]]) -> LanguageMeans:
        """Read what ``to_json`` wrote."""
        return cls(unpacked(data["passages"]), unpacked(data["queries"]))


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)


def packed(vectors: Mapping[Language, Vector], form: str = "<f4") -> dict[str, str]:
    """Return vectors as base64 of their numbers."""
    return {k: base64.b64encode(v.astype(form).tobytes()).decode() for k, v in vectors.items()}


def unpacked(data: Mapping[str, str], form: str = "<f4") -> dict[Language, Vector]:
    """Read what ``packed`` wrote."""
    return {language: unpacked_row(data[language], form) for language in LANGUAGES}


def unpacked_row(data: str, form: str = "<f4") -> Vector:
    """Read one row that ``packed`` wrote."""
    return np.frombuffer(base64.b64decode(data), dtype=form).astype(np.float32)
