"""Slips of the pen in English words: "inovation" is asked for innovation.

Only words in lower case are touched, and only towards the words of the glossary: a name or a word
of the library is never "corrected" into a term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from assistant.catalogue import glossary

_WORD = re.compile(r"(?<![A-Za-z-])[a-z]{6,}(?![A-Za-z-])")
_ENDINGS = ("s", "es", "d", "ed", "ing")
_CLOSE = 0.88  # of SequenceMatcher: one letter lost or doubled in a word of eight


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
    near = get_close_matches(word, _by_initial().get(word[0], ()), n=1, cutoff=_CLOSE)
    return near[0] if near else word


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    return frozenset(w for pair in glossary() for s in pair.en for w in re.findall(r"[a-z]{5,}", s))


def _base_forms(word: str) -> Iterator[str]:
    """Yield what a word may be a regular form of: "proposed" is no slip of "propose"."""
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
