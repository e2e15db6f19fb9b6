"""An encoder of a millisecond: texts that share letters lie near to each other."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np

from assistant.models.encoders import Encoder, Vectors

SIZE = 64


class GramEncoder(Encoder):
    """Counts runs of three letters; ``encoded`` is the number of passages that it has encoded."""

    name = fingerprint = "runs of three letters"
    dimensions = SIZE

    def __init__(self) -> None:
        self.encoded = 0

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.encoded += len(texts)
        return super().encode_passages(texts)

    def _encode(self, texts: list[str], *, query: bool) -> Vectors:
        del query
        rows = np.full((len(texts), SIZE), 1e-3, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for at in range(len(text) - 2):
                row[zlib.crc32(text[at : at + 3].encode()) % SIZE] += 1
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)
