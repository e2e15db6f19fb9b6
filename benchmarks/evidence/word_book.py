"""Writes corpus/word_book.tsv.gz: what English words are in Thai, by Thai WordNet.

    python -m benchmarks.evidence.word_book FOLDER

FOLDER holds ``index.noun``, ``index.verb``, ``index.adj``, ``index.adv`` of WordNet 3.0 (Debian's
package wordnet-base); Thai WordNet and a list of loan words are in PyThaiNLP.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from assistant.text.language import words
from assistant.text.word_book import FILE

_PARTS_OF_SPEECH = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_SENSES = 3  # of a word, the usual first; rarer ones match by chance
_LONGEST = 3  # words of either language; longer ones explain

Run = tuple[str, ...]


def pairs(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield English words and what they are in Thai."""
    thai = _thai_wordnet()
    for name, tag in _PARTS_OF_SPEECH.items():
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):  # the licence
                lemma, _, count, *rest = line.split()
                for sense in rest[-int(count) :][:_SENSES]:
                    yield from ((lemma.replace("_", " "), word) for word in thai[f"{sense}-{tag}"])
    loans = files("pythainlp") / "corpus" / "th_en_transliteration_v1.4.tsv"
    rows = csv.DictReader(loans.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    yield from ((row["en"].lower(), row["th"]) for row in rows)


def _thai_wordnet() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    with sqlite3.connect(str(files("pythainlp") / "corpus" / "wordnet_th.db")) as held:
        for key, word in held.execute("select synsetid, li from word_synset order by 1, 2"):
            if any("ก" <= letter <= "๛" for letter in word):
                found[key].append(word.replace("_", " ").strip())
    return found


def table(folder: Path) -> dict[str, list[Run]]:
    """Return the Thai words, in the tokeniser's form, of each English one, in its own."""
    found: dict[str, dict[Run, None]] = defaultdict(dict)
    for english, thai in pairs(folder):
        own, other = words(english), tuple(words(thai))
        if 0 < len(own) <= _LONGEST and 0 < len(other) <= _LONGEST:
            found[" ".join(own)][other] = None
    return {key: list(found[key]) for key in sorted(found)}


def main() -> None:
    """Write the file, the same bytes from the same words."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    made = table(parser.parse_args().folder)
    lines = (f"{key}\t{'|'.join(' '.join(run) for run in runs)}\n" for key, runs in made.items())
    FILE.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))
    print(f"{len(made):,} English words, {FILE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
