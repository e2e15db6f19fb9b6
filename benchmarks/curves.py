"""Open, ask, add and remove by the library's size: python -m benchmarks.curves 1000 10000 100000.

A few hundred documents of random words are read as any are; the rest of a library are copies of
them under other ids, with vectors of their own, so that a hundred thousand passages are there in
minutes.  What is timed runs in a process of its own, which tells its memory too.  Vectors are made
up and nothing is judged: the times are the library's.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from assistant import open_library
from assistant.library import worker
from assistant.library.library import Library
from assistant.library.part import part_of
from assistant.library.record_values import Entry
from assistant.reading.sources import text_source
from assistant.retrieval.rewording import understood
from assistant.retrieval.search import nearest
from assistant.schema import LANGUAGES, Bibliography, Language, Within
from benchmarks.scale import SIZE, MadeUp, clocked, vocabulary

_READ = 100  # documents of each language that are read, at most
_PER_DOCUMENT = 10  # passages
_WORDS = 45  # of a passage: one window each
_BATCH = 200  # documents of a transaction
_APART = 0.6  # of a copy's vector that is its own
_ROUNDS = 8
_SYLLABLES = 26 * 5
_YEARS = range(2000, 2020)  # in turn, so that a year has a twentieth of the documents
_PARTS = {  # of a library that a search keeps to
    "document": Within(documents=("th0x0",)),
    "language": Within(languages=("th",)),
    "year": Within(from_year=2007, to_year=2007),
    "half the years": Within(to_year=2009),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure each size and print the rows of a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("passages", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--removal", type=int, default=20_000, help="removed up to such a size")
    parser.add_argument("--look", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
    if options.look:
        print(json.dumps(looked(options.look, removes=options.passages[0] <= options.removal)))
        return 0
    for passages in options.passages:
        with TemporaryDirectory() as home:
            found = {"load": round(os.getloadavg()[0], 1)} | filled(Path(home), passages)
            command = [sys.executable, "-m", "benchmarks.curves", str(passages)]
            command += ["--removal", str(options.removal), "--look", home]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            print(json.dumps(found | json.loads(done.stdout)), flush=True)
    return 0


def filled(home: Path, passages: int) -> dict[str, Any]:
    """Fill a home and make its index; return the seconds of both."""
    encoder = MadeUp()
    with open_library(home, encoder) as library:
        start = time.monotonic()
        entries = list(_entries(encoder, passages))
        for at in range(0, len(entries), _BATCH):
            library._record.put(entries[at : at + _BATCH], library._facts(encoder))
        kept = time.monotonic()
        with library._lock.hold():
            library.searcher.renew()
        made = time.monotonic()
    files = [path for path in home.rglob("*") if path.is_file()]
    return {
        "passages": sum(len(entry.passages) for entry in entries),
        "record_s": round(kept - start, 1),
        "index_s": round(made - kept, 1),
        "home_mb": round(sum(path.stat().st_size for path in files) / 1e6),
    }


def _entries(encoder: MadeUp, passages: int) -> Iterator[Entry]:
    each = max(1, passages // (_PER_DOCUMENT * len(LANGUAGES)))
    for language in LANGUAGES:
        dice = np.random.default_rng(len(language) + ord(language[0]))
        read = [_read(encoder, language, n, dice) for n in range(min(each, _READ))]
        for n in range(each):
            yield _copy(read[n % len(read)], n // len(read), dice, _YEARS[n % len(_YEARS)])


def _read(encoder: MadeUp, language: Language, n: int, dice: np.random.Generator) -> Entry:
    parts = [" ".join(_words(language, dice)) for _ in range(_PER_DOCUMENT)]
    text = "\n\n".join(f"# {language} {n} {at}\n\n{part}." for at, part in enumerate(parts))
    source = text_source({"id": f"{language}{n}", "text": text, "language": language})
    parcel = worker.parcel_of(source)  # type: ignore[arg-type]  # a text is no result
    windows = [p.text[a - p.start : b - p.start] for p in parcel.passages for a, b in p.windows]
    vectors = encoder.encode_passages(windows)
    return Entry(parcel.document, parcel.passages, parcel.terms, vectors, f"{n}", "2026-01-01")


def _copy(entry: Entry, number: int, dice: np.random.Generator, year: int) -> Entry:
    key = f"{entry.document.id}x{number}"
    own = dice.normal(size=entry.vectors.shape).astype(np.float32) / SIZE**0.5
    vectors = entry.vectors + _APART * own
    return replace(
        entry,
        document=replace(entry.document, id=key, bibliography=Bibliography(year=year)),
        passages=tuple(
            replace(p, id=f"{key}-{at}", document_id=key) for at, p in enumerate(entry.passages)
        ),
        vectors=vectors / np.linalg.norm(vectors, axis=1, keepdims=True),
        digest=key,
    )


def _words(language: Language, dice: np.random.Generator) -> list[str]:
    """Return words as often as words are: few of them are most of a text."""
    ranks = np.minimum(dice.zipf(1.3, _WORDS), len(vocabulary())) - 1
    if language == "th":
        return [str(vocabulary()[rank]) for rank in ranks]
    return [_latin(int(rank)) for rank in ranks]


def _latin(number: int) -> str:
    """Return a made-up word of the Latin alphabet for a number."""
    first, second = divmod(number + _SYLLABLES, _SYLLABLES)
    return "".join(chr(97 + s // 5 % 26) + "aeiou"[s % 5] for s in (first, second, number % 97))


def looked(home: Path, *, removes: bool) -> dict[str, Any]:
    """Return what opening, searching, adding and removing take, and the memory of it."""
    encoder = MadeUp()
    before = _memory()
    dice = np.random.default_rng(1)
    questions = {
        language: [" ".join(_words(language, dice)[:6]) for _ in range(_ROUNDS)]
        for language in LANGUAGES
    }
    library: Library = open_library(home, encoder)
    first = clocked(partial(_search, library, questions["th"][0]))
    found: dict[str, Any] = {"open_and_first_ms": first}
    found["warm_ms"] = _middle(library, [q for some in questions.values() for q in some])
    for language in LANGUAGES:
        found[f"only_{language}_ms"] = _middle(library, questions[language], (language,))
    for name, part in _PARTS.items():
        found[f"within_{name}_ms"] = _kept_to(library, questions["th"], part)
    found["memory_mb"] = round((_memory() - before) / 1e6)
    found["vectors_alone_ms"] = _vectors(library)
    text = {"id": "one more", "text": " ".join(_words("th", dice))}
    found["add_one_ms"] = clocked(partial(library.add_texts, [text]))
    found["first_after_it_ms"] = clocked(partial(_search, library, questions["th"][1]))
    found["remove_it_ms"] = clocked(partial(library.remove, "one more"))
    if removes:
        found["remove_one_ms"] = clocked(partial(library.remove, "th0x0"))
    library.close()
    return found


def _search(library: Library, question: str, within: Sequence[Language] = LANGUAGES) -> None:
    nearest(library, understood(library, question), within=within)


def _middle(
    library: Library, questions: Sequence[str], within: Sequence[Language] = LANGUAGES
) -> tuple[float, ...]:
    _search(library, questions[0], within)
    return _median([clocked(partial(_search, library, one, within)) for one in questions])


def _kept_to(library: Library, questions: Sequence[str], part: Within) -> tuple[float, ...]:
    """Return what a search within a part takes, which is found anew each time."""
    _search(part_of(library, part), questions[0])
    return _median([clocked(lambda q=q: _search(part_of(library, part), q)) for q in questions])


def _vectors(library: Library) -> tuple[float, ...]:
    vectors = library.encoder.encode_queries([f"x{n}" for n in range(_ROUNDS)])
    works: list[Callable[[], Any]] = [
        partial(library.vector_search, vector, "th", 60) for vector in vectors
    ]
    return _median([clocked(work) for work in works])


def _median(times: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    return tuple(round(median(column), 1) for column in zip(*times, strict=True))


def _memory() -> int:
    """Return the bytes that this process holds in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    sys.exit(main())
