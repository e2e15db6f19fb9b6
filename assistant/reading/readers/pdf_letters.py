"""Other readings of a PDF page: its letters as another extractor gives them, in the places we know.

PDFium knows best where words stand, how large and how bold. Where it gives their letters wrongly
another extractor's letters are put into its words, found by what damage leaves alone: the letters
without their marks, in order. Only where those differ as well do another's own words stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.reading.layout.sheet import Word, is_thai
from assistant.reading.readers.content import clean
from assistant.text.thai_letters import MARK

_BONE = re.compile(f"[^{MARK}\uf701-\uf70e\uf710-\uf71a\\s\u00ad\u200b-\u200f\u2060\ufeff]")
_NEAR = 400  # letters from where the last word was found in which the next one stands
_SURE = 6  # letters of a word that may be looked for on the whole page


class Replaced(NamedTuple):
    """Words with another's letters; ``share`` of the letters are found in both, 0 to 1."""

    words: tuple[Word, ...]
    share: float


def with_letters_of(words: Sequence[Word], text: str) -> Replaced:
    """Put the letters of a text into the words that have the same ones but for their marks."""
    text = clean(text)
    bones, places = _bones(text)
    replaced: list[Word] = []
    at = found = total = 0
    for word in words:
        own, _ = _bones(word.text)
        total += len(own)
        start = _find(bones, own, at)
        if start is None:
            replaced.append(word)
            continue
        at = start + len(own)
        found += len(own)
        end = places[at] if at < len(places) else len(text)
        replaced.append(word._replace(text=_joined(text[places[start] : end], word.text)))
    return Replaced(tuple(replaced), found / total if total else 0.0)


def _bones(text: str) -> tuple[str, list[int]]:
    """The letters of a text without marks and blanks, and where each stands in it."""
    places = [match.start() for match in _BONE.finditer(text)]
    return "".join(text[at] for at in places), places


def _find(bones: str, own: str, near: int) -> int | None:
    """Where a word stands: close behind the last one, else anywhere if it can only be there."""
    if not own:
        return None
    at = bones.find(own, near, near + _NEAR + len(own))
    if at < 0 and len(own) >= _SURE:
        at = bones.find(own)
        if at >= 0 and bones.find(own, at + 1) >= 0:
            return None
    return at if at >= 0 else None


def _joined(text: str, before: str) -> str:
    """The letters of a word without blanks that were put among them."""
    return "".join(text.split()) or before


def near_words(found: Sequence[Word], known: Sequence[Word]) -> tuple[Word, ...]:
    """Another's own words, with the size, weight and base line of what stands there by PDFium.

    A word where PDFium sees none is hidden from readers of the page. Pieces of a Thai word that
    stand close together are one word.
    """
    words: list[Word] = []
    for word in found:
        like = _at(word, known)
        if like is None:
            continue
        word = word._replace(size=like.size, bold=like.bold, base=like.base)
        last = words[-1] if words else None
        if last is not None and _goes_on(last, word):
            words[-1] = last._replace(text=last.text + word.text, right=word.right)
        else:
            words.append(word)
    return tuple(words)


def _at(word: Word, known: Sequence[Word]) -> Word | None:
    """The word of the same place, as far as boxes can tell."""
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    for other in known:
        if other.left <= x <= other.right and other.top <= y <= other.bottom:
            return other
    return None


def _goes_on(last: Word, word: Word) -> bool:
    close = -0.3 < (word.left - last.right) / max(last.size, 1.0) < 0.12
    thai = is_thai(last.text[-1:]) and is_thai(word.text[:1])
    return close and thai and abs(last.base - word.base) < 0.35 * last.size
