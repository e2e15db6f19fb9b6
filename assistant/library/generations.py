"""Generations of the index: the segments that are searched together at one revision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.library.language_means import LanguageMeans, Vector
from assistant.library.lexical import LexicalIndex
from assistant.library.segments import Segment
from assistant.library.vectors.store import Among
from assistant.schema import LANGUAGES, Language

FORM = 1  # raise the number when the form of a generation changes


@dataclass(frozen=True, slots=True)
class Listed:
    """A segment by the name of its folder and the digest of its manifest."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation consists of.

    ``meant`` are the windows, by language, that were there when the means were taken.
    """

    revision: int
    encoder: str
    meant: Mapping[Language, int]
    means: Mapping[str, Mapping[str, str]]
    segments: tuple[Listed, ...]
    form: int = FORM


class Generation:
    """An open generation: searched, never changed."""

    def __init__(self, name: str, manifest: Manifest, segments: Mapping[Listed, Segment]) -> None:
        self.name = name
        self.manifest = manifest
        self.means = LanguageMeans.from_json(manifest.means)
        self.segments = segments
        self._lexical = {
            language: LexicalIndex(held)
            for language in LANGUAGES
            if (held := [s.lexical[language] for s in segments.values() if language in s.lexical])
        }

    def close(self, keeping: Generation | None = None) -> None:
        """Let go of the segments that another generation does not share."""
        shared = keeping.segments if keeping else {}
        for listed, segment in self.segments.items():
            if shared.get(listed) is not segment:
                segment.close()

    def nearest(
        self, language: Language, vector: Vector, limit: int, among: Among | None = None
    ) -> list[tuple[int, float]]:
        """Return keys and cosines of windows, or of those among some keys, best first."""
        found = [
            s.vectors.nearest(language, vector, limit, s.held(among, language))
            for s in self.segments.values()
        ]
        return _best(found, limit)

    def matching(
        self,
        language: Language,
        terms: Mapping[str, float],
        limit: int,
        among: Among | None = None,
    ) -> list[tuple[int, float]]:
        """Return keys and BM25 scores of passages, or of those among some keys, best first."""
        index = self._lexical.get(language)
        return index.search(terms, limit, among) if index else []

    def rarity(self, language: Language, term: str) -> float:
        """Return the score that no passage of a language can pass for a term of weight 1."""
        index = self._lexical.get(language)
        return index.rarity(term) if index else 0.0


def _best(found: Sequence[list[tuple[int, float]]], limit: int) -> list[tuple[int, float]]:
    """Return the best of several lists; of equals those of the first list come first."""
    everything = [pair for some in found for pair in some]
    return sorted(everything, key=lambda pair: -pair[1])[: max(0, limit)]
