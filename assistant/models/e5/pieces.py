"""Cutting a text into the pieces that the encoder was trained on (a unigram model's best cut)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_SPACE = "▁"  # how a piece writes the space before it
_SPACES = re.compile(" {2,}")
_MARKS = 4  # the first pieces stand for what no text has: start, padding, end, unknown
_UNKNOWN_WORTH = 10.0  # below the least likely piece


class Pieces:
    """The pieces of words with how likely each is.

    A library reads this model too, in half a second at every start; these few lines take a tenth,
    and cut a passage in milliseconds.
    """

    def __init__(
        self,
        names: Sequence[str],
        scores: Sequence[float],
        changes: Mapping[int, str],
        unknown: int,
    ) -> None:
        """Take the pieces, their log-likelihoods, and what characters become before the cut."""
        self._numbers = dict(zip(names[_MARKS:], range(_MARKS, len(names)), strict=True))
        self._scores = scores
        self._changes = changes
        self._unknown = unknown
        self._unknown_score = min(scores) - _UNKNOWN_WORTH
        self._longest = max(map(len, names))

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text, without marks of its start and end."""
        plain = _SPACES.sub(" ", text.translate(self._changes)).replace(" ", _SPACE)
        return self._best_cut(plain if plain.startswith(_SPACE) else _SPACE + plain)

    def _best_cut(self, text: str) -> list[int]:
        """Return the likeliest pieces that make up a text (Viterbi)."""
        numbers, scores = self._numbers, self._scores
        best = [float("-inf")] * (len(text) + 1)
        best[0] = 0.0
        last = [(self._unknown, 0)] * (len(text) + 1)  # the piece that ends here, and its start
        for start in range(len(text)):
            here = best[start]
            for end in range(start + 1, min(len(text), start + self._longest) + 1):
                number = numbers.get(text[start:end])
                if number is not None and here + scores[number] > best[end]:
                    best[end], last[end] = here + scores[number], (number, start)
            if here + self._unknown_score > best[start + 1]:
                best[start + 1] = here + self._unknown_score
                last[start + 1] = (self._unknown, start)
        cut = []
        end = len(text)
        while end > 0:
            number, end = last[end]
            cut.append(number)
        return cut[::-1]
