"""What a typed topic means: slips of the pen mended, everyday words for those that books print."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from assistant.settings import corpus_folder
from assistant.text.dictionary import dictionary
from assistant.text.language import nfc, placed_words, word_cuts
from assistant.text.wording import read_yaml_list

_SLIP_LETTERS = 6  # of a word that may be written with one slip
_TWO_SLIPS = 9  # letters of a word that may have two
_ALIKE = 80.0  # of 100, that a stretch must be like a word before its slips are counted
_CERTAIN = 6  # letters of an everyday phrase that may begin inside a token
_LATIN = re.compile(r"[A-Za-z]")


def meant(topic: str, known: Iterable[str]) -> str:
    """Return a topic as books would print it.

    Args:
        topic: As typed.
        known: The words of what there is to teach; slips are mended towards these alone.

    >>> meant("รูปแบบการบูรณากานเครื่อข่าย", ["บูรณาการ", "เครือข่าย"])
    'รูปแบบการบูรณาการเครือข่าย'
    """
    return _printed(mended(nfc(topic), known))


def mended(topic: str, known: Iterable[str]) -> str:
    """Return a topic with slips mended; a stretch of good words is never touched."""
    for word in sorted(set(known), key=lambda w: (-len(w), w)):
        if len(word) < _SLIP_LETTERS or word.lower() in topic.lower():
            continue
        found = fuzz.partial_ratio_alignment(word.lower(), topic.lower(), score_cutoff=_ALIKE)
        if found is None:
            continue
        start, end = _best(word.lower(), topic.lower(), found.dest_start, found.dest_end)
        typed = topic[start:end]
        most = 2 if len(word) >= _TWO_SLIPS else 1
        near = Levenshtein.distance(typed.lower(), word.lower(), score_cutoff=most) <= most
        if near and not _are_words(topic, start, end):
            topic = topic[:start] + word + topic[end:]
    return topic


def _best(word: str, topic: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of a stretch by a letter or two to where it is most like the word."""
    tries = (
        (Levenshtein.distance(word, topic[a:b]), abs(b - a - len(word)), a, b)
        for a in range(max(0, start - 2), start + 3)
        for b in range(max(a + 1, end - 2), min(len(topic), end + 2) + 1)
    )
    return min(tries)[2:]


def _are_words(topic: str, start: int, end: int) -> bool:
    """Tell whether a stretch is made of words that there are, so that nothing was mistyped."""
    if _LATIN.search(topic[start:end]):
        whole = re.search(r"[A-Za-z-]*$", topic[:start]), re.match(r"[A-Za-z-]*", topic[end:])
        return any(found and found[0] for found in whole)  # part of a longer word
    touched = [word for at, word in placed_words(topic) if at < end and at + len(word) > start]
    return bool(touched) and all(word in dictionary() and len(word) > 2 for word in touched)


def _printed(topic: str) -> str:
    """Put the printed word for each everyday one, the longest first."""
    for said, printed in _everyday():
        at = _found(topic, said)
        while at >= 0 and printed.lower() not in topic.lower():
            topic = topic[:at] + _spaced(topic, at, printed, said) + topic[at + len(said) :]
            at = _found(topic, said)
    return topic


def _spaced(topic: str, at: int, printed: str, said: str) -> str:
    follows = topic[at + len(said) :][:1]
    return f"{printed} " if _LATIN.search(printed) and follows.isalpha() else printed


def _found(topic: str, said: str) -> int:
    """Return where a phrase stands as words of its own, or -1."""
    at = topic.lower().find(said)
    if at < 0:
        return at
    end = at + len(said)
    if _LATIN.search(said):
        edges = topic[at - 1 : at], topic[end : end + 1]
        return -1 if any(_LATIN.match(edge) for edge in edges if edge) else at
    cuts = word_cuts(topic) | {0, len(topic)}
    whole = at in cuts and end in cuts
    return at if whole or len(said) >= _CERTAIN else -1


@lru_cache(maxsize=1)
def _everyday() -> tuple[tuple[str, str], ...]:
    groups = read_yaml_list(corpus_folder() / "everyday.yaml")
    pairs = [
        (nfc(said).lower(), nfc(group["printed"])) for group in groups for said in group["said"]
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
