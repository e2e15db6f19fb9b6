"""What may be quoted of passages by itself: items, rows, sentences, each with its words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.objects.statements import states
from assistant.schema import Passage, Span
from assistant.settings.writing import SUMMARY
from assistant.text.language import content_words, sentences, unwrap


@dataclass(frozen=True, slots=True)
class Unit:
    """A span that can stand alone, and its content words."""

    passage: Passage
    span: Span
    words: frozenset[str]

    @property
    def size(self) -> int:
        """Characters."""
        return self.span[1] - self.span[0]


def units(passages: Iterable[Passage], whole: int = 0) -> Iterator[Unit]:
    """Yield the units of passages; what states nothing is none.

    A list of at most ``whole`` characters is one, with what announces it.
    """
    for passage in passages:
        if passage.kind == "caption":
            continue
        if passage.kind == "list" and passage.end - passage.start <= whole:
            words = frozenset(content_words(unwrap(passage.text)))
            yield Unit(passage, (passage.start, passage.end), words)
            continue
        for start, end in _spans(passage):
            text = passage.text[start - passage.start : end - passage.start]
            if states(text):
                yield Unit(passage, (start, end), frozenset(content_words(unwrap(text))))


def _spans(passage: Passage) -> list[Span]:
    if passage.kind == "row":
        return [(passage.start, passage.end)]
    if passage.kind == "list" and passage.parts:
        return list(passage.parts)
    return [(passage.start + a, passage.start + b) for a, b in _sentences(passage.text)]


@lru_cache(maxsize=2_000)
def _sentences(text: str) -> tuple[Span, ...]:
    return tuple(sentences(text))


def weights(found: Sequence[Unit], about: frozenset[str] = frozenset()) -> dict[str, float]:
    """Return the weight of each word: more the more units have it, and double where asked about.

    What the texts keep speaking of is what they are about; a word of one unit weighs hardly
    anything.
    """
    counts = Counter(word for unit in found for word in unit.words)
    return {
        word: max(math.log(count), SUMMARY.once) * (2.0 if word in about else 1.0)
        for word, count in counts.items()
    }


def gain(unit: Unit, weight: Mapping[str, float], said: frozenset[str]) -> float:
    """Return what a unit adds to what is said; a longer one must add more.

    The same in whatever order its words come: of units that add alike one process chooses as the
    next one does.
    """
    new = math.fsum(weight.get(word, 0.0) for word in unit.words - said)
    longer = max(0, unit.size - SUMMARY.line) / SUMMARY.line
    return new / math.sqrt(len(unit.words) + SUMMARY.smooth) / (1 + longer)
