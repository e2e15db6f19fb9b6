"""The curriculum as data: points with their evidence, units, sets of one kind, quiz stems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from assistant.frameworks.framework import Element, Framework
from assistant.frameworks.loading import both, read_element, read_whole
from assistant.frameworks.shelf import default_key, load_framework, path_of
from assistant.lessons.form import say
from assistant.schema import Language
from assistant.schema.lessons import BloomLevel, Difficulty
from assistant.schema.papers import DiagramKind
from assistant.settings import corpus_folder

Said = Mapping[Language, str]
StemForm = Literal["name", "value", "truth", "short"]


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective of a unit."""

    level: BloomLevel
    text: Said


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of teaching: its points in order, what learners can do after it, what to discuss."""

    id: str
    name: Said
    emphasis: frozenset[str]
    sections: tuple[str, ...]
    points: tuple[str, ...]
    aims: tuple[Aim, ...]
    discussion: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a set is drawn; ``hubs`` are the hubs of each member's network."""

    kind: DiagramKind
    hubs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PointSet:
    """Things of one kind that belong together.

    ``one`` is what a member is called; ``listed_by`` the point whose evidence names all of them;
    members of the ``foreign`` sets are surely none of these, so they serve as wrong options.
    """

    id: str
    unit: str
    name: Said
    one: Said
    members: tuple[str, ...]
    listed_by: str
    ordered: bool
    foreign: tuple[str, ...]
    drawn: Drawn | None = None


@dataclass(frozen=True, slots=True)
class Stem:
    """A question in our own words on one point, from which an item is made."""

    about: str
    form: StemForm
    text: Said
    difficulty: Difficulty
    point_set: str = ""
    kind: str = ""
    answer: Said | None = None
    accepted: Mapping[Language, tuple[str, ...]] | None = None
    true: bool = True


@dataclass(frozen=True, slots=True)
class Situation:
    """An invented situation that shows one member of a set and rules the others out.

    ``shows`` says in few words by what one would know that member.
    """

    about: str
    point_set: str
    text: Said
    shows: Said


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question whose marking points are what the literature says of some points."""

    about: tuple[str, ...]
    text: Said
    difficulty: Difficulty


@dataclass(frozen=True, slots=True)
class Curriculum:
    """A course on one work; ``framework`` holds its points beside the framework's own elements.

    ``gists`` describe points in a few words that do not name them.
    """

    key: str
    name: Said
    framework: Framework
    units: tuple[Unit, ...]
    sets: Mapping[str, PointSet]
    stems: tuple[Stem, ...]
    open: tuple[OpenQuestion, ...]
    gists: Mapping[str, Said]
    situations: tuple[Situation, ...] = ()

    def translations(self) -> dict[str, str]:
        """Return the English of every Thai name, gist, answer, situation, and of true and false."""
        said = [point.name for point in self.framework.elements.values()]
        said += [*self.gists.values(), *(stem.answer for stem in self.stems if stem.answer)]
        said += [situation.text for situation in self.situations]
        pairs = {str(both["th"]): str(both["en"]) for both in said}
        return {**pairs, **{say(key, "th"): say(key, "en") for key in ("true", "false")}}

    def point(self, point_id: str) -> Element:
        """Return a point by its id; raises KeyError."""
        return self.framework.elements[point_id]


@lru_cache(maxsize=8)
def load_curriculum(key: str = "", folder: Path | None = None) -> Curriculum:
    """Load the curriculum on a framework by its key; an empty one is the default.

    Raises:
        FrameworkError: The file is absent, or names a point or set that is not there.
    """
    path = path_of(key or default_key(), folder or corpus_folder() / "lessons")
    return read_whole(path, "curriculum", _curriculum, _dangling)


def _curriculum(data: Mapping[str, Any]) -> Curriculum:
    framework = load_framework(data["framework"])
    points = {key: read_element(key, entry) for key, entry in data["points"].items()}
    return Curriculum(
        key=data["key"],
        name=both(data["name"]),
        framework=replace(framework, elements={**framework.elements, **points}),
        units=tuple(_unit(entry) for entry in data["units"]),
        sets={key: _point_set(key, entry) for key, entry in data["sets"].items()},
        stems=tuple(_stem(entry) for entry in data["stems"]),
        open=tuple(
            OpenQuestion(tuple(e["about"]), _said(e), e.get("difficulty", "hard"))
            for e in data["open"]
        ),
        gists=data.get("gists") or {},
        situations=tuple(
            Situation(e["about"], e["set"], _said(e), both(e["shows"]))
            for e in data.get("situations", ())
        ),
    )


def _said(entry: Mapping[str, Any]) -> Said:
    return both(entry)


def _unit(entry: Mapping[str, Any]) -> Unit:
    return Unit(
        id=entry["id"],
        name=both(entry["name"]),
        emphasis=frozenset(entry["emphasis"]),
        sections=tuple(entry["sections"]),
        points=tuple(entry["points"]),
        aims=tuple(Aim(aim["level"], _said(aim)) for aim in entry["objectives"]),
        discussion=tuple(_said(question) for question in entry["discussion"]),
    )


def _point_set(key: str, entry: Mapping[str, Any]) -> PointSet:
    return PointSet(
        id=key,
        unit=entry["unit"],
        name=both(entry["name"]),
        one=both(entry["one"]),
        members=tuple(entry["members"]),
        listed_by=entry.get("listed_by", ""),
        ordered=bool(entry.get("ordered")),
        foreign=tuple(entry.get("foreign", ())),
        drawn=_drawn(entry["drawn"]) if "drawn" in entry else None,
    )


def _drawn(entry: Mapping[str, Any]) -> Drawn:
    return Drawn(entry["as"], tuple(entry.get("hubs", ())))


def _stem(entry: Mapping[str, Any]) -> Stem:
    accepted = entry.get("accepted") or {}
    return Stem(
        about=entry["about"],
        form=entry["form"],
        text=_said(entry),
        difficulty=entry.get("difficulty", "medium"),
        point_set=entry.get("set", ""),
        kind=entry.get("kind", ""),
        answer=entry.get("answer"),
        accepted={key: tuple(words) for key, words in accepted.items()},
        true=bool(entry.get("true", True)),
    )


def _dangling(curriculum: Curriculum) -> Iterator[str]:
    """Yield the names that lead nowhere."""
    points, sets = curriculum.framework.elements, curriculum.sets
    units = {unit.id for unit in curriculum.units}
    for unit in curriculum.units:
        yield from (point for point in unit.points if point not in points)
    for point_set in sets.values():
        named = (*point_set.members, *((point_set.listed_by,) if point_set.listed_by else ()))
        yield from (point for point in named if point not in points)
        yield from (other for other in point_set.foreign if other not in sets)
        yield from (point_set.unit,) if point_set.unit not in units else ()
    for stem in curriculum.stems:
        yield from (stem.about,) if stem.about not in points else ()
        yield from (stem.point_set,) if stem.point_set and stem.point_set not in sets else ()
    for question in curriculum.open:
        yield from (point for point in question.about if point not in points)
    yield from (point for point in curriculum.gists if point not in points)
    for situation in curriculum.situations:
        held = sets.get(situation.point_set)
        yield from (situation.about,) if not held or situation.about not in held.members else ()
