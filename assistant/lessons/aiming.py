"""Which points of a curriculum a topic is about: those that stand in what was found on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from assistant.frameworks.sourcing import in_section
from assistant.lessons.curriculum import Curriculum
from assistant.lessons.topics import Said
from assistant.schema import Language, Passage
from assistant.text.language import content_words, stem

_NEAR = (0.8, 0.65, 0.5)  # of the best point's worth that others must have, till there are a few
_MEANING = 0.1  # score for each spread by which a point's meaning is nearer than usual
_FEW = 4  # points; fewer make no lesson
_STANDS = 0.5  # share of a statement's words that a passage must have where the point stands in it
_FULL = 0.8  # share from which on it says the point as well as any
_MOST = 0.5  # share of a set's members that bring the others along
_WHOLE = 0.6  # share of the course's own name that a topic must have: the course is meant
_PART = 0.5  # share of the name of a part that a topic must have beside it: then the part is


def aim(
    found: Iterable[Said],
    standing_out: Mapping[str, float],
    curriculum: Curriculum,
) -> frozenset[str]:
    """Return the points that stand in what was found on a topic, where it is worth most.

    Where half of a list is meant, all of it is.

    Args:
        found: What the searches found and the judge read, with its score.
        standing_out: By how many spreads each point's meaning is nearer than the others'.
        curriculum: What there is to teach.
    """
    worth = _worths(found, curriculum)
    for key, spreads in standing_out.items():
        if spreads > 1:
            worth[key] = worth.get(key, 0.0) + _MEANING * (spreads - 1)
    return _best(worth, curriculum) if worth else frozenset()


def _best(worth: Mapping[str, float], curriculum: Curriculum) -> frozenset[str]:
    best = max(worth.values())
    chosen: set[str] = set()
    for near in _NEAR:
        if len(chosen) < _FEW:
            chosen = {key for key, one in worth.items() if one >= best * near}
            chosen |= _along(curriculum, chosen)
    return frozenset(chosen)


def _worths(found: Iterable[Said], curriculum: Curriculum) -> dict[str, float]:
    """Return the most that a point is worth by what it stands in."""
    worth: dict[str, float] = {}
    for said in found:
        for key, share in _standing(said.passage, said.text, curriculum):
            worth[key] = max(worth.get(key, 0.0), said.worth * min(1.0, share / _FULL))
    return worth


def is_whole(topic: str, curriculum: Curriculum) -> bool:
    """Tell whether a topic is the course: most of its name, and not the name of a part beside."""
    said = _terms(topic)
    for name in map(_terms, curriculum.name.values()):
        beside = said - name
        if len(said & name) >= _WHOLE * len(name):
            parts = (_terms(part) - name for part in names(curriculum))
            return not any(len(beside & part) >= _PART * len(part) for part in parts if part)
    return False


def named_part(topic: str, curriculum: Curriculum) -> frozenset[str]:
    """Return the points of the unit, or of the section, that a topic names, in part at least.

    A list that is named as closely is meant instead: then there are none.
    """
    said = _terms(topic)
    found = {unit.points: _like(said, unit.name.values()) for unit in curriculum.units}
    for section in {name for unit in curriculum.units for name in unit.sections}:
        points = tuple(sorted(in_sections([section], curriculum)))
        found[points] = max(_like(said, [section]), found.get(points, 0.0))
    points, like = max(found.items(), key=lambda one: one[1])
    lists = max(_like(said, held.name.values()) for held in curriculum.sets.values())
    return frozenset(points if like >= _PART and like > lists else ())


def _like(said: frozenset[str], known: Iterable[str]) -> float:
    """Return how much of a name a topic has that has no other words."""
    found = (_terms(name) for name in known)
    return max((len(said) / len(name) for name in found if said and said <= name), default=0.0)


def names(curriculum: Curriculum) -> Iterator[str]:
    """Yield the names of units, sets and points, in both languages."""
    yield from (name for unit in curriculum.units for name in unit.name.values())
    yield from (name for held in curriculum.sets.values() for name in held.name.values())
    for key in every(curriculum):
        yield from map(str, curriculum.point(key).name.values())


def every(curriculum: Curriculum) -> frozenset[str]:
    """Return all points that a curriculum teaches."""
    return frozenset(point for unit in curriculum.units for point in unit.points)


def in_sections(sections: Iterable[str], curriculum: Curriculum) -> frozenset[str]:
    """Return the points that report one of the sections, by the names of its trail."""
    wanted = tuple(sections)
    return frozenset(
        key
        for key in every(curriculum)
        if any(name.startswith(s) for s in curriculum.point(key).sections for name in wanted)
    )


def _standing(passage: Passage, text: str, curriculum: Curriculum) -> Iterator[tuple[str, float]]:
    """Yield the points that stand in a text of a passage, with the share of their words there."""
    trail = passage.source or passage.section
    held = frozenset(content_words(text))
    for key, words in _statements(curriculum, passage.language).items():
        share = len(words & held) / len(words) if words else 0.0
        if share >= _STANDS and in_section(trail, curriculum.point(key).sections):
            yield key, share


def _along(curriculum: Curriculum, chosen: Collection[str]) -> set[str]:
    """Return the members of the sets that are chosen as a list, or mostly."""
    return {
        member
        for point_set in curriculum.sets.values()
        if point_set.listed_by in chosen
        or len({*chosen} & {*point_set.members}) >= _MOST * len(point_set.members)
        for member in (*filter(None, (point_set.listed_by,)), *point_set.members)
    }


def _terms(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))


_KEPT: dict[tuple[str, Language], tuple[Curriculum, Mapping[str, frozenset[str]]]] = {}


def _statements(curriculum: Curriculum, language: Language) -> Mapping[str, frozenset[str]]:
    """Return the words of each point's statement, read once."""
    found = _KEPT.get((curriculum.key, language))
    if found is None or found[0] is not curriculum:
        read = {
            key: frozenset(content_words(curriculum.point(key).statement[language]))
            for key in every(curriculum)
        }
        _KEPT[curriculum.key, language] = found = (curriculum, read)
    return found[1]
