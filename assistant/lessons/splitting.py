"""A unit taken apart where a lesson has time for more than it has units: by its lists or sections.

So each step of a longer lesson, and each of its objectives, is on one list or a few articles,
rather than all of them on everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from assistant.lessons.curriculum import Aim
from assistant.lessons.focus import with_question
from assistant.lessons.form import say
from assistant.lessons.headings import unnumbered
from assistant.lessons.material import Material, Point, TaughtSet, TaughtUnit
from assistant.lessons.request.request import Level
from assistant.schema import LANGUAGES
from assistant.text.language import content_words, stem
from assistant.text.shortening import shortened

_MEMBERS = 3  # of a list that is a step of its own
_REST = 3  # points beside the lists of a unit that are a step of their own
_POINTS = 3  # of a part of a chapter, about
_PARTS = 4  # of a chapter at most
_NAME = 60  # characters of a section's name in that of a part


def split(material: Material, most: int, level: Level | None) -> Material:
    """Return material with its units taken apart, as long as there are not more than ``most``."""
    units, sets = list(material.units), dict(material.sets)
    for unit in sorted(material.units, key=lambda one: -len(one.points)):
        room = most - len(units) + 1
        quoted = all(point.statement.text.startswith("“") for point in unit.points)
        ways = _by_sections(material, unit, room) if quoted else _by_lists(material, unit)
        parts = list(ways)
        if not 1 < len(parts) <= room:
            continue
        parts = [with_question(part, level, material.language) for part in parts]
        at = units.index(unit)
        units[at : at + 1] = parts
        sets |= _moved(sets, unit, parts)
    return replace(material, units=tuple(units), sets=sets)


def _by_lists(material: Material, unit: TaughtUnit) -> Iterator[TaughtUnit]:
    """Yield a unit's other points, and each list of it that is taught whole."""
    taught = {point.id: point for point in unit.points}
    held = [one for one in material.sets.values() if _is_step(one, taught)]
    used: set[str] = set()
    apart = []
    for one in held:
        ids = {member.id for member in one.members}
        if not ids & used:
            apart.append((one, ids | ({one.listed.id} if one.listed else set())))
            used |= apart[-1][1]
    rest = tuple(point for point in unit.points if point.id not in used)
    if not apart or (len(apart) == 1 and len(rest) < _REST):
        return
    if rest and len(rest) < _REST:
        first, ids = apart[0]
        apart[0] = first, ids | {point.id for point in rest}
        rest = ()
    groups = [(unit.id, unit.name, rest)] if rest else []
    for one, ids in apart:
        chosen = tuple(point for point in unit.points if point.id in ids)
        groups.append((f"{unit.id}/{one.id}", one.name[:1].upper() + one.name[1:], chosen))
    said = [
        _words(f"{name} {' '.join(p.statement.text for p in points)}") for _, name, points in groups
    ]
    for at, (key, name, points) in enumerate(groups):
        aims = tuple(a for a in unit.aims if _nearest(a.text[material.language], said) == at)
        asked = tuple(q for q in unit.discussion if _nearest(q, said) == at)
        yield replace(unit, id=key, name=name, points=points, aims=aims, discussion=asked)


def _is_step(point_set: TaughtSet, taught: Mapping[str, Point]) -> bool:
    members = [member.id for member in point_set.members]
    return len(members) >= _MEMBERS and all(key in taught for key in members)


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text))


def _nearest(text: str, parts: Sequence[frozenset[str]]) -> int:
    """Return which part an aim or a question speaks of: it has words that few others have."""
    held = _words(text)

    def worth(part: frozenset[str]) -> float:
        return sum(1 / sum(word in other for other in parts) for word in held & part)

    return max(range(len(parts)), key=lambda at: worth(parts[at]))


def _by_sections(material: Material, unit: TaughtUnit, room: int) -> Iterator[TaughtUnit]:
    """Yield a document's unit in parts of consecutive sections, by the names of these."""
    groups = [list(each) for _, each in groupby(unit.points, key=lambda p: _leaf(material, p))]
    count = min(room, _PARTS, len(unit.points) // _POINTS, len(groups))
    if count < 2:
        return
    for part in range(count):
        chosen = groups[len(groups) * part // count : len(groups) * (part + 1) // count]
        first, last = (_leaf(material, chosen[at][0]) for at in (0, -1))
        span = first if first == last else f"{first} – {last}"
        name = f"{unit.name} ({span})" if first else unit.name
        yield replace(
            unit,
            id=f"{unit.id}/{part}",
            name=name,
            points=tuple(point for each in chosen for point in each),
            aims=(
                Aim(
                    "understand", {one: say("own_section_aim", one, name=name) for one in LANGUAGES}
                ),
            ),
            discussion=(say("own_section_ask", material.language, name=name),),
        )


def _leaf(material: Material, point: Point) -> str:
    section = material.citations[point.statement.citations[0] - 1].section
    return shortened(unnumbered(section[-1]).split("[")[0].strip(), _NAME) if section else ""


def _moved(
    sets: Mapping[str, TaughtSet], unit: TaughtUnit, parts: Sequence[TaughtUnit]
) -> dict[str, TaughtSet]:
    """Return the sets of a unit, each with the part that teaches all of it."""
    moved = {}
    for key, one in sets.items():
        ids = {member.id for member in one.members}
        home = next((p for p in parts if ids <= {point.id for point in p.points}), None)
        if one.unit == unit.id and home:
            moved[key] = replace(one, unit=home.id)
    return moved
