"""Quotes of a document as points that are taught, each with its citation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.lessons.checklists import instructing
from assistant.lessons.headings import repeated
from assistant.lessons.law_pieces import NUMBERED
from assistant.lessons.material import Point
from assistant.lessons.pieces import without_links
from assistant.schema import Citation, Language, Passage, Span
from assistant.schema.papers import Statement
from assistant.text.language import unwrap

if TYPE_CHECKING:
    from assistant.library.library import Library

_BULLET = re.compile(r"^[*•–-]\s+")
_NUMBER = re.compile(r"^\s*(?:\(?[\d๐-๙]{1,2}[.)]|[-–•*])\s*")


class Quoting:
    """Quotes pieces of passages, numbering citations as they are first used.

    ``passages`` are all that is quoted from: they tell which short lines a document repeats, and
    which of its lists tell what to do.
    """

    def __init__(self, library: Library, language: Language, passages: Sequence[Passage]) -> None:
        self.library = library
        self.language = language
        self.citations: list[Citation] = []
        self.repeated = repeated(passages)
        self.instructing = instructing(passages)

    def instructs(self, passage: Passage, part: Span) -> bool:
        """Tell whether a piece is an item of a list that tells what to do."""
        return passage.id in self.instructing and part in passage.parts

    def without_headings(self, text: str, span: Span) -> Span:
        """Return a span without the short lines at its ends that the documents repeat."""
        start, end = span
        if number := NUMBERED.match(text[start:end]):  # the citation says where it stands
            start += number.end()
        first, _, rest = text[start:end].partition("\n")
        if rest and first.strip() in self.repeated:
            start += len(first) + 1
        lead, _, last = text[start:end].rpartition("\n")
        if lead and last.strip() in self.repeated:
            end -= len(last) + 1
        return start, end

    def text(self, passage: Passage, span: Span) -> str:
        """Return a piece as it is read: on one line, without the marks of lists and links."""
        cut = passage.text[span[0] - passage.start : span[1] - passage.start]
        text = without_links(_BULLET.sub("", " ".join(unwrap(cut).split())))
        return _NUMBER.sub("", text) if span in passage.parts else text

    def point(self, passage: Passage, span: Span, text: str, name: str) -> Point:
        """Return a point that is quoted, under a name, with a citation of its own."""
        quote = passage.text[span[0] - passage.start : span[1] - passage.start]
        number = len(self.citations) + 1
        self.citations.append(
            Citation(
                number=number,
                document_id=passage.document_id,
                passage_id=passage.id,
                title=self.library.heading(passage.document_id).title,
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
        return Point(
            id=f"{passage.id}:{span[0]}",
            name=name,
            statement=statement,
            checked=text,
            quoted=quote,
            instructs=self.instructs(passage, span),
        )
