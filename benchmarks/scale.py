"""What a question and one more document cost by the library's size: python -m benchmarks.scale.

Times are pairs: milliseconds by the clock, and of the processors alone, which others on the machine
lengthen less.

Texts are random words of the Thai word list, as often as words are in a language (Zipf), and
vectors are made up of the words' own random ones, so that a library of 20,000 passages is there in
minutes; what is measured is the library, not the encoder.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine, event

from assistant import open_assistant, open_library
from assistant.models.encoders import Encoder
from assistant.text.language import words
from benchmarks.timing import milliseconds

SIZE = 384  # of the bundled encoder's vectors
DOCUMENTS = (10, 300, 3_000)  # of one passage each
PASSAGES = 20_000
PER_DOCUMENT = 10  # passages of each document of the large library
ROUNDS = 5
_WORDS = 6_000  # of the word list that texts are made of
_LONG = 110  # words of a passage, about 500 characters
_QUESTIONS = 6


class MadeUp(Encoder):
    """Vectors without a model: the sum of a random vector for each word."""

    def __init__(self, dimensions: int = SIZE) -> None:
        self.dimensions = dimensions
        self.name = self.fingerprint = f"made up {dimensions}"

    def _encode(self, texts: list[str], *, query: bool) -> NDArray[np.float32]:  # noqa: ARG002
        rows = np.stack([_summed(text, self.dimensions) for text in texts])
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the figures as JSON, and write them where asked."""
    options = _parser().parse_args(arguments)
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
    sizes = [(count, 1) for count in options.documents]
    sizes += [(options.passages // PER_DOCUMENT, PER_DOCUMENT)] if options.passages else []
    figures = {"cores": os.cpu_count(), "load_before": round(os.getloadavg()[0], 1), "sizes": []}
    for documents, passages in sizes:
        with TemporaryDirectory() as home:
            found = measured(Path(home), documents, passages)
        print(json.dumps(found), file=sys.stderr, flush=True)
        figures["sizes"].append(found)
    text = json.dumps(figures, indent=1)
    print(text)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")
    return 0


def measured(home: Path, documents: int, passages: int) -> dict[str, Any]:
    """Return statements and times of asking, and of adding one document, at one size."""
    encoder, dice = MadeUp(), np.random.default_rng(documents)
    texts = [_text(f"d{n}", passages, dice) for n in range(documents)]
    with open_library(home, encoder) as library:
        filled = milliseconds(partial(library.add_texts, texts))
        found: dict[str, Any] = {
            "documents": documents,
            "passages": sum(library.languages().values()),
            "fill_s": round(filled / 1000, 1),
            "add_again_ms": clocked(partial(library.add_texts, texts)),
        }
        found |= _asking(home, library, [_question(text) for text in texts[:_QUESTIONS]])
        found |= _adding(library, dice)
    found |= _opening(home, encoder, _question(texts[0]))
    with open_library(home, encoder) as library:
        found["remove_one_ms"] = clocked(partial(library.remove, "d1"))
    files = [path for path in home.rglob("*") if path.is_file()]
    found["home_mb"] = round(sum(path.stat().st_size for path in files) / 1e6, 1)
    return found


def _asking(home: Path, library: Any, questions: list[str]) -> dict[str, Any]:
    assistant = open_assistant(home, library=library)
    assistant.ask(questions[0])
    times, counts, outcomes = [], [], []
    for question in questions[1:]:
        with statements() as made:
            times.append(clocked(lambda q=question: outcomes.append(assistant.ask(q).outcome)))
        counts.append(len(made))
    return {
        "ask_statements": sorted(counts),
        "ask_ms": _middle(times),
        "answered": outcomes.count("answered"),
    }


def _adding(library: Any, dice: np.random.Generator) -> dict[str, Any]:
    """Return times of adding one document, and of the first search after it."""
    adds, searches, counts = [], [], []
    for n in range(ROUNDS):
        text = _text(f"new{n}", 1, dice)
        question = _question(text)
        with statements() as made:
            adds.append(clocked(lambda text=text: library.add_texts([text])))
        counts.append(len(made))
        searches.append(clocked(lambda question=question: library.search(question)))
    return {
        "add_one_ms": _middle(adds),
        "add_one_statements": round(median(counts)),
        "search_after_add_ms": _middle(searches),
    }


def _opening(home: Path, encoder: Encoder, question: str) -> dict[str, Any]:
    """Return the time of opening a library and of the first search in it."""

    def search() -> None:
        with open_library(home, encoder) as library:
            library.search(question)

    return {"open_and_search_ms": clocked(search)}


def clocked(work: Callable[[], Any]) -> tuple[float, float]:
    """Return the milliseconds of a call: by the clock, and of the processors."""
    start = process_time()
    taken = milliseconds(work)
    return round(taken, 1), round((process_time() - start) * 1000, 1)


def _middle(times: list[tuple[float, float]]) -> tuple[float, ...]:
    return tuple(round(median(column), 1) for column in zip(*times, strict=True))


@contextmanager
def statements() -> Iterator[list[str]]:
    """Gather the SQL statements of this process, in whatever thread and database."""
    made: list[str] = []
    lock = threading.Lock()

    def hear(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        with lock:
            made.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield made
    finally:
        event.remove(Engine, "before_cursor_execute", hear)


def _text(key: str, passages: int, dice: np.random.Generator) -> dict[str, str]:
    paragraphs = [" ".join(_sentences(dice)) for _ in range(passages)]
    return {"id": key, "title": key, "language": "th", "text": "\n\n".join(paragraphs)}


def _sentences(dice: np.random.Generator) -> Iterator[str]:
    chosen = dice.choice(vocabulary(), size=_LONG, p=_shares())
    for start in range(0, _LONG, 12):
        yield "".join(chosen[start : start + 12])


def _question(text: dict[str, str]) -> str:
    """Return a question on the words of a text."""
    return "".join(words(text["text"])[6:11]) + "คืออะไร"


@lru_cache(maxsize=1)
def vocabulary() -> NDArray[Any]:
    """Return the words that texts are made of, in an order of their own."""
    from pythainlp.corpus import thai_words

    held = sorted(word for word in thai_words() if 3 <= len(word) <= 9 and " " not in word)
    return np.random.default_rng(0).permutation(held)[:_WORDS]


@lru_cache(maxsize=1)
def _shares() -> NDArray[np.float64]:
    weights = 1 / np.arange(1, _WORDS + 1)
    return weights / weights.sum()


def _summed(text: str, size: int) -> NDArray[np.float32]:
    found = [_vector(word, size) for word in words(text)]
    return np.sum(found, axis=0) if found else _vector("", size)


@lru_cache(maxsize=50_000)
def _vector(word: str, size: int) -> NDArray[np.float32]:
    return np.random.default_rng(crc32(word.encode())).normal(size=size).astype(np.float32)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="*", default=DOCUMENTS, help="sizes")
    parser.add_argument("--passages", type=int, default=PASSAGES, help="of the large one; 0: none")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser


if __name__ == "__main__":
    sys.exit(main())
