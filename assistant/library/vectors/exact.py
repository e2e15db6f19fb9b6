"""Vectors compared one with all: exact, and for a few thousand quicker than any index is made."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import numpy as np

from assistant.library.language_means import Vector
from assistant.library.vectors.store import SELF_DISTANCE, Among
from assistant.models.encoders import Vectors
from assistant.schema import LANGUAGES, Language


class ExactStore:
    """The vectors of a folder, in memory: keys and rows in the order in which they came.

    Without a folder they are nowhere else.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._added: set[Language] = set()
        self._rows = _read(folder) if folder else {}

    def add(self, language: Language, keys: list[int], vectors: Vectors) -> None:
        """Add vectors; they are written when the store is closed."""
        if not keys:
            return
        held, rows = self._rows.get(language, ([], vectors[:0]))
        self._rows[language] = ([*held, *keys], np.concatenate([rows, vectors]))
        self._added.add(language)

    def count(self, language: Language) -> int:
        """Return the number of vectors of a language."""
        return len(self._rows[language][0]) if language in self._rows else 0

    def nearest(
        self, language: Language, vector: Vector, limit: int, among: Among | None = None
    ) -> list[tuple[int, float]]:
        """Return keys and cosines of the nearest vectors, or of those among some, best first."""
        if language not in self._rows or limit < 1:
            return []
        keys, rows = self._rows[language]
        if among is not None:
            some = np.flatnonzero(np.isin(keys, among, assume_unique=True))
            keys, rows = [keys[at] for at in some], rows[some]
        cosines = rows @ vector
        best = np.argsort(-cosines, kind="stable")[:limit]
        return [(keys[at], float(cosines[at])) for at in best]

    def is_whole(self, language: Language, count: int) -> bool:
        """Tell whether there are as many unit vectors as were given."""
        if self.count(language) != count:
            return False
        lengths = np.linalg.norm(self._rows[language][1], axis=1) if count else np.ones(0)
        return bool(np.all(np.abs(lengths - 1) < SELF_DISTANCE))

    def close(self) -> None:
        """Write what was added and let go of the rest."""
        for language in self._added:
            if self._folder is None:
                break
            self._folder.mkdir(parents=True, exist_ok=True)
            keys, rows = self._rows[language]
            np.save(_file(self._folder, "keys", language), np.asarray(keys, dtype=np.int64))
            np.save(_file(self._folder, "vectors", language), np.asarray(rows, dtype=np.float32))
        self._rows, self._added = {}, set()


def _read(folder: Path) -> dict[Language, tuple[list[int], Vectors]]:
    return {
        language: (np.load(keys).tolist(), np.load(vectors))
        for language in LANGUAGES
        if (keys := _file(folder, "keys", language)).exists()
        and (vectors := _file(folder, "vectors", language)).exists()
    }


def _file(folder: Path, what: str, language: Language) -> Path:
    return folder / f"{what}-{language}.npy"


class Exact:
    """Opens stores that compare with every vector."""

    form = "exact 1"

    def open(self, folder: Path) -> ExactStore:
        """Open the store of a folder."""
        return ExactStore(folder)

    def seal(self, folder: Path) -> None:
        """Do nothing: the files hold what was added and no more."""

    def digest(self, path: Path) -> str:
        """Return the digest of a file's bytes."""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def copy(self, source: Path, target: Path) -> None:
        """Copy the files."""
        shutil.copytree(source, target)

    def discard(self, folder: Path) -> None:
        """Do nothing: all of it is in the folder."""
