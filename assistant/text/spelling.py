"""Slips of the pen in English words: "inovation" is asked for innovation.

Only words in lower case are touched, and only towards the words of the glossary: a name or a word
of the library is never "corrected" into a term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from assistant.text.glossary import glossary

_WORD = re.compile(r"(?<![A-Za-z-])[a-z]{6,}(?![A-Za-z-])")
_VOWELS = set("aeiouy")
_SHORTEST = 6  # letters; in a shorter word one letter is too much of it
_ENDINGS = ("s", "es", "d", "ed", "ing")


def corrected(text: str) -> str:
    """Return a question with slips in the glossary's English words mended.

    >>> corrected("why inovation in network managment?")
    'why innovation in network management?'
    """
    return _WORD.sub(lambda match: _corrected(match[0]), text)


@lru_cache(maxsize=4_000)
def _corrected(word: str) -> str:
    known = _vocabulary()
    if word in known or any(form in known for form in _base_forms(word)):
        return word
    forms = (word, *(form for form in _base_forms(word) if len(form) >= _SHORTEST))
    near = _by_initial().get(word[0], ())
    return next((k for k in near if any(_slips(f, k) for f in forms)), word)


def _slips(word: str, other: str) -> bool:
    """Whether a word is another with a letter too few or too many, or one vowel for another.

    A changed consonant makes another word: evacuation is no slip of evaluation.
    """
    if Levenshtein.distance(word, other, score_cutoff=1) != 1:
        return False
    [edit] = Levenshtein.editops(word, other)
    return edit.tag != "replace" or {word[edit.src_pos], other[edit.dest_pos]} <= _VOWELS


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    return frozenset(w for pair in glossary() for s in pair.en for w in re.findall(r"[a-z]{5,}", s))


def _base_forms(word: str) -> Iterator[str]:
    """Yield what a word may be a regular form of: "proposed" is no slip of "propose"."""
    if word.endswith("ies"):
        yield f"{word.removesuffix('ies')}y"
        return
    for ending in _ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending)
            yield f"{word.removesuffix(ending)}e"


@lru_cache(maxsize=1)
def _by_initial() -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for word in sorted(_vocabulary()):
        groups.setdefault(word[0], []).append(word)
    return {initial: tuple(group) for initial, group in groups.items()}
