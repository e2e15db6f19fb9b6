"""What there is to teach, each point stated and cited: the curriculum, held against a library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.checking.cross_language import means_of
from assistant.checking.facts import coverage
from assistant.frameworks.sourcing import Sources
from assistant.lessons.curriculum import Aim, Curriculum, Drawn, PointSet, Stem, Unit
from assistant.schema import Citation, Language
from assistant.schema.lessons import Difficulty
from assistant.schema.papers import Diagram, Statement

if TYPE_CHECKING:
    from assistant.library.library import Library


_NAMED = 0.5  # share of a name's words that a quote must have to name it


@dataclass(frozen=True, slots=True)
class Point:
    """A point as it is taught: its name, what the literature says, and the quotes' own words.

    ``checked`` is the statement in the language of its quotes, in which it was checked; ``gist``
    describes the point in a few words that do not name it.
    """

    id: str
    name: str
    statement: Statement
    checked: str
    quoted: str
    gist: str = ""
    gist_checked: str = ""
    name_checked: str = ""

    def names_itself(self) -> bool:
        """Tell whether the quotes name the point: only then may its name be an answer."""
        return carries(self.quoted, self.name_checked or self.name)


@dataclass(frozen=True, slots=True)
class TaughtUnit:
    """A unit with those of its points that the library carries."""

    id: str
    name: str
    emphasis: frozenset[str]
    points: tuple[Point, ...]
    aims: tuple[Aim, ...]
    discussion: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaughtSet:
    """Things of one kind, all of them carried by the library; ``listed`` names them together."""

    id: str
    unit: str
    name: str
    one: str
    members: tuple[Point, ...]
    listed: Point | None
    ordered: bool
    foreign: tuple[str, ...]
    drawn: Drawn | None = None

    def diagram(self) -> Diagram | None:
        """Return the drawing of the set by its members' names, where the curriculum has one."""
        if self.drawn is None:
            return None
        names = tuple(member.name for member in self.members)
        return Diagram(self.drawn.kind, names, self.drawn.hubs)


@dataclass(frozen=True, slots=True)
class TaughtStem:
    """A quiz question on a point; ``checked`` is its text in the language of the point's quotes."""

    point: Point
    stem: Stem
    text: str
    checked: str
    answer: str
    answer_checked: str
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaughtSituation:
    """An invented situation that shows a point, which is a member of a set; by what, ``shows``."""

    point: Point
    point_set: str
    text: str
    shows: str


@dataclass(frozen=True, slots=True)
class TaughtOpen:
    """An open question with the points that mark it."""

    points: tuple[Point, ...]
    text: str
    difficulty: Difficulty


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a lesson may use, in one language, and the citations that it points at."""

    language: Language
    name: str
    units: tuple[TaughtUnit, ...]
    sets: Mapping[str, TaughtSet]
    stems: tuple[TaughtStem, ...]
    open: tuple[TaughtOpen, ...]
    citations: tuple[Citation, ...]
    unsourced: tuple[str, ...] = ()
    situations: tuple[TaughtSituation, ...] = ()


def carries(quoted: str, name: str) -> bool:
    """Tell whether a quote has most words of a name."""
    return coverage(name, quoted) >= _NAMED


def from_curriculum(
    library: Library,
    curriculum: Curriculum,
    language: Language,
    documents: frozenset[str] | None = None,
) -> Material:
    """Return what of a curriculum the library carries, in a language.

    A set is kept only whole: an item on an incomplete list would be wrong.
    """
    sources = Sources(library, curriculum.framework, language, means_of(library), documents)
    gather = _Gathering(curriculum, sources, language)
    units = tuple(gather.unit(unit) for unit in curriculum.units)
    sets = {
        point_set.id: held
        for point_set in curriculum.sets.values()
        if (held := gather.point_set(point_set))
    }
    stems = tuple(taught for stem in curriculum.stems if (taught := gather.stem(stem)))
    questions = tuple(
        TaughtOpen(points, question.text[language], question.difficulty)
        for question in curriculum.open
        if (points := gather.points(question.about)) and len(points) == len(question.about)
    )
    return Material(
        language=language,
        name=curriculum.name[language],
        units=tuple(unit for unit in units if unit.points),
        sets=sets,
        stems=stems,
        open=questions,
        citations=tuple(sources.citations),
        unsourced=tuple(sources.unsourced),
        situations=tuple(
            TaughtSituation(point, told.point_set, told.text[language], told.shows[language])
            for told in curriculum.situations
            if told.point_set in sets and (point := gather.point(told.about))
        ),
    )


class _Gathering:
    """States the points of one curriculum from one library's sources."""

    def __init__(self, curriculum: Curriculum, sources: Sources, language: Language) -> None:
        self._curriculum = curriculum
        self._sources = sources
        self._language = language

    def point(self, point_id: str) -> Point | None:
        """Return a point, or nothing where the library does not carry it."""
        element = self._curriculum.point(point_id)
        statement = self._sources.state(point_id)
        if statement.source != "literature":
            return None
        cited = [self._sources.citations[number - 1] for number in statement.citations]
        gist = self._curriculum.gists.get(point_id)
        return Point(
            id=point_id,
            name=element.name[self._language],
            statement=statement,
            checked=element.statement[cited[0].language],
            quoted="\n".join(citation.quote for citation in cited),
            gist=gist[self._language] if gist else "",
            gist_checked=gist[cited[0].language] if gist else "",
            name_checked=element.name[cited[0].language],
        )

    def points(self, ids: Iterable[str]) -> tuple[Point, ...]:
        """Return those of the points that the library carries."""
        return tuple(point for point_id in ids if (point := self.point(point_id)))

    def unit(self, unit: Unit) -> TaughtUnit:
        """Return a unit with what the library carries of it."""
        return TaughtUnit(
            id=unit.id,
            name=unit.name[self._language],
            emphasis=unit.emphasis,
            points=self.points(unit.points),
            aims=unit.aims,
            discussion=tuple(question[self._language] for question in unit.discussion),
        )

    def point_set(self, point_set: PointSet) -> TaughtSet | None:
        """Return a set, or nothing where the library does not carry all of it."""
        members = self.points(point_set.members)
        if len(members) < len(point_set.members):
            return None
        return TaughtSet(
            id=point_set.id,
            unit=point_set.unit,
            name=point_set.name[self._language],
            one=point_set.one[self._language],
            members=members,
            listed=self._listed(point_set, members),
            ordered=point_set.ordered,
            foreign=point_set.foreign,
            drawn=point_set.drawn,
        )

    def _listed(self, point_set: PointSet, members: tuple[Point, ...]) -> Point | None:
        """Return what names the members together, where its quotes do name all of them."""
        listed = self.point(point_set.listed_by) if point_set.listed_by else None
        if listed is None:
            return None
        names = (member.name_checked for member in members)
        return listed if all(carries(listed.quoted, name) for name in names) else None

    def stem(self, stem: Stem) -> TaughtStem | None:
        """Return a quiz question, or nothing where the library does not carry its point."""
        point = self.point(stem.about)
        if point is None:
            return None
        quotes = self._sources.citations[point.statement.citations[0] - 1].language
        answer = stem.answer or {}
        accepted = (stem.accepted or {}).get(self._language, ())
        return TaughtStem(
            point=point,
            stem=stem,
            text=stem.text[self._language],
            checked=stem.text[quotes],
            answer=str(answer.get(self._language, "")),
            answer_checked=str(answer.get(quotes, "")),
            accepted=tuple(str(word) for word in accepted),
        )
