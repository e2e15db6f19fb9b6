"""What there is to teach where no curriculum reaches: the library's own sections and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from assistant.lessons.curriculum import Aim
from assistant.lessons.definitions import Defined, definitions
from assistant.lessons.discourse import stands_alone
from assistant.lessons.form import say
from assistant.lessons.headings import unnumbered
from assistant.lessons.lists import NAME, before_items, introducing, member, with_kin
from assistant.lessons.material import Material, Point, TaughtSet, TaughtUnit
from assistant.lessons.pieces import (
    LONGEST,
    is_case,
    leads_elsewhere,
    provisions,
    says_little,
)
from assistant.lessons.provisions import is_article, orders
from assistant.lessons.quoting import Quoting
from assistant.lessons.rules import is_whole
from assistant.schema import Language, Passage, Span
from assistant.text.language import sentences, unwrap
from assistant.text.shortening import shortened

if TYPE_CHECKING:
    from assistant.library.library import Library

_SENTENCES = 6  # of a section that are taught, besides its lists and tables; rules come first
_ORDERS = 14  # of a chapter of a law that are taught, as many of each article as there can be
_DEPTH = 2  # headings that part a document into units
_SHORTEST = 40  # characters of a sentence that is quoted
_MEMBERS = (3, 12)  # items of a list that is taught as one
_INTRODUCES = ("ดังต่อไปนี้", "ดังนี้", ":")  # what is cut off from its list
_BULLET = re.compile(r"^[*•–-]\s+")
_NESTED = re.compile(r"\(ก\)")
_NUMBER = re.compile(r"^\s*(?:\(?[\d๐-๙]{1,2}[.)]|[-–•*])\s*")


def from_passages(library: Library, passages: Iterable[Passage], wished: Language) -> Material:
    """Return material quoted from passages, in the language that most of them are in.

    Where both languages are there, the wished one is taken.
    """
    found = tuple(passages)
    languages = [passage.language for passage in found]
    language = wished if wished in languages else max(set(languages), key=languages.count)
    spoken = [passage for passage in found if passage.language == language]
    gather = _Gathering(library, language, spoken)
    units: list[TaughtUnit] = []
    for key, group in groupby(spoken, key=lambda p: (p.document_id, _chapter(p.section))):
        unit = gather.unit(f"{key[0]}:{len(units)}", list(group))
        if unit.points:
            units.append(unit)
    sets = with_kin(gather.sets)
    title = library.heading(spoken[0].document_id).title
    return Material(language, title, tuple(units), sets, (), (), tuple(gather.citations))


def _chapter(section: tuple[str, ...]) -> tuple[str, ...]:
    """Return the headings of the unit that a section is of: of an article those of its chapter.

    None are above the articles that a law begins with.
    """
    above = section[:-1] if is_article(section) else section
    return above[:_DEPTH]


class _Gathering(Quoting):
    """Gathers what the sections of documents have to teach: their orders, sentences and lists."""

    def __init__(self, library: Library, language: Language, passages: Sequence[Passage]) -> None:
        super().__init__(library, language, passages)
        self.sets: list[TaughtSet] = []

    def unit(self, unit_id: str, passages: list[Passage]) -> TaughtUnit:
        """Return a section as a unit: some of its sentences, and its lists as sets."""
        first = passages[0]
        title = self.library.heading(first.document_id).title
        name = (_chapter(first.section) or (title,))[-1]
        points: list[Point] = []
        for passage in passages:
            if passage.kind == "list":
                points += self._list(unit_id, passage)
            elif passage.kind == "row":
                points += self._row(passage)
        points += self._told([p for p in passages if p.kind != "row"])
        return TaughtUnit(
            id=unit_id,
            name=name,
            emphasis=frozenset({"concepts"}),
            points=tuple(points),
            aims=(Aim("understand", _both("own_section_aim", name)),),
            discussion=(say("own_section_ask", self.language, name=name),),
        )

    def _told(self, passages: Sequence[Passage]) -> list[Point]:
        """Return what the articles of a chapter order, and sentences where there are no orders."""
        terms = definitions(passages)
        found = [
            [self._term(passage, one) for one in told] or list(self._orders(passage))
            for passage, told in zip(passages, terms, strict=True)
        ]
        turns = [one for turn in zip_longest(*found) for one in turn if one]
        kept = {point.id for point in turns[:_ORDERS]}
        ordered = [point for each in found for point in each if point.id in kept]
        plain = [p for p, each in zip(passages, found, strict=True) if not each]
        return [*ordered, *(() if len(ordered) >= _SENTENCES else self._sentences(plain))]

    def _term(self, passage: Passage, one: Defined) -> Point:
        """Return a term with what it means, under its own name."""
        start, end = passage.start + one.span[0], passage.start + one.span[1]
        return self.point(passage, (start, end), self.text(passage, (start, end)), one.term)

    def _orders(self, passage: Passage) -> Iterator[Point]:
        """Yield the orders of an article of a law, each with its case and exception."""
        if passage.language == "th" and is_article(passage.section):
            for order in orders(before_items(passage)):
                parts = [(passage.start + a, passage.start + b) for a, b in order.parts]
                said = " ".join(self.text(passage, part) for part in parts)
                name = f"{passage.section[-1]} {shortened(order.says, NAME - 30)}"
                yield self.point(passage, (parts[0][0], parts[-1][1]), said, name)

    def _sentences(self, passages: Sequence[Passage]) -> Iterator[Point]:
        """Yield the sentences of a section that are taught: rules before what else is said."""
        found = [
            (passage, span, text)
            for passage in passages
            for span in self._spans(passage)
            if _SHORTEST <= len(text := self.text(passage, span)) <= LONGEST
            and stands_alone(text)
            and not text.endswith(_INTRODUCES)
            and not is_case(text, self.language)
            and not leads_elsewhere(passage.text[span[0] - passage.start : span[1] - passage.start])
        ]

        def little(one: tuple[Passage, Span, str]) -> int:
            return says_little(one[2], self.language, whole=self.instructs(one[0], one[1]))

        ranked = sorted(found, key=little)
        for passage, span, text in sorted(ranked[:_SENTENCES], key=found.index):
            yield self.point(passage, span, text, shortened(text, NAME))

    def _spans(self, passage: Passage) -> Iterator[Span]:
        """Yield the sentences of a paragraph, and what stands outside the items of a list."""
        for start, end in (
            provisions(passage) if passage.language == "th" else sentences(passage.text)
        ):
            start, end = self.without_headings(passage.text, (start, end))
            span = passage.start + start, passage.start + end
            if not any(a < span[1] and span[0] < b for a, b in passage.parts):
                yield span
        if passage.language == "en" and all(f"list:{passage.id}" != one.id for one in self.sets):
            yield from (part for part in passage.parts if self._is_sentence(passage, part))

    def _is_sentence(self, passage: Passage, part: Span) -> bool:
        """Tell whether an item of a list that is none of names says something by itself."""
        text = self.text(passage, part)
        whole = is_whole(text) or self.instructs(passage, part)
        return passage.kind == "list" and whole and len(sentences(text)) == 1

    def _row(self, passage: Passage) -> Iterator[Point]:
        """Yield a table's row: its first cell names what the others say."""
        if len(passage.parts) > 1:
            name = self.text(passage, passage.parts[0])
            yield self.point(passage, (passage.start, passage.end), unwrap(passage.text), name)

    def _list(self, unit_id: str, passage: Passage) -> Iterator[Point]:
        """Yield the items of a list, and keep the list as a set where it is one."""
        law = is_article(passage.section)
        if (law and _NESTED.search(passage.text)) or leads_elsewhere(passage.text):
            return  # lists within a list, or what else there is to read
        members = [
            self.point(passage, span, text, text)
            for span in passage.parts
            if (text := member(self.text(passage, span), cut=law))
        ]
        whole = len(members) == len(passage.parts) or (law and len(members) >= _MEMBERS[0])
        lead = self._lead(passage)
        if whole and lead and _MEMBERS[0] <= len(members) <= _MEMBERS[1]:
            listed = self.point(passage, (passage.start, passage.end), unwrap(passage.text), lead)
            self.sets.append(
                TaughtSet(
                    id=f"list:{passage.id}",
                    unit=unit_id,
                    name=say("own_name", self.language, name=lead),
                    one=say("own_one", self.language, name=lead),
                    members=tuple(members),
                    listed=listed,
                    ordered=False,
                    foreign=(),
                )
            )
            yield from members

    def _lead(self, passage: Passage) -> str:
        """Return what introduces a list: in a law its words, else its heading, with that above."""
        if is_article(passage.section) and passage.parts:
            return introducing(" ".join(unwrap(before_items(passage)).split()))
        if not passage.section:
            return passage.context
        above = [unnumbered(name) for name in passage.section[1:-1]]
        return ": ".join((*above[-1:], unnumbered(passage.section[-1])))


def _both(key: str, name: str) -> dict[Language, str]:
    return {"th": say(key, "th", name=name), "en": say(key, "en", name=name)}
