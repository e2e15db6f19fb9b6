"""What is compared: Khrueakhai, and what one would build of LangChain's parts today.

Each is given the paragraphs of one language, then ranks their positions for a question, best first.
All share one encoder.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from assistant import open_library
from assistant.models.encoders import Encoder, Vectors

Ranker = Callable[[str], list[int]]

_SIZE, _OVERLAP = 1_000, 200  # characters; the values of LangChain's tutorials
_DEPTH = 60  # chunks that each peer's search returns
_PASSAGES = 30  # hits that Khrueakhai returns; a paragraph may hold several
_K = 60  # of reciprocal rank fusion, as in Cormack et al. 2009 and LangChain's ensemble


class Once(Encoder):
    """An encoder that reads each text once, whichever system asks: what is measured is no time."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.fingerprint = encoder.name, encoder.fingerprint
        self.dimensions = encoder.dimensions
        self._encoder = encoder
        self._known: dict[tuple[str, bool], Vectors] = {}

    def _encode(self, texts: list[str], *, query: bool) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if (text, query) not in self._known]
        encode = self._encoder.encode_queries if query else self._encoder.encode_passages
        self._known |= {(text, query): row for text, row in zip(new, encode(new), strict=True)}
        return np.stack([self._known[text, query] for text in texts])


def khrueakhai(paragraphs: Sequence[str], encoder: Encoder, home: Path) -> Ranker:
    """Return the ranking of a new library's ``search``, with its defaults."""
    library = open_library(home, encoder)
    library.add_texts({"id": str(at), "text": text} for at, text in enumerate(paragraphs))
    return lambda query: distinct(
        int(hit.document_id) for hit in library.search(query, limit=_PASSAGES)
    )


def langchain(paragraphs: Sequence[str], encoder: Encoder, name: str) -> tuple[Ranker, Ranker]:
    """Return the rankings of LangChain: vectors alone, and fused with BM25 over blank-split words.

    BM25 leaves out chunks without any word of the query, which LangChain's would rank at random.
    """
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(chunk_size=_SIZE, chunk_overlap=_OVERLAP)
    chunks = [
        (at, piece) for at, text in enumerate(paragraphs) for piece in splitter.split_text(text)
    ]
    by_vector = _vectors([piece for _, piece in chunks], encoder, name)
    by_word = _bm25([piece for _, piece in chunks])

    def alone(query: str) -> list[int]:
        return distinct(chunks[chunk][0] for chunk in by_vector(query))

    def fused(query: str) -> list[int]:
        return distinct(chunks[chunk][0] for chunk in fusion(by_vector(query), by_word(query)))

    return alone, fused


def _vectors(pieces: Sequence[str], encoder: Encoder, name: str) -> Ranker:
    from chromadb.config import Settings
    from langchain_chroma import Chroma

    store = Chroma(
        name,
        encoder,
        client_settings=Settings(anonymized_telemetry=False),
        collection_metadata={"hnsw:space": "cosine"},
    )
    store.add_texts(list(pieces), [{"chunk": chunk} for chunk in range(len(pieces))])
    return lambda query: [
        int(found.metadata["chunk"]) for found in store.similarity_search(query, _DEPTH)
    ]


def _bm25(pieces: Sequence[str]) -> Ranker:
    import bm25s  # type: ignore[import-untyped]  # the package ships no types

    index = bm25s.BM25()
    logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG
    index.index([piece.split() for piece in pieces], show_progress=False)

    def rank(query: str) -> list[int]:
        scores = index.get_scores(query.split())
        return [int(at) for at in (-scores).argsort(kind="stable")[:_DEPTH] if scores[at] > 0]

    return rank


def fusion(*rankings: Sequence[int]) -> list[int]:
    """Return what several rankings hold, by reciprocal rank."""
    scores: dict[int, float] = defaultdict(float)
    for ranking in rankings:
        for rank, chunk in enumerate(ranking, start=1):
            scores[chunk] += 1 / (_K + rank)
    return sorted(scores, key=lambda chunk: -scores[chunk])


def distinct(positions: Iterable[int]) -> list[int]:
    """Return positions, each once, where it stands first."""
    return list(dict.fromkeys(positions))
