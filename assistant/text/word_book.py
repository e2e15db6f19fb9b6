"""What a word is in the other language, by Thai WordNet: for counting, never for showing.

The glossary knows the terms of public administration and is right. This knows 60,000 common words
in whatever sense, so it tells only whether a text may speak of what a question asks.
``benchmarks/evidence/word_book.py`` made the file; docs/dependencies.md has its licences.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from assistant.schema import Language
from assistant.settings import corpus_folder
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
        return _runs(_thai().get(word, ""))
    held = _english()
    alone = held.get(word) or [one for part in _parts(word) for one in held.get(part, ())]
    together = [one for run in _compounds(word, said) for one in held.get(run, ())]
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


def _runs(held: str) -> tuple[Run, ...]:
    return tuple(tuple(run.split()) for run in held.split("|") if run)


@lru_cache(maxsize=1)
def _thai() -> Mapping[str, str]:
    """Return what each English word is in Thai, as the file has it: taken apart when asked for."""
    lines = gzip.decompress(FILE.read_bytes()).decode().splitlines()
    return dict(line.split("\t") for line in lines)


@lru_cache(maxsize=1)
def _english() -> Mapping[str, Sequence[Run]]:
    """Return the English words of each Thai word or compound."""
    found: dict[str, list[Run]] = defaultdict(list)
    for word, runs in _thai().items():
        english = tuple(word.split())
        for run in runs.split("|"):
            found[run].append(english)
    return found
