"""What of a course a topic may mean: its lists, sections, units and single points, ranked.

Four signs are told of every point: how near its meaning is in both languages, how many of the
topic's rare words it has, what the searches found on it, and what the judge reads of the nearest.
A group of points is ranked by those of its own; how was learned (``weights.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from statistics import fmean, pstdev

from assistant.lessons.curriculum import Curriculum, Said, Unit
from assistant.lessons.likeness import Likeness, taught
from assistant.lessons.weights import fit

_NEAREST = 8  # points among which those of a group are counted
_FEW = 4  # points that a topic has at least; the next best of its unit join fewer
_JOINS = 0.45  # of the best one's score that a point must have to join
_ALONG = 0.5  # share of a list's members that brings the others along


@dataclass(frozen=True, slots=True)
class Group:
    """Points that belong together, by what they are called; ``kind`` is what holds them."""

    kind: str
    key: str
    points: tuple[str, ...]
    name: Said


@dataclass(frozen=True, slots=True)
class Meant:
    """What a topic may mean, best first, with the points that each brings.

    ``lead`` is how well the first fits, ``gap`` by how much better than any of another unit.
    """

    groups: tuple[Group, ...]
    scores: Mapping[str, float]
    lead: float
    gap: float

    def points(self, curriculum: Curriculum, group: Group) -> frozenset[str]:
        """Return a group's points; where these are few with the next best of its unit."""
        chosen = set(group.points)
        unit = _unit_of(curriculum)[group.points[0]]
        least = max(self.scores[key] for key in group.points) * _JOINS
        for key in sorted(self.scores, key=lambda key: -self.scores[key]):
            if len(chosen) >= _FEW or self.scores[key] < least:
                break
            if _unit_of(curriculum)[key] == unit:
                chosen.add(key)
        return frozenset(chosen | _along(curriculum, chosen))


def ranked(curriculum: Curriculum, scores: Mapping[str, float], like: Likeness) -> Meant:
    """Return the groups of a course as a topic may mean them, from the scores of its points."""
    standing = dict(zip(scores, _spreads(list(scores.values())), strict=True))
    groups = groups_of(curriculum)
    signs = list(group_signs(groups, standing, like))
    fits = [fit("group", each) for each in signs]
    order = sorted(range(len(groups)), key=lambda at: -fits[at])
    units = _unit_of(curriculum)
    first = units[groups[order[0]].points[0]]
    second = next((at for at in order if units[groups[at].points[0]] != first), order[-1])
    lead = fits[order[0]]
    return Meant(tuple(groups[at] for at in order), standing, lead, lead - fits[second])


def group_signs(
    groups: Sequence[Group], standing: Mapping[str, float], like: Likeness
) -> Iterator[tuple[float, ...]]:
    """Yield the signs of each group, in the order in which their weights are kept."""
    rank = {key: at for at, key in enumerate(sorted(standing, key=lambda key: -standing[key]))}
    top, top_name = max(standing.values()), max(like.names.values(), default=0.0)
    for group in groups:
        own = sorted((standing[key] for key in group.points), reverse=True)
        near = sum(rank[key] < _NEAREST for key in group.points)
        name = like.names.get(f"{group.kind}:{group.key}")
        yield (
            own[0] - top,
            fmean(own[:2]) - top,
            fmean(own[:3]) - top,
            fmean(own),
            sum(rank[key] < len(own) for key in group.points) / len(own),
            near / len(own),
            near / _NEAREST,
            log(len(own)),
            *(float(group.kind == kind) for kind in ("set", "section", "unit", "point")),
            name or 0.0,
            (name - top_name) if name is not None else -4.0,
            name if name is not None and group.kind == "set" else 0.0,
        )


def groups_of(curriculum: Curriculum) -> tuple[Group, ...]:
    """Return all that a topic may mean of a course: sets, sections, units, points."""
    key = curriculum.key
    if key not in _KEPT or _KEPT[key][0] is not curriculum:
        _KEPT[key] = (curriculum, tuple(_groups(curriculum)))
    return _KEPT[key][1]


_KEPT: dict[str, tuple[Curriculum, tuple[Group, ...]]] = {}


def _groups(curriculum: Curriculum) -> Iterator[Group]:
    every = set(taught(curriculum))
    for key, held in curriculum.sets.items():
        members = (*((held.listed_by,) if held.listed_by else ()), *held.members)
        if points := tuple(point for point in members if point in every):
            yield Group("set", key, points, held.name)
    for unit in curriculum.units:
        for name, told in _by_section(curriculum, unit).items():
            yield Group("section", f"{unit.id}:{name}", tuple(told), unit.name)
        yield Group("unit", unit.id, unit.points, unit.name)
    lists = {held.listed_by for held in curriculum.sets.values()}
    for point in taught(curriculum):
        if point not in lists:
            yield Group("point", point, (point,), curriculum.point(point).name)


def _by_section(curriculum: Curriculum, unit: Unit) -> dict[str, list[str]]:
    """Return the points of a unit by the section that they report, where it has several."""
    sections: dict[str, list[str]] = defaultdict(list)
    for point in unit.points:
        for name in curriculum.point(point).sections[:1]:
            sections[name].append(point)
    return {name: told for name, told in sections.items() if len(told) > 1}


def _along(curriculum: Curriculum, chosen: set[str]) -> set[str]:
    """Return the members of the lists that are chosen mostly, with what names them."""
    return {
        member
        for held in curriculum.sets.values()
        if held.listed_by in chosen or len(chosen & {*held.members}) >= _ALONG * len(held.members)
        for member in (*filter(None, (held.listed_by,)), *held.members)
    }


def _unit_of(curriculum: Curriculum) -> Mapping[str, str]:
    return {point: unit.id for unit in curriculum.units for point in unit.points}


def _spreads(values: Sequence[float]) -> list[float]:
    middle, spread = fmean(values), pstdev(values) or 1.0
    return [(value - middle) / spread for value in values]
