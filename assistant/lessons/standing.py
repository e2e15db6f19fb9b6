"""Which points of a curriculum stand in what the searches found, and what that is worth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from assistant.frameworks.sourcing import in_section
from assistant.lessons.curriculum import Curriculum
from assistant.lessons.likeness import taught
from assistant.lessons.topics import Said
from assistant.schema import Language, Passage
from assistant.text.language import content_words

_STANDS = 0.5  # share of a statement's words that a passage must have where the point stands in it
_FULL = 0.8  # share from which on it says the point as well as any


def worths(found: Iterable[Said], curriculum: Curriculum) -> dict[str, float]:
    """Return the most that a point is worth by what it stands in."""
    worth: dict[str, float] = {}
    for said in found:
        for key, share in _standing(said.passage, said.text, curriculum):
            worth[key] = max(worth.get(key, 0.0), said.worth * min(1.0, share / _FULL))
    return worth


def _standing(passage: Passage, text: str, curriculum: Curriculum) -> Iterator[tuple[str, float]]:
    """Yield the points that stand in a text of a passage, with the share of their words there."""
    trail = passage.source or passage.section
    held = frozenset(content_words(text))
    for key, words in _statements(curriculum, passage.language).items():
        share = len(words & held) / len(words) if words else 0.0
        if share >= _STANDS and in_section(trail, curriculum.point(key).sections):
            yield key, share


_KEPT: dict[tuple[str, Language], tuple[Curriculum, Mapping[str, frozenset[str]]]] = {}


def _statements(curriculum: Curriculum, language: Language) -> Mapping[str, frozenset[str]]:
    """Return the words of each point's statement, read once."""
    found = _KEPT.get((curriculum.key, language))
    if found is None or found[0] is not curriculum:
        read = {
            key: frozenset(content_words(curriculum.point(key).statement[language]))
            for key in taught(curriculum)
        }
        _KEPT[curriculum.key, language] = found = (curriculum, read)
    return found[1]
