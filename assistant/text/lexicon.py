"""How well a run of Thai letters reads: its cheapest division into dictionary words.

Words and their frequencies come with the PyThaiNLP wheel; nothing is fetched.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import inf, log
from typing import NamedTuple

from assistant.text.thai_letters import CONSONANT, FOLLOWING, LEADING, MARK, THAI

# Nats per letter that stands in no word. The rarest word costs log(3.2e7) = 17.3 as a whole, so
# any word is cheaper than leaving one letter outside.
_UNKNOWN_COST = 18.0
# How far a word can be trusted not to be a piece of a broken one, by its length in characters
# and its count in the Thai National Corpus (32 million words). On 25,000 article titles of an
# encyclopedia, mostly foreign names, these numbers leave 10 wrong edits.
_EVERYDAY_COUNT = 12_500
_CERTAIN_COUNT = 9_000
_COMMON_COUNT = 30
_LONG = 6
_SHORT = 3
# Letters beside a mended site that must be in words too: names of strangers often are not.
_BESIDE = 3

_THAI_WORD = re.compile(f"[{THAI}]+")
# The smallest pieces that no word boundary divides.
_UNIT = re.compile(f"[{LEADING}]?[{CONSONANT}][{MARK}]*[{FOLLOWING}]*|.", re.DOTALL)


class Piece(NamedTuple):
    """A word of a reading, or a unit that is in no word; offsets into the run.

    ``seen`` is its count in the corpus, plus one for every word of the list; it is 0 outside words
    and for single letters, though the word list names them.
    """

    start: int
    end: int
    seen: int

    @property
    def known(self) -> bool:
        """Whether it is a word at all."""
        return self.seen > 0

    @property
    def everyday(self) -> bool:
        """Whether it is a word of every page."""
        return self.seen > _EVERYDAY_COUNT

    @property
    def familiar(self) -> bool:
        """Whether it need not be doubted."""
        length = self.end - self.start
        if length >= _LONG:
            return self.known
        return self.seen > (_COMMON_COUNT if length >= _SHORT else _EVERYDAY_COUNT)

    @property
    def certain(self) -> bool:
        """Whether it can be the outcome of a repair."""
        return self.familiar and (self.end - self.start > _SHORT or self.seen > _CERTAIN_COUNT)


class Reading(NamedTuple):
    """The cheapest division of a run; ``cost`` in nats, lower is more Thai."""

    cost: float
    pieces: tuple[Piece, ...]
    familiar: bool  # whether every piece is

    def certain(self, start: int, end: int) -> bool:
        """Whether ``start:end`` is in certain words."""
        return all(piece.certain for piece in self.over(start, end))

    def sound(self, start: int, end: int) -> bool:
        """Whether ``start:end`` is in certain words, with known words on both sides."""
        beside = self.over(start - _BESIDE, end + _BESIDE)
        return self.certain(start, end) and all(piece.known for piece in beside)

    def over(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces that share a letter with ``start:end``."""
        return tuple(piece for piece in self.pieces if piece.start < end and piece.end > start)


class Lexicon:
    """Reads runs of Thai letters with a word list and word counts."""

    def __init__(self, words: Iterable[str], counts: Mapping[str, int]) -> None:
        known = {word for word in words if _THAI_WORD.fullmatch(word)}
        self._counts = {word: counts.get(word, 0) + 1 for word in known if len(word) > 1}
        total = sum(self._counts.values())
        beginnings = (word[:end] for word in known for end in range(1, len(word)))
        self._costs = dict.fromkeys(beginnings, inf)
        self._costs.update({word: log(total / self._counts.get(word, 1)) for word in known})
        self.read = lru_cache(maxsize=8192)(self._read)

    def _read(self, run: str) -> Reading:
        """Find the cheapest division of ``run`` (Viterbi over its units)."""
        ends = [match.end() for match in _UNIT.finditer(run)]
        starts = [0, *ends]
        cost = [0.0, *[inf] * len(ends)]
        back = [0] * (len(ends) + 1)
        price = self._costs.get
        for first, start in enumerate(starts[:-1]):
            so_far = cost[first]
            outside = so_far + _UNKNOWN_COST * (ends[first] - start)
            if outside < cost[first + 1]:
                cost[first + 1], back[first + 1] = outside, first
            for last in range(first, len(ends)):
                word = price(run[start : ends[last]])
                if word is None:
                    break
                if so_far + word < cost[last + 1]:
                    cost[last + 1], back[last + 1] = so_far + word, first
        pieces = self._pieces(run, starts, back)
        return Reading(cost[-1], pieces, all(piece.familiar for piece in pieces))

    def _pieces(self, run: str, starts: list[int], back: list[int]) -> tuple[Piece, ...]:
        pieces = []
        last = len(back) - 1
        while last:
            start, end = starts[back[last]], starts[last]
            pieces.append(Piece(start, end, self._counts.get(run[start:end], 0)))
            last = back[last]
        return tuple(reversed(pieces))


@lru_cache(maxsize=1)
def thai_lexicon() -> Lexicon:
    """The lexicon of the installed PyThaiNLP, loaded once (about 0.4 s)."""
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")
    from pythainlp.corpus import thai_words, tnc

    return Lexicon(thai_words(), dict(tnc.word_freqs()))
