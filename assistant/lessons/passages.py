"""What there is to teach where no curriculum reaches: the library's own sections and lists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.lessons.curriculum import Aim
from assistant.lessons.form import say
from assistant.lessons.material import Material, Point, TaughtSet, TaughtUnit
from assistant.lessons.rules import rule_of, stands_alone
from assistant.schema import Citation, Language, Passage, Span
from assistant.schema.papers import Statement
from assistant.text.language import sentences, unwrap
from assistant.text.shortening import shortened

if TYPE_CHECKING:
    from assistant.library.library import Library

_SENTENCES = 6  # of a section that are taught, besides its lists and tables; rules come first
_LENT = 200  # points of the rest of a document that lend wrong options
_DEPTH = 2  # headings that part a document into units
_SHORTEST, _LONGEST = 40, 400  # characters of a sentence that is quoted
_MEMBERS = (3, 12)  # items of a list that is taught as one
_NAME = 90  # characters of an item that is an option
_LABEL = 40  # characters of a line that is no sentence
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
    gather.repeated = _repeated(spoken)
    units: list[TaughtUnit] = []
    for key, group in groupby(spoken, key=lambda p: (p.document_id, p.section[:_DEPTH])):
        unit = gather.unit(f"{key[0]}:{len(units)}", list(group))
        if unit.points:
            units.append(unit)
    sets = {point_set.id: point_set for point_set in gather.sets}
    title = library.heading(spoken[0].document_id).title
    return Material(language, title, tuple(units), sets, (), (), tuple(gather.citations))


def lent(library: Library, passages: Sequence[Passage], language: Language) -> tuple[Point, ...]:
    """Return points of the rest of the documents that passages are from: they lend wrong options.

    A narrow topic has few rules of its own, and another rule of the same text is a fair wrong one.
    """
    taught = {passage.id for passage in passages}
    documents = tuple(dict.fromkeys(passage.document_id for passage in passages))
    rest = [p for p in library.passages_of(documents) if p.id not in taught and p.answers]
    if not any(passage.language == language for passage in rest):
        return ()
    units = from_passages(library, rest, language).units
    return tuple(point for unit in units for point in unit.points)[:_LENT]


class _Quoting:
    """Quotes sentences and items, numbering citations as they are first used."""

    def __init__(self, library: Library, language: Language) -> None:
        self._library = library
        self._language = language
        self.citations: list[Citation] = []
        self.sets: list[TaughtSet] = []
        self.repeated: frozenset[str] = frozenset()

    def unit(self, unit_id: str, passages: list[Passage]) -> TaughtUnit:
        """Return a section as a unit: some of its sentences, and its lists as sets."""
        first = passages[0]
        title = self._library.heading(first.document_id).title
        name = first.section[:_DEPTH][-1] if first.section else title
        points: list[Point] = []
        for passage in passages:
            if passage.kind == "list":
                points += self._list(unit_id, passage)
            elif passage.kind == "row":
                points += self._row(passage)
        points += self._sentences([p for p in passages if p.kind != "row"])
        return TaughtUnit(
            id=unit_id,
            name=name,
            emphasis=frozenset({"concepts"}),
            points=tuple(points),
            aims=(Aim("understand", _both("own_section_aim", name)),),
            discussion=(say("own_section_ask", self._language, name=name),),
        )

    def _sentences(self, passages: Sequence[Passage]) -> Iterator[Point]:
        """Yield the sentences of a section that are taught: rules before what else is said."""
        found = [
            (passage, span, text)
            for passage in passages
            for span in self._spans(passage)
            if _SHORTEST <= len(text := self._text(passage, span)) <= _LONGEST
            and stands_alone(text)
        ]
        ranked = sorted(found, key=lambda one: rule_of(one[2], self._language) is None)
        for passage, span, text in sorted(ranked[:_SENTENCES], key=found.index):
            yield self._point(passage, span, text, shortened(text, _NAME))

    def _spans(self, passage: Passage) -> Iterator[Span]:
        """Yield the sentences of a paragraph, and what stands outside the items of a list."""
        for start, end in (
            _provisions(passage) if passage.language == "th" else sentences(passage.text)
        ):
            start, end = self._without_headings(passage.text, (start, end))
            span = passage.start + start, passage.start + end
            if not any(a < span[1] and span[0] < b for a, b in passage.parts):
                yield span

    def _without_headings(self, text: str, span: Span) -> Span:
        """Return a span without the short lines at its ends that the documents repeat."""
        start, end = span
        first, _, rest = text[start:end].partition("\n")
        if rest and first.strip() in self.repeated:
            start += len(first) + 1
        lead, _, last = text[start:end].rpartition("\n")
        if lead and last.strip() in self.repeated:
            end -= len(last) + 1
        return start, end

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


def _repeated(passages: Iterable[Passage]) -> frozenset[str]:
    """Return the short lines that stand again and again: headings inside sections, labels."""
    lines = (line.strip() for passage in passages for line in passage.text.splitlines())
    counted = Counter(line for line in lines if 0 < len(line) <= _LABEL)
    return frozenset(line for line, count in counted.items() if count > 1)


def _provisions(passage: Passage) -> Iterator[Span]:
    """Yield pieces of a Thai paragraph that can stand alone: blanks part clauses there as well."""
    start = end = 0
    for at, stop in sentences(passage.text):
        if end > start and stop - start > _LONGEST:
            yield start, end
            start = at
        end = stop
    if end > start:
        yield start, end


def _both(key: str, name: str) -> dict[Language, str]:
    return {"th": say(key, "th", name=name), "en": say(key, "en", name=name)}
