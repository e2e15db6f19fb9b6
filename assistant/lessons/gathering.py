"""The material of a curriculum, held against a library: what the library carries of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from assistant.checking.cross_language import means_of
from assistant.frameworks.sourcing import Sources
from assistant.lessons.curriculum import Curriculum, PointSet, Stem, Unit
from assistant.lessons.material import (
    Material,
    Point,
    TaughtOpen,
    TaughtSet,
    TaughtSituation,
    TaughtStem,
    TaughtUnit,
    carries,
)
from assistant.lessons.reach import reach
from assistant.schema import Language

if TYPE_CHECKING:
    from assistant.library.library import Library


def from_curriculum(
    library: Library,
    curriculum: Curriculum,
    language: Language,
    documents: frozenset[str] | None = None,
    wanted: Collection[str] = (),
) -> Material:
    """Return what of a curriculum the library carries, in a language.

    A set is kept only whole: an item on an incomplete list would be wrong.

    Args:
        library: Where the evidence is looked up.
        curriculum: The course.
        language: Of the material.
        documents: Those that alone may be cited; by default all.
        wanted: The points that are taught; by default all.  Evidence for others is only looked
            up where these need them, as the rest of a list, or for wrong options.
    """
    sources = Sources(library, curriculum.framework, language, means_of(library), documents)
    gather = _Gathering(curriculum, sources, language)
    reached = reach(curriculum, wanted)
    units = tuple(gather.unit(unit, wanted) for unit in curriculum.units)
    sets = {
        point_set.id: held
        for point_set in curriculum.sets.values()
        if point_set.id in reached.sets and (held := gather.point_set(point_set))
    }
    stems = tuple(taught for stem in reached.stems if (taught := gather.stem(stem)))
    return Material(
        language=language,
        name=curriculum.name[language],
        units=tuple(unit for unit in units if unit.points),
        sets=sets,
        stems=stems,
        open=gather.questions(wanted),
        citations=tuple(sources.citations),
        unsourced=tuple(sources.unsourced),
        situations=gather.situations(sets),
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

    def questions(self, wanted: Collection[str]) -> tuple[TaughtOpen, ...]:
        """Return the open questions all of whose points are taught and carried."""
        asked = (q for q in self._curriculum.open if not wanted or set(q.about) <= set(wanted))
        told = ((question, self.points(question.about)) for question in asked)
        return tuple(
            TaughtOpen(points, question.text[self._language], question.difficulty)
            for question, points in told
            if points and len(points) == len(question.about)
        )

    def situations(self, sets: Collection[str]) -> tuple[TaughtSituation, ...]:
        """Return the invented situations that show members of the sets."""
        spoken = self._language
        return tuple(
            TaughtSituation(point, told.point_set, told.text[spoken], told.shows[spoken])
            for told in self._curriculum.situations
            if told.point_set in sets and (point := self.point(told.about))
        )

    def unit(self, unit: Unit, wanted: Collection[str]) -> TaughtUnit:
        """Return a unit with what the library carries of it, of some points or of all."""
        return TaughtUnit(
            id=unit.id,
            name=unit.name[self._language],
            emphasis=unit.emphasis,
            points=self.points(p for p in unit.points if not wanted or p in wanted),
            aims=unit.aims,
            discussion=tuple(question[self._language] for question in unit.discussion),
            whole=len(unit.points),
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
            listed_by=point_set.listed_by,
        )

    def _listed(self, point_set: PointSet, members: tuple[Point, ...]) -> Point | None:
        """Return what names the members together, where its quotes do name all, in a language."""
        listed = self.point(point_set.listed_by) if point_set.listed_by else None
        if listed is None:
            return None
        named = (self._curriculum.point(member.id).name.values() for member in members)
        held = all(any(carries(listed.quoted, str(said)) for said in names) for names in named)
        return listed if held else None

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
