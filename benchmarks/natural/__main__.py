"""Print how often the passage that answers comes first, and among the first five.

``python -m benchmarks.natural HOME [--every N]``: the home holds the documents that the rows name.
A passage answers where it holds three fifths of the quoted words.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from assistant.opening import SearchableLibrary, open_library
from assistant.text.language import unwrap

ROWS = Path(__file__).with_name("questions_th_docs.jsonl")
_SHINGLE = 12  # letters
_ENOUGH = 0.6  # of the answer's shingles
_LIMIT = 8  # hits


def main() -> None:
    """Ask every row in both languages and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only every so many rows")
    options = parser.parse_args()
    rows = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]
    with open_library(options.home) as library:
        for language in ("th", "en"):
            ranks = [_rank(library, row, language) for row in rows[:: options.every]]
            shares = [sum(rank <= k for rank in ranks) / len(ranks) for k in (1, 5, _LIMIT)]
            print(f"{language} > th  n {len(ranks)}", *(f"{share:.3f}" for share in shares))


def _rank(library: SearchableLibrary, row: dict[str, str], language: str) -> int:
    """Return the rank of the first passage that answers, beyond the limit where none does."""
    answer = set(_shingles(row["answer"]))
    hits = library.search(row[f"q_{language}"], limit=_LIMIT)
    for hit in hits:
        held = set(_shingles(unwrap(hit.passage.text)))
        if len(answer & held) >= _ENOUGH * len(answer):
            return int(hit.rank)
    return _LIMIT + 1


def _shingles(text: str) -> Iterator[str]:
    letters = re.sub(r"[^\w\u0e00-\u0e7f]+", "", text).lower()
    for start in range(max(1, len(letters) - _SHINGLE + 1)):
        yield letters[start : start + _SHINGLE]


if __name__ == "__main__":
    main()
