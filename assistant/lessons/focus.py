"""What of the material a lesson takes: the points of its topic, at the depth of its level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from assistant.lessons.form import say
from assistant.lessons.material import Material, Point, TaughtSet, TaughtUnit
from assistant.lessons.provisions import order_of
from assistant.lessons.request.request import Level
from assistant.lessons.rules import rule_of
from assistant.lessons.weighing import weighed
from assistant.schema import Language
from assistant.text.language import content_words

_LIST = 5  # what it counts that a point names a list, in questions on it
_QUOTED = 8  # points that a level must leave of a document, each of which gives an item at most
_FEW = 3  # points that a level must leave; with fewer the topic is taught whole
_RENAMED = 0.6  # share of a unit's points under which it goes by the name of what is taught of it


def focused(material: Material, points: Collection[str], level: Level | None) -> Material:
    """Return material whose units hold the topic's points at a level; the sets stay as they are.

    Args:
        material: All that the library carries.
        points: The ids of the points that the topic is about; none means all.
        level: Basic takes lists, names and plain facts; advanced what is weighed: the members of
            lists one by one, conditions, tensions; without one, and for intermediate, all.
    """
    units = []
    for unit in material.units:
        kept = tuple(p for p in unit.points if not points or p.id in points)
        if kept:
            units.append(_narrowed(material, unit, kept))
    chosen = tuple(units)
    if level in ("basic", "advanced"):
        chosen = tuple(_levelled(chosen, material, level))
    told = tuple(with_question(unit, level, material.language) for unit in chosen)
    return replace(material, units=told)


def by_importance(material: Material, unit: TaughtUnit, most: int) -> tuple[Point, ...]:
    """Return the points of a unit that matter most, in teaching order.

    A point that names a list counts most, then one that many questions are on; of a document its
    rules count before its other sentences, and these before the items of its lists.
    """
    lists = {s.listed.id for s in material.sets.values() if s.listed}
    asked = Counter(p.id for one in material.open for p in one.points)
    asked.update(stem.point.id for stem in material.stems)
    asked.update(told.point.id for told in material.situations)
    named = {m.id for s in material.sets.values() for m in s.members}

    def less(point: Point) -> tuple[int, bool, bool]:
        quoted = point.statement.text.startswith("“")
        rule = quoted and is_rule(point, material.language)
        counted = _LIST * (point.id in lists) + asked[point.id]
        return -counted, quoted and point.id in named, not rule

    ranked = sorted(unit.points, key=less)
    chosen = {point.id for point in ranked[:most]}
    return tuple(point for point in unit.points if point.id in chosen)


def is_rule(point: Point, language: Language) -> bool:
    """Tell whether a sentence of a document says what somebody has to do, or what follows."""
    ordered = point.instructs or order_of(point.quoted, language) is not None
    return ordered or rule_of(point.checked, language) is not None


def _narrowed(material: Material, unit: TaughtUnit, kept: tuple[Point, ...]) -> TaughtUnit:
    """Return a unit with some of its points; aims and questions on the others go with these."""
    if len(kept) >= _RENAMED * max(unit.whole, len(unit.points)):
        return replace(unit, points=kept)
    name = _named(material, unit, kept)
    words = set(content_words("\n".join((name, *(point.name for point in kept)))))
    words -= set(content_words(material.name))  # which all of the course is about
    asked = tuple(q for q in unit.discussion if words & set(content_words(q)))
    return replace(unit, points=kept, name=name, aims=(), discussion=asked)


def with_question(unit: TaughtUnit, level: Level | None, language: Language) -> TaughtUnit:
    """Return a unit with a question to put to learners of a level."""
    asked = say(f"ask_{level or 'intermediate'}", language, name=f"“{unit.name}”")
    return replace(unit, discussion=tuple(dict.fromkeys((*unit.discussion, asked))))


def covered_sets(
    sets: Mapping[str, TaughtSet], units: Sequence[TaughtUnit]
) -> dict[str, TaughtSet]:
    """Return the sets all of whose members the units teach."""
    taught = {point.id for unit in units for point in unit.points}
    return {k: s for k, s in sets.items() if taught.issuperset(m.id for m in s.members)}


def _levelled(units: Sequence[TaughtUnit], material: Material, level: Level) -> list[TaughtUnit]:
    """Return the units with what a level teaches; where that is hardly anything, with all."""
    sets = material.sets
    lists = {list_of(s) for s in sets.values()} - {""}
    members = {m.id for s in sets.values() if list_of(s) for m in s.members}
    taught = {p.id for unit in units for p in unit.points}
    shown = {m for s in sets.values() if list_of(s) in taught for m in _ids(s)}
    plain = (p for unit in units for p in unit.points if p.id not in lists | (members & shown))
    weighs = (members & shown) | weighed(plain, material.language)
    made = []
    for unit in units:
        kept = tuple(p for p in unit.points if (p.id in weighs) == (level == "advanced"))
        if level == "advanced":
            kept = tuple(p for p in kept if p.id not in lists)
        made.append(replace(unit, points=kept))
    quoted = all(p.statement.text.startswith("“") for unit in units for p in unit.points)
    if sum(len(unit.points) for unit in made) < (_QUOTED if quoted else _FEW):
        return list(units)
    return [unit for unit in made if unit.points]


def list_of(point_set: TaughtSet) -> str:
    """Return the id of the point that tells of the members of a set together; empty for none."""
    return point_set.listed_by or (point_set.listed.id if point_set.listed else "")


def _ids(point_set: TaughtSet) -> tuple[str, ...]:
    return tuple(member.id for member in point_set.members)


def _named(material: Material, unit: TaughtUnit, kept: Sequence[Point]) -> str:
    """Return a unit's name, or that of the one list to which what is taught of it belongs."""
    ids = {point.id for point in kept}
    for point_set in material.sets.values():
        own = {*_ids(point_set), *((point_set.listed.id,) if point_set.listed else ())}
        if len(ids & own) >= _RENAMED * len(ids) and own <= ids:
            return point_set.name[:1].upper() + point_set.name[1:]
    return unit.name
