"""LlamaIndex, Haystack and txtai as one would set them up today, with the same encoder as all.

They are no dependency of anything else: ``pip install llama-index-core haystack-ai txtai``. Each
cuts texts as it does by default and ranks the positions of paragraphs, best first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.models.encoders import Encoder
from benchmarks.systems import Ranker, distinct

_DEPTH = 60  # pieces that each search returns


def peers(paragraphs: Sequence[str], encoder: Encoder) -> Mapping[str, Ranker]:
    """Return the rankings of the three, by the name of what they do."""
    return {
        "LlamaIndex, vectors": _llama_index(paragraphs, encoder),
        **_haystack(paragraphs, encoder),
        "txtai, vectors": _txtai(paragraphs, encoder, hybrid=False),
        "txtai, hybrid": _txtai(paragraphs, encoder, hybrid=True),
    }


def _llama_index(paragraphs: Sequence[str], encoder: Encoder) -> Ranker:
    from llama_index.core import Document, VectorStoreIndex
    from llama_index.core.embeddings import BaseEmbedding

    class Shared(BaseEmbedding):
        """The encoder as LlamaIndex calls one."""

        def _get_query_embedding(self, query: str) -> list[float]:
            return list(map(float, encoder.encode_queries([query])[0]))

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return list(map(float, encoder.encode_passages([text])[0]))

    documents = [Document(text=text, metadata={"at": at}) for at, text in enumerate(paragraphs)]
    for document in documents:  # a position is no part of what is encoded
        document.excluded_embed_metadata_keys = ["at"]
    index = VectorStoreIndex.from_documents(documents, embed_model=Shared())
    search = index.as_retriever(similarity_top_k=_DEPTH)
    return lambda query: distinct(one.metadata["at"] for one in search.retrieve(query))


def _haystack(paragraphs: Sequence[str], encoder: Encoder) -> Mapping[str, Ranker]:
    from haystack import Document
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.preprocessors import DocumentSplitter
    from haystack.components.retrievers.in_memory import (
        InMemoryBM25Retriever,
        InMemoryEmbeddingRetriever,
    )
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    whole = [Document(content=text, meta={"at": at}) for at, text in enumerate(paragraphs)]
    pieces = [
        replace(one, embedding=list(map(float, encoder.encode_passages([one.content])[0])))
        for one in DocumentSplitter().run(documents=whole)["documents"]
    ]
    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    store.write_documents(pieces)
    by_vector = InMemoryEmbeddingRetriever(store, top_k=_DEPTH)
    by_word = InMemoryBM25Retriever(store, top_k=_DEPTH)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=_DEPTH)

    def vectors(query: str) -> list[Any]:
        vector = list(map(float, encoder.encode_queries([query])[0]))
        return list(by_vector.run(query_embedding=vector)["documents"])

    def fused(query: str) -> list[Any]:
        words = by_word.run(query=query)["documents"]
        return list(joiner.run(documents=[vectors(query), words])["documents"])

    def ranker(search: Callable[[str], list[Any]]) -> Ranker:
        return lambda query: distinct(one.meta["at"] for one in search(query))

    return {"Haystack, vectors": ranker(vectors), "Haystack, vectors + BM25": ranker(fused)}


def _txtai(paragraphs: Sequence[str], encoder: Encoder, *, hybrid: bool) -> Ranker:
    from txtai import Embeddings

    asking = False  # txtai tells no query from a passage

    def transform(texts: Sequence[str]) -> Any:
        encode = encoder.encode_queries if asking else encoder.encode_passages
        return encode(list(texts))

    index = Embeddings(method="external", transform=transform, hybrid=hybrid)
    index.index([(at, text, None) for at, text in enumerate(paragraphs)])
    asking = True
    return lambda query: distinct(int(at) for at, _ in index.search(query, _DEPTH))
