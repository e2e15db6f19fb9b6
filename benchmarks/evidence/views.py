"""Parts of a home as libraries of their own, held in memory, and the same without some passages.

A gate learns from questions whose passage is there and from the same questions when it is gone.
Indexing a library anew for each would take days; a view answers as such a library would.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from assistant.library.calibration import calibrate, sentences
from assistant.library.language_means import LanguageMeans, Vector
from assistant.library.lexical import LexicalIndex, LexicalSegment, Terms, _idf, passage_terms
from assistant.library.library import Library
from assistant.library.record_values import Heading
from assistant.models.encoders import Vectors
from assistant.reading.splitters import lexical_text
from assistant.schema import LANGUAGES, DocumentSummary, Language, Passage, Span
from assistant.text.language import PART_WEIGHT

_SAMPLE = 256  # windows, as the searcher takes
_READ = 900  # rows of a statement

Holders = tuple[Counter[str], Counter[str]]  # passages that hold a word, or a part of a compound


@dataclass
class Held:
    """What a home holds, read once: passages, their terms, and windows with raw vectors."""

    library: Library
    passages: dict[str, Passage]
    terms: dict[str, Terms]
    windows: dict[Language, list[tuple[str, Span]]]
    vectors: dict[Language, Vectors]
    across: bool = False  # rows are wanted where question and passages differ in language only
    queries: dict[str, Vector] = field(default_factory=dict)

    @classmethod
    def of(cls, library: Library, *, across: bool = False) -> Held:
        """Read a home."""
        passages = {p.id: p for p in library.passages()}
        terms = {p.id: passage_terms(lexical_text(p)) for p in passages.values()}
        rows = library._record.index_rows
        windows: dict[Language, list[tuple[str, Span]]] = {}
        vectors: dict[Language, Vectors] = {}
        for language in LANGUAGES:
            batches = list(rows.vectors(language))
            keys = [key for some, _ in batches for key in some]
            known: dict[int, tuple[str, Span]] = {}
            for at in range(0, len(keys), _READ):
                known |= rows.windows(keys[at : at + _READ])
            windows[language] = [known[key] for key in keys]
            empty = np.zeros((0, library.encoder.dimensions), np.float32)
            vectors[language] = np.concatenate([empty, *(matrix for _, matrix in batches)])
        return cls(library, passages, terms, windows, vectors, across)

    def query(self, text: str) -> Vector:
        """Return the raw vector of a query."""
        if text not in self.queries:
            self.queries[text] = self.library.encoder.encode_queries([text])[0]
        return self.queries[text]


class View:
    """Some documents of a home, searched as a library of their own; its surface is a Library's."""

    def __init__(self, held: Held, documents: Collection[str] | None = None) -> None:
        self.held = held
        everything = held.passages.items()
        self.passages = {
            k: p for k, p in everything if documents is None or p.document_id in documents
        }
        self._ids = list(self.passages)
        self.windows: dict[Language, list[tuple[str, Span]]] = {}
        self.holders: dict[Language, Holders] = {}
        self._index: dict[Language, LexicalIndex] = {}
        raw: dict[Language, Vectors] = {}
        for language in LANGUAGES:
            rows = [i for i, w in enumerate(held.windows[language]) if w[0] in self.passages]
            self.windows[language] = [held.windows[language][i] for i in rows]
            raw[language] = held.vectors[language][rows]
            own = [
                (k, held.terms[one]) for k, one in enumerate(self._ids) if self._is(one, language)
            ]
            self.holders[language] = _holders(terms for _, terms in own)
            if own:
                self._index[language] = LexicalIndex([LexicalSegment.build(own)])
        sums = {k: (v.sum(axis=0, dtype=np.float64), len(v)) for k, v in raw.items()}
        self.means: LanguageMeans = calibrate(held.library.encoder).blended(sums)
        self.vectors = {k: self.means.centre_passages(v, k) for k, v in raw.items()}
        self._languages = _counted(self.passages.values())

    def _is(self, passage_id: str, language: Language) -> bool:
        return self.passages[passage_id].language == language

    def languages(self) -> Mapping[Language, int]:
        """Return the number of passages by language."""
        return self._languages

    def query_vector(self, query: str, language: Language) -> Vector:
        """Return the vector of a query, its language's mean taken off."""
        vector: Vector = self.means.centre_queries(self.held.query(query)[None], language)[0]
        return vector

    def vector_search(
        self, vector: Vector, language: Language, limit: int
    ) -> list[tuple[str, Span, float]]:
        """Return the nearest windows, best first."""
        scores = self.vectors[language] @ vector
        order = np.argsort(-scores, kind="stable")[:limit]
        return [(*self.windows[language][at], float(scores[at])) for at in order]

    def lexical_search(
        self, terms: Mapping[str, float], language: Language, limit: int
    ) -> list[tuple[str, float]]:
        """Return passages and BM25 scores, best first."""
        index = self._index.get(language)
        return [(self._ids[k], s) for k, s in index.search(terms, limit)] if index else []

    def rarity(self, term: str, language: Language) -> float:
        """Return the BM25 score that no passage can pass for a term."""
        counts = [count[term] for count in self.holders[language]]
        return _rarity(counts, self._languages.get(language, 0))

    def background(self, language: Language) -> tuple[Vectors, Vectors]:
        """Return vectors of windows from all over, and of plain sentences."""
        own = self.vectors[language][self._there(language)]
        plain = sentences(self.held.library.encoder)[language]
        spread = own[:: 1 + len(own) // _SAMPLE]
        return spread, self.means.centre_passages(plain, language)

    def _there(self, language: Language) -> Sequence[int]:
        return range(len(self.windows[language]))

    def passages_by_id(self, ids: Iterable[str]) -> dict[str, Passage]:
        """Return those of the passages that are here."""
        return {one: self.passages[one] for one in ids if one in self.passages}

    def headings(self, ids: Iterable[str]) -> dict[str, Heading]:
        """Return the titles of documents."""
        return self.held.library.headings(ids)

    def documents(self) -> tuple[DocumentSummary, ...]:
        """Return the documents of which there are passages."""
        own = {p.document_id for p in self.passages.values()}
        return tuple(d for d in self.held.library.documents() if d.document_id in own)

    def titles(self, words: Collection[str]) -> dict[str, str]:
        """Return the titles that have one of some words in them."""
        own = {p.document_id for p in self.passages.values()}
        return {k: t for k, t in self.held.library.titles(words).items() if k in own}

    def passages_named(
        self, reference: str, within: Collection[str], most: int
    ) -> tuple[Passage, ...]:
        """Return the first passages that a reference means."""
        named = self.held.library.passages_named(reference, within, most + len(self.held.passages))
        return tuple(p for p in named if p.id in self.passages)[:most]

    def has_part(self, reference: str, within: Collection[str] = ()) -> bool:
        """Tell whether a reference means any passage of some documents, or of all."""
        return bool(self.passages_named(reference, within, 1))

    def has_parts(self, kind: str, within: Collection[str] = ()) -> bool:
        """Tell whether any passage, or any of some documents, has a reference of a kind."""
        held = (p for p in self.passages.values() if not within or p.document_id in within)
        return any(r.partition(" ")[0] == kind for p in held for r in p.refs)


class Without(View):
    """A view from which some passages are taken out."""

    def __init__(self, view: View, gone: Collection[str]) -> None:
        self.view, self.gone, self.held = view, frozenset(gone), view.held
        self.passages = {k: p for k, p in view.passages.items() if k not in self.gone}
        self.means, self.vectors, self.windows = view.means, view.vectors, view.windows
        self._languages = _counted(self.passages.values())
        self._less = {
            k: _holders(view.held.terms[g] for g in self.gone if view.passages[g].language == k)
            for k in LANGUAGES
        }

    def vector_search(
        self, vector: Vector, language: Language, limit: int
    ) -> list[tuple[str, Span, float]]:
        """Return the nearest windows of what is left."""
        windows = sum(len(self.view.passages[one].windows) for one in self.gone)
        found = self.view.vector_search(vector, language, limit + windows)
        return [one for one in found if one[0] not in self.gone][:limit]

    def lexical_search(
        self, terms: Mapping[str, float], language: Language, limit: int
    ) -> list[tuple[str, float]]:
        """Return passages and scores of what is left."""
        found = self.view.lexical_search(terms, language, limit + len(self.gone))
        return [one for one in found if one[0] not in self.gone][:limit]

    def rarity(self, term: str, language: Language) -> float:
        """Return the rarity of a term in what is left: a word may be nowhere else."""
        both = zip(self.view.holders[language], self._less[language], strict=True)
        counts = [whole[term] - less[term] for whole, less in both]
        return _rarity(counts, self._languages.get(language, 0))

    def _there(self, language: Language) -> Sequence[int]:
        return [at for at, w in enumerate(self.windows[language]) if w[0] not in self.gone]


def _holders(terms: Iterable[Terms]) -> Holders:
    """Count the passages that hold each word, and each part of a compound."""
    counts: Holders = (Counter(), Counter())
    for both in terms:
        for count, some in zip(counts, both, strict=True):
            count.update(set(some))
    return counts


def _counted(passages: Iterable[Passage]) -> dict[Language, int]:
    counts = Counter(passage.language for passage in passages)
    return {k: counts[k] for k in LANGUAGES if counts[k]}


def _rarity(counts: Sequence[int], passages: int) -> float:
    """Return what ``LexicalIndex.rarity`` would, from the number of holders by field."""
    if not passages:
        return 0.0
    known = [
        weight * _idf(count, passages)
        for weight, count in zip((1.0, PART_WEIGHT), counts, strict=True)
        if count
    ]
    return max(known, default=_idf(0, passages))
