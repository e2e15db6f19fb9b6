"""A typed topic without its slips of the pen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from assistant.text.dictionary import dictionary
from assistant.text.language import nfc, placed_words, stem
from assistant.text.stop_words import stop_words

_SLIP_LETTERS = 6  # of a word that may be written with one slip
_TWO_SLIPS = 9  # letters of a word that may have two
_ALIKE = 80.0  # of 100, that a stretch must be like a word before its slips are counted
_LATIN = re.compile(r"[A-Za-z]")
_WORD = re.compile(rf"[A-Za-z]{{{_SLIP_LETTERS},}}")
_MARK = re.compile("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")  # that need a letter before


def mended(
    topic: str, known: Iterable[str], is_used: Callable[[str], bool] = lambda _: False
) -> str:
    """Return a topic with slips mended; a stretch of good words is never touched.

    Args:
        topic: As typed.
        known: The words of what there is to teach; slips are mended towards these alone.
        is_used: Tells of an English word whether the library has it: then it is none.

    >>> mended("หลักสุตรอบรม", ["หลักสูตร"])
    'หลักสูตรอบรม'
    """
    held = sorted(set(known), key=lambda w: (-len(w), w))
    latin = [word for word in held if _LATIN.match(word)]
    topic = _WORD.sub(lambda found: _right(found[0], latin, is_used), nfc(topic))
    for word in held:
        if _LATIN.match(word) or len(word) < _SLIP_LETTERS or word.lower() in topic.lower():
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


def _right(typed: str, known: Iterable[str], is_used: Callable[[str], bool]) -> str:
    """Return an English word without its slips: the nearest known one, but for another form."""
    if is_used(typed.lower()):
        return typed
    near = sorted((OSA.distance(typed.lower(), w.lower()), w) for w in known)
    for distance, word in near[:1]:
        most = 2 if len(typed) >= _TWO_SLIPS else 1
        other = stem(typed.lower()) != stem(word.lower())  # "network" is no slip for "networks"
        if distance <= most and other:
            return word.lower() if typed.islower() else word
    return typed


def _best(word: str, topic: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of a stretch by a letter or two to where it is most like the word.

    No vowel or tone mark may be left without its letter.
    """
    tries = (
        (Levenshtein.distance(word, topic[a:b]), abs(b - a - len(word)), a, b)
        for a in range(max(0, start - 2), start + 3)
        for b in range(max(a + 1, end - 2), min(len(topic), end + 2) + 1)
        if not (_MARK.match(topic, a) or _MARK.match(topic, b))
    )
    return min(tries, default=(0, 0, start, end))[2:]


def _are_words(topic: str, start: int, end: int) -> bool:
    """Tell whether a stretch is made of words that there are, so that nothing was mistyped."""
    touched = [word for at, word in placed_words(topic) if at < end and at + len(word) > start]
    return bool(touched) and all(_is_word(word) for word in touched)


def _is_word(word: str) -> bool:
    """Tell whether a piece is a word rather than what a slip has left of one."""
    return word in dictionary() and (len(word) > 2 or word in stop_words())
