"""What may be quoted of passages by itself: items, rows, sentences, each with its words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.schema import Passage, Span
from assistant.settings.writing import SUMMARY
from assistant.text.language import content_words, sentences, unwrap

_OPENING = ("ดังนี้", "ดังต่อไปนี้", "ได้แก่", ":", "คือ", "follows", "following")


@dataclass(frozen=True, slots=True)
class Unit:
    """A span that can stand alone; ``worth`` is how much of all the texts it speaks for."""

    passage: Passage
    span: Span
    words: frozenset[str]
    worth: float = 0.0

    @property
    def size(self) -> int:
        """Characters."""
        return self.span[1] - self.span[0]


def units(passages: Iterable[Passage]) -> Iterator[Unit]:
    """Yield the units of passages; what only announces, or is too short to say a thing, is none."""
    for passage in passages:
        for start, end in _spans(passage):
            text = unwrap(passage.text[start - passage.start : end - passage.start])
            words = frozenset(content_words(text))
            announces = text.rstrip(" :").endswith(_OPENING) or text.endswith(":")
            if len(words) >= SUMMARY.least_words and not announces:
                yield Unit(passage, (start, end), words)


def _spans(passage: Passage) -> list[Span]:
    if passage.kind == "row":
        return [(passage.start, passage.end)]
    if passage.kind == "list" and passage.parts:
        return list(passage.parts)
    return [(passage.start + a, passage.start + b) for a, b in _sentences(passage.text)]


@lru_cache(maxsize=2_000)
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(sentences(text))


def weighed(found: Sequence[Unit], about: frozenset[str] = frozenset()) -> list[Unit]:
    """Return units with their worth: the share of the weighty words of all that they hold.

    A word weighs more the more units have it, so that what the texts keep speaking of counts;
    one of nearly all units tells nothing apart.  ``about`` are words that count double.
    """
    counts = Counter(word for unit in found for word in unit.words)
    weight = {
        word: math.log(1 + count) * (2.0 if word in about else 1.0)
        for word, count in counts.items()
        if count > 1 or word in about
    }
    total = sum(weight.values()) or 1.0
    return [Unit(u.passage, u.span, u.words, _worth(u, weight) / total**0.5) for u in found]


def _worth(unit: Unit, weight: dict[str, float]) -> float:
    """Return a unit's worth; a longer one has more words by itself, and one too long says two."""
    held = sum(weight.get(word, 0.0) for word in unit.words)
    longer = max(0, unit.size - SUMMARY.line) / SUMMARY.line
    return held / (len(unit.words) + SUMMARY.smooth) / (1 + longer)
