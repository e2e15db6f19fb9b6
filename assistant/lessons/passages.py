"""What there is to teach where no curriculum reaches: the library's own sections and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.lessons.curriculum import Aim
from assistant.lessons.form import say
from assistant.lessons.material import Material, Point, TaughtSet, TaughtUnit
from assistant.schema import Citation, Language, Passage, Span
from assistant.schema.papers import Statement
from assistant.text.language import sentences, unwrap

if TYPE_CHECKING:
    from assistant.library.library import Library

_SENTENCES = 4  # of a section that are taught, besides its lists and tables
_SHORTEST, _LONGEST = 40, 400  # characters of a sentence that is quoted
_MEMBERS = (3, 12)  # items of a list that is taught as one
_NAME = 90  # characters of an item that is an option
_NUMBER = re.compile(r"^\s*(?:\(?[\d๐-๙]{1,2}[.)]|[-–•*])\s*")


def from_passages(library: Library, passages: Iterable[Passage], wished: Language) -> Material:
    """Return material quoted from passages, in the language that most of them are in.

    Where both languages are there, the wished one is taken.
    """
    found = tuple(passages)
    languages = [passage.language for passage in found]
    language = wished if wished in languages else max(set(languages), key=languages.count)
    gather = _Quoting(library, language)
    spoken = [passage for passage in found if passage.language == language]
    units: list[TaughtUnit] = []
    for key, group in groupby(spoken, key=lambda p: (p.document_id, p.section[:2])):
        unit = gather.unit(f"{key[0]}:{len(units)}", list(group))
        if unit.points:
            units.append(unit)
    sets = {point_set.id: point_set for point_set in gather.sets}
    names = frozenset(sets)
    linked = {
        key: replace(point_set, ordered=False, foreign=tuple(sorted(names - {key})))
        for key, point_set in sets.items()
    }
    title = library.heading(spoken[0].document_id).title
    return Material(language, title, tuple(units), linked, (), (), tuple(gather.citations))


class _Quoting:
    """Quotes sentences and items, numbering citations as they are first used."""

    def __init__(self, library: Library, language: Language) -> None:
        self._library = library
        self._language = language
        self.citations: list[Citation] = []
        self.sets: list[TaughtSet] = []

    def unit(self, unit_id: str, passages: list[Passage]) -> TaughtUnit:
        """Return a section as a unit: some of its sentences, and its lists as sets."""
        first = passages[0]
        title = self._library.heading(first.document_id).title
        name = first.section[-1] if first.section else title
        points: list[Point] = []
        for passage in passages:
            if passage.kind == "list":
                points += self._list(unit_id, passage)
            elif passage.kind == "row":
                points += self._row(passage)
            elif passage.kind == "paragraph" and len(points) < _SENTENCES:
                points += self._sentences(passage, _SENTENCES - len(points))
        return TaughtUnit(
            id=unit_id,
            name=name,
            emphasis=frozenset({"concepts"}),
            points=tuple(points),
            aims=(Aim("understand", _both("own_section_aim", name)),),
            discussion=(say("own_section_ask", self._language, name=name),),
        )

    def _sentences(self, passage: Passage, most: int) -> Iterator[Point]:
        given = 0
        for start, end in sentences(passage.text):
            span = passage.start + start, passage.start + end
            text = self._text(passage, span)
            if given < most and _SHORTEST <= len(text) <= _LONGEST:
                given += 1
                yield self._point(passage, span, text, text[:_NAME])

    def _row(self, passage: Passage) -> Iterator[Point]:
        """Yield a table's row: its first cell names what the others say."""
        if len(passage.parts) > 1:
            name = self._text(passage, passage.parts[0])
            yield self._point(passage, (passage.start, passage.end), unwrap(passage.text), name)

    def _list(self, unit_id: str, passage: Passage) -> Iterator[Point]:
        """Yield the items of a list, and keep the list as a set where it is one."""
        members = [
            self._point(passage, span, text, text)
            for span in passage.parts
            if 0 < len(text := _NUMBER.sub("", self._text(passage, span))) <= _NAME
        ]
        whole = len(members) == len(passage.parts)
        lead = passage.section[-1] if passage.section else passage.context
        if whole and lead and _MEMBERS[0] <= len(members) <= _MEMBERS[1]:
            listed = self._point(passage, (passage.start, passage.end), unwrap(passage.text), lead)
            self.sets.append(
                TaughtSet(
                    id=f"list:{passage.id}",
                    unit=unit_id,
                    name=say("own_name", self._language, name=lead),
                    one=say("own_one", self._language, name=lead),
                    members=tuple(members),
                    listed=listed,
                    ordered=False,
                    foreign=(),
                )
            )
        yield from members

    def _text(self, passage: Passage, span: Span) -> str:
        cut = passage.text[span[0] - passage.start : span[1] - passage.start]
        return " ".join(unwrap(cut).split())

    def _point(self, passage: Passage, span: Span, text: str, name: str) -> Point:
        quote = passage.text[span[0] - passage.start : span[1] - passage.start]
        number = len(self.citations) + 1
        self.citations.append(
            Citation(
                number=number,
                document_id=passage.document_id,
                passage_id=passage.id,
                title=self._library.heading(passage.document_id).title,
                section=passage.section,
                page=passage.page,
                start=span[0],
                end=span[1],
                quote=quote,
                passage=passage.text,
                language=passage.language,
            )
        )
        statement = Statement(f"“{text}”", "literature", (number,))
        return Point(f"{passage.id}:{span[0]}", name, statement, text, quote)


def _both(key: str, name: str) -> dict[Language, str]:
    return {"th": say(key, "th", name=name), "en": say(key, "en", name=name)}
