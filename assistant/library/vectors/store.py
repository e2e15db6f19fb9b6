"""What every store of vectors can do, and how the stores of one kind lie in a folder.

What a server keeps of a store has its name in the folder (``sets``).  A store is filled once,
closed, and from then on only read. What is deleted must leave no trace: a copy is rid of it by
kinds that can (``Erases``), and else the store is made anew without it. So there is no ``remove``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from assistant.errors import LibraryUnreachable
from assistant.library.language_means import Vector
from assistant.models.encoders import Vectors
from assistant.schema import Language
from assistant.settings import VECTORS_VARIABLE

Among = NDArray[np.int64]  # the keys that alone are searched, ascending

SELF_DISTANCE = 1e-3  # of a float32 vector to itself, where a store computes cosines its own way


class VectorsError(Exception):
    """A store could not be opened or filled; the message says why."""


class VectorsAway(VectorsError):
    """A server does not answer, or cannot do what is wanted: what it holds is not made anew."""


def away(error: VectorsError) -> LibraryUnreachable:
    """Return the error that a server of vectors cannot be used."""
    return LibraryUnreachable(
        f"{error}; start it or correct {VECTORS_VARIABLE} / ค้นเวกเตอร์ไม่ได้ โปรดเปิดเครื่องแม่ข่าย "
        f"หรือแก้ {VECTORS_VARIABLE}"
    )


class VectorStore(Protocol):
    """Vectors of length 1 under whole numbers as keys, each in one language."""

    def add(self, language: Language, keys: list[int], vectors: Vectors) -> None:
        """Add vectors, shape (n, dimensions), under n new keys; raises VectorsError."""

    def count(self, language: Language) -> int:
        """Return the number of vectors of a language."""

    def nearest(
        self, language: Language, vector: Vector, limit: int, among: Among | None = None
    ) -> list[tuple[int, float]]:
        """Return keys and cosines of the nearest vectors of a language, best first.

        ``among`` some keys only those are looked at, before the best are taken: none is lost to a
        nearer one that is not wanted. Keys that the store lacks are no fault. Raises VectorsError.
        """

    def is_whole(self, language: Language, count: int) -> bool:
        """Tell whether the store counts and finds what it was given; this also loads it."""

    def close(self) -> None:
        """Let go of the folder's files; what was added is in them."""


@runtime_checkable
class Erases(Protocol):
    """A kind whose stores can be rid of some vectors, none of which stays in a file."""

    def erase(self, folder: Path, kept: Mapping[Language, Among]) -> None:
        """Take out of a closed store all but the vectors of some keys; raises VectorsError."""


class StoreKind(Protocol):
    """Opens the stores of one kind."""

    @property
    def form(self) -> str:
        """Name the kind and the form of its files; it changes when they do."""

    def open(self, folder: Path) -> VectorStore:
        """Open the store of a folder, which is made if absent; raises VectorsError."""

    def seal(self, folder: Path) -> None:
        """Leave nothing in the folder of a closed store but what the store says."""

    def digest(self, path: Path) -> str:
        """Return a digest of what a file of a store says, whatever an opening writes into it."""

    def copy(self, source: Path, target: Path) -> None:
        """Copy a closed store from one folder into a new one; raises OSError or VectorsError."""

    def discard(self, folder: Path) -> None:
        """Take away what a store keeps elsewhere, before its folder goes; raises VectorsError."""
