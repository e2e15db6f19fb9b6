"""Large numbers beside the paragraphs that they count, as posters and leaflets set them.

Such a number stands on a height of its own, between two lines: by height alone it would fall into
the second one. It belongs in front of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from assistant.reading.layout.sheet import Word

_LARGER = 1.3  # times as large as the text beside
_DIGITS = 2
_GAP = 4.0  # of its sizes, at most, between a number and the text
_SAME = 0.5  # sizes between words that begin on one edge, or stand on one height


def with_numbers_in_front(words: Sequence[Word]) -> list[Word]:
    """Return the words of a page, each such number before the first line beside it."""
    placed = list(words)
    usual = median(word.size for word in words) if words else 0.0
    large = [word for word in words if word.size >= _LARGER * usual and _counts(word)]
    for number in large:
        beside = _beside(number, placed)
        if beside and max(w.base for w in beside) - min(w.base for w in beside) > _SAME * usual:
            first = min(beside, key=lambda word: (word.base, word.left))
            placed.remove(number)
            moved = number._replace(
                top=first.top, bottom=first.bottom, base=first.base, size=first.size
            )
            placed.insert(placed.index(first), moved)
    return placed


def _counts(word: Word) -> bool:
    return word.text.isdecimal() and len(word.text) <= _DIGITS


def _beside(number: Word, words: Sequence[Word]) -> list[Word]:
    """Return the words at the left edge of the text on the right of a number, on its height."""
    there = [
        word
        for word in words
        if word.size * _LARGER <= number.size
        and 0 <= word.left - number.right < _GAP * number.size
        and word.top < number.bottom
        and word.bottom > number.top
    ]
    edge = min((word.left for word in there), default=0.0)
    return [word for word in there if word.left - edge < _SAME * word.size]
