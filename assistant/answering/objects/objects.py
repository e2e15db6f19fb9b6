"""The objects that a passage holds: a list with its items, a row, a definition, statements.

Every span is in the text of the passage's document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.answering.objects.enumerations import enumerated, last_item
from assistant.answering.objects.statements import without_label
from assistant.reading.structure.paragraphs import MARKER
from assistant.schema import Passage, Span
from assistant.settings.writing import LIST_ANSWER
from assistant.text.definitions import definitions
from assistant.text.language import arabic_digits, sentences

# The mark of an item, alone at the end of what stands before it.
_FIRST_MARK = re.compile(r"[\s(]*[0-9๐-๙]{1,2}[.)]\s*$|[\s*•-]+$")

ObjectKind = Literal["list", "item", "row", "definition", "statement", "label"]


@dataclass(frozen=True, slots=True)
class AnswerObject:
    """What can be an answer by itself.

    ``span`` is what is shown; ``lead`` what announces a list, or stands above an item; ``items``
    are those of a list, without their marks.
    """

    kind: ObjectKind
    passage: Passage
    span: Span
    lead: Span | None = None
    items: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """Its words as the document has them."""
        return cut(self.passage, self.span)

    @property
    def size(self) -> int:
        """Characters."""
        return self.span[1] - self.span[0]

    @property
    def above(self) -> str:
        """Return what a reader sees above it: headings, caption, the lead of its list."""
        lead = cut(self.passage, self.lead) if self.lead and self.kind == "item" else ""
        return " ".join((*self.passage.section, self.passage.context, lead))


def cut(passage: Passage, span: Span) -> str:
    """Return the words of a span of a passage's document."""
    return passage.text[span[0] - passage.start : span[1] - passage.start]


def objects_of(passage: Passage) -> tuple[AnswerObject, ...]:
    """Return the objects of a passage in reading order, a list before its items."""
    if not passage.answers:
        return ()
    if passage.kind in ("row", "caption"):
        kind: ObjectKind = "row" if passage.kind == "row" else "label"
        return (AnswerObject(kind, passage, _after_marker(passage, (passage.start, passage.end))),)
    if passage.kind == "list" and passage.parts:
        return tuple(_listed(passage, passage.parts))
    at = passage.start
    if defined := definitions(passage.text):
        found = [_moved(one.span, at) for one in defined]
        before = _trimmed(passage, (_windows(passage)[0][0], found[0][0]))
        return (
            *_statements(passage, (before,)),
            *(AnswerObject("definition", passage, span) for span in found),
        )
    if items := enumerated(passage.text):
        return tuple(_listed(passage, tuple((at + a, at + b) for a, b in items)))
    return tuple(_statements(passage, _windows(passage)))


def _listed(passage: Passage, parts: tuple[Span, ...]) -> Iterator[AnswerObject]:
    """Yield a list, its items, and what is said behind it."""
    bare = [_after_marker(passage, part) for part in parts]
    last = last_item(passage.text, _moved(bare[-1], -passage.start))
    items = (*bare[:-1], _moved(last, passage.start))
    lead = _lead(passage, parts[0][0])
    yield AnswerObject("list", passage, (passage.start, items[-1][1]), lead, items)
    for item in items:
        yield AnswerObject("item", passage, item, lead)
    yield from _statements(passage, (_trimmed(passage, (items[-1][1], passage.end)),))


def _lead(passage: Passage, first: int) -> Span | None:
    """Return what stands before the items, without the mark of the first one; None where nothing.

    Of a paragraph that announces a list in its last sentence that sentence is the lead.
    """
    text = _FIRST_MARK.sub("", passage.text[: first - passage.start])
    start, end = without_label(text, (0, len(text)))
    if end - start > LIST_ANSWER.lead_most:
        start += sentence_spans(text[start:end])[-1][0] if text[start:end].strip() else 0
    return (passage.start + start, passage.start + end) if text[start:end].strip() else None


def _after_marker(passage: Passage, span: Span) -> Span:
    match = MARKER.match(arabic_digits(cut(passage, span)))
    return span[0] + (match.end() if match else 0), span[1]


def _windows(passage: Passage) -> tuple[Span, ...]:
    first, *rest = passage.windows or ((passage.start, passage.end),)
    start = _moved(without_label(cut(passage, first), (0, first[1] - first[0])), first[0])
    return (start, *rest)


def _statements(passage: Passage, spans: tuple[Span, ...]) -> Iterator[AnswerObject]:
    for span in spans:
        clean = _trimmed(passage, _after_marker(passage, span))
        if clean[1] > clean[0]:
            yield AnswerObject("statement", passage, clean)


def _trimmed(passage: Passage, span: Span) -> Span:
    text = cut(passage, span)
    return span[0] + len(text) - len(text.lstrip()), span[0] + len(text.rstrip())


def _moved(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by


@lru_cache(maxsize=2_000)
def sentence_spans(text: str) -> tuple[Span, ...]:
    """Return the spans of the sentences of a text; they are looked for once."""
    return tuple(sentences(text))
