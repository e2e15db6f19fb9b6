"""The material of a curriculum, held against a library: what the library carries of it."""

from __future__ import annotations

from collections.abc import Iterable
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
from assistant.schema import Language

if TYPE_CHECKING:
    from assistant.library.library import Library


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
