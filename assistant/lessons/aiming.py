"""The parts of a curriculum that a topic or a section names: all of it, a unit, a list, a point."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from assistant.lessons.curriculum import Curriculum
from assistant.lessons.groups import Group, groups_of
from assistant.schema import Language
from assistant.text.language import content_words, stem

_WHOLE = 0.6  # share of the course's own name that a topic must have: the course is meant
_PART = 0.5  # share of the name of a part that a topic must have beside it: then the part is
_LONG = 3  # words of a unit's name from which on a topic may say one more and still mean it


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
    found = {
        unit.points: max(_like(said, unit.name.values()), _held(said, unit.name.values()))
        for unit in curriculum.units
    }
    for section in {name for unit in curriculum.units for name in unit.sections}:
        points = tuple(sorted(in_sections([section], curriculum)))
        found[points] = max(_like(said, [section]), found.get(points, 0.0))
    points, like = max(found.items(), key=lambda one: one[1])
    lists = max(_like(said, held.name.values()) for held in curriculum.sets.values())
    return frozenset(points if like >= _PART and like > lists else ())


def called(topic: str, curriculum: Curriculum) -> Group | None:
    """Return the unit, list or point of just this name, in either language."""
    wanted = _plain(topic)
    return next(
        (
            group
            for group in groups_of(curriculum)
            if group.kind != "section" and wanted in map(_plain, group.name.values())
        ),
        None,
    )


def _plain(name: object) -> str:
    return " ".join(str(name).casefold().split())


def _like(said: frozenset[str], known: Iterable[str]) -> float:
    """Return how much of a name a topic has that has no other words."""
    found = (_terms(name) for name in known)
    return max((len(said) / len(name) for name in found if said and said <= name), default=0.0)


def _held(said: frozenset[str], known: Iterable[str]) -> float:
    """Return how much of a topic is a name that it has whole, with one word more at most."""
    found = (_terms(name) for name in known)
    whole = (name for name in found if len(name) >= _LONG and name <= said)
    return max((len(name) / len(said) for name in whole if len(said - name) <= 1), default=0.0)


def names(curriculum: Curriculum) -> Iterator[str]:
    """Yield the names of units, sets and points, in both languages."""
    yield from (name for unit in curriculum.units for name in unit.name.values())
    yield from (name for held in curriculum.sets.values() for name in held.name.values())
    for key in every(curriculum):
        yield from map(str, curriculum.point(key).name.values())


def beside(points: Collection[str], curriculum: Curriculum, language: Language) -> tuple[str, ...]:
    """Name the other units of a course, those that stand next to the ones of some points first."""
    units = curriculum.units
    own = [at for at, unit in enumerate(units) if any(key in points for key in unit.points)]
    others = [at for at in range(len(units)) if at not in own]
    others.sort(key=lambda at: min((abs(at - one) for one in own), default=0))
    return tuple(str(units[at].name[language]) for at in others)


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


def _terms(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))
