"""What a word is in the other language, by Thai WordNet: for counting, never for showing.

The glossary knows the terms of public administration and is right. This knows 60,000 common words
in whatever sense, so it tells only whether a text may speak of what a question asks.
``benchmarks/evidence/word_book.py`` made the file; docs/dependencies.md has its licences.
"""

from __future__ import annotations

import gzip
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.schema import Language
from assistant.settings import corpus_folder
from assistant.text.kept import kept
from assistant.text.language import parts

FILE = corpus_folder() / "word_book.tsv.gz"
_NOUN = ("การ", "ความ")  # make a noun of a verb: another word of the tokeniser, the same matter

_LONGEST = 3  # words of a compound

Run = tuple[str, ...]  # words in the tokeniser's form


def counterparts(word: str, language: Language, said: Sequence[str] = ()) -> tuple[Run, ...]:
    """Return what a word of the other language may be in a language, the usual senses only.

    ``said`` are the words about it: Thai compounds that it is a part of count too.

    >>> counterparts("river", "th"), counterparts("แม่น้ำ", "en")
    ((('แม่น้ำ',),), (('river',),))
    """
    if word.isascii() == (language == "en"):
        return ()
    if language == "th":
        return _found(_thai(), word)
    held = _english()
    alone = _found(held, word) or [one for part in _parts(word) for one in _found(held, part)]
    together = [one for run in _compounds(word, said) for one in _found(held, run)]
    return tuple(dict.fromkeys((*alone, *together)))


def _parts(word: str) -> tuple[str, ...]:
    """Return the verb of a noun and the parts of a compound."""
    verbs = (word.removeprefix(head) for head in _NOUN if word.startswith(head))
    return (*verbs, *parts(word))


def _compounds(word: str, said: Sequence[str]) -> Iterator[str]:
    for size in range(2, _LONGEST + 1):
        for at in range(len(said) - size + 1):
            if word in said[at : at + size]:
                yield " ".join(said[at : at + size])


def _found(lines: Sequence[str], word: str) -> tuple[Run, ...]:
    """Return the runs of a word's line, of sorted ones: taken apart only when asked for."""
    key = f"{word}\t"
    at = bisect_left(lines, key)
    if at == len(lines) or not lines[at].startswith(key):
        return ()
    return tuple(tuple(run.split()) for run in lines[at][len(key) :].split("|") if run)


@lru_cache(maxsize=1)
def _thai() -> Sequence[str]:
    """Return a line for each English word, with what it is in Thai."""
    return sorted(gzip.decompress(FILE.read_bytes()).decode().splitlines())


@lru_cache(maxsize=1)
def _english() -> Sequence[str]:
    """Return a line for each Thai word or compound, with its English words."""
    return kept("word-book", lambda: _turned(_thai()), (str(FILE),)).decode().splitlines()


def _turned(lines: Sequence[str]) -> bytes:
    found: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        word, runs = line.split("\t")
        for run in runs.split("|"):
            found[run].append(word)
    return "\n".join(sorted(f"{run}\t{'|'.join(said)}" for run, said in found.items())).encode()
