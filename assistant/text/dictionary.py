"""The words that Thai is cut into: PyThaiNLP's list and the names that it would break apart."""

from __future__ import annotations

import json
import os
import re
from functools import lru_cache

from assistant.settings import corpus_folder
from assistant.text import maximal_matching
from assistant.text.glossary import abbreviations, glossary
from assistant.text.kept import kept
from assistant.text.maximal_matching import Table

os.environ.setdefault("PYTHAINLP_OFFLINE", "1")  # it would look for newer corpora on the net

_SHORTEST = 5  # characters; a shorter name would be found in the middle of other words
_NUMBER = re.compile(r"(?<!\d)\d++(?:[.,:]\d++)++")
_BARE = re.compile("[ก-ฮ]{3,6}")  # two letters are rather the beginning of a word
_THAI_NAME = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
# A word of the list that ends in a question word: ที่ใด, เหตุใด, ที่ไหนบ้าง.
_COMPOUND = re.compile(
    "(?P<head>..+?)(?P<asked>(?:ใด|ไหน|อะไร|อย่างไร|ยังไง|เท่าไร|เท่าไหร่|กี่)(?:บ้าง)?)"
)
# What such a word asks of; with another head it asks nothing (ทันใด, "at once").
_ASKED_OF = frozenset("ที่ เหตุ เพราะเหตุ เพราะ คน ผู้ สิ่ง แห่ง วัน ครั้ง ตรง อย่าง เท่า เมื่อ".split())


@lru_cache(maxsize=1)
def dictionary() -> frozenset[str]:
    """Return the words that Thai is cut into."""
    from pythainlp.corpus import thai_words as known

    return frozenset(known()) | added_words()


@lru_cache(maxsize=50_000)
def thai_words(run: str) -> tuple[str, ...]:
    """Return the words of a run of Thai letters; together they are that run.

    >>> thai_words("สาเหตุใดบ้าง"), thai_words("เหตุใด")
    (('สาเหตุ', 'ใด', 'บ้าง'), ('เหตุใด',))
    """
    found = _cut(run)
    for at, word in enumerate(found):
        compound = _COMPOUND.fullmatch(word) if at else None
        if compound:
            before = _cut("".join(found[:at]) + compound["head"])
            # Where the head is the end of a longer word (สา-เหตุ), that word takes it back.
            if len(before[-1]) > len(compound["head"]) and before[-1] in dictionary():
                rest = "".join(found[at + 1 :])
                return (*before, *_cut(compound["asked"]), *(thai_words(rest) if rest else ()))
    return found


def asking_parts(word: str) -> tuple[str, str] | None:
    """Return what a compound that asks is about, and its question word; None for other words.

    >>> asking_parts("ที่ใด"), asking_parts("ทันใด")
    (('ที่', 'ใด'), None)
    """
    compound = _COMPOUND.fullmatch(word)
    if compound is None or compound["head"] not in _ASKED_OF:
        return None
    return compound["head"], compound["asked"]


def added_words() -> frozenset[str]:
    """Return the words that PyThaiNLP's list lacks: those of the corpus, and names."""
    return _extended()[1]


@lru_cache(maxsize=1)
def abbreviated() -> frozenset[str]:
    """Return the abbreviations of the table, each with the one full stop of its word: "ปปช."."""
    spelt = (spelling for pair in abbreviations() for spelling in pair.short)
    return frozenset(f"{s.replace('.', '')}." for s in spelt if s.endswith("."))


@lru_cache(maxsize=1)
def bare_abbreviations() -> frozenset[str]:
    """Return the abbreviations that are known without their full stops: "อบต", "ปปช"."""
    return frozenset(bare for s in abbreviated() if _BARE.fullmatch(bare := s[:-1]))


def _cut(run: str, table: Table | None = None) -> tuple[str, ...]:
    words = _extended()[0] if table is None else table
    return tuple(s for word in maximal_matching.cut(run, words) if (s := word.strip()))


def all_words(text: str) -> list[str]:
    """Return the words of a text and all that stands between them; joined, they are the text.

    >>> all_words("การทำงาน 12.30 น.")
    ['การทำงาน', ' ', '12.30', ' ', 'น.']
    """
    return _numbers_whole(text, maximal_matching.cut(text, _extended()[0]))


def _numbers_whole(text: str, words: list[str]) -> list[str]:
    """Join the pieces of times, amounts and addresses, "12:30", as PyThaiNLP does."""
    numbers = [match.span() for match in _NUMBER.finditer(text)]
    if not numbers:
        return words
    joined: list[str] = []
    start = at = 0  # where the word begins that is being joined, and where this piece of it does
    number = 0
    for word in words:
        at += len(word)
        while number < len(numbers) and numbers[number][1] <= start:
            number += 1
        inside = number < len(numbers) and numbers[number][0] <= start and at < numbers[number][1]
        if not inside:
            joined.append(text[start:at])
            start = at
    return joined


@lru_cache(maxsize=1)
def _extended() -> tuple[dict[str, bool], frozenset[str]]:
    """Return the table of the words, and the words that were added to PyThaiNLP's.

    A name is added where it would be cut into what are no words. Shorter ones come first, so
    that a longer one that holds them ("Milwaukee County") stays two; whole terms stay out: as
    one long word they would hide their parts from the search.
    """
    from pythainlp.corpus import thai_words as known

    begun = kept("beginnings", lambda: "\n".join(maximal_matching.beginnings(known())).encode())
    table = dict.fromkeys(begun.decode().split("\n"), False) | dict.fromkeys(known(), True)
    added = json.loads(kept("names", lambda: json.dumps(sorted(_added(dict(table)))).encode()))
    for word in added:
        maximal_matching.add(table, word)
    return table, frozenset(added)


def _added(table: dict[str, bool]) -> set[str]:
    """Return the words that a table lacks; they are in it then."""
    lines = (corpus_folder() / "words.txt").read_text(encoding="utf-8").splitlines()
    added = {line for line in lines if line and not line.startswith("#")}
    added |= {word for word in bare_abbreviations() if not table.get(word)}
    for word in added:
        maximal_matching.add(table, word)
    for name in sorted(_names(), key=lambda name: (len(name), name)):
        if any(len(piece) < 2 or not table.get(piece) for piece in _cut(name, table)):
            maximal_matching.add(table, name)
            added.add(name)
    return added


def _names() -> set[str]:
    """Return the Thai names of the glossary, word for word."""
    spelt = (spelling for pair in glossary() if pair.kind == "name" for spelling in pair.th)
    pieces = {piece for spelling in spelt for piece in spelling.split()}
    return {p for p in pieces if len(p) >= _SHORTEST and _THAI_NAME.fullmatch(p)}
