"""Which sections of the source a lesson uses, and which it leaves out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.lessons.guide import guide
from assistant.lessons.handout import handout
from assistant.lessons.numbering import numbered
from assistant.lessons.slides import slides
from assistant.lessons.writing import Draft
from assistant.schema.lessons import Lesson, SectionUse

if TYPE_CHECKING:
    from assistant.library.library import Library


def covered(library: Library, draft: Draft, lesson: Lesson) -> Lesson:
    """Return the lesson with its coverage, and the papers that show it written with it."""
    uses = _uses(library, numbered(lesson, draft.material.citations))
    known = replace(draft, coverage=uses)
    again = replace(
        lesson,
        coverage=uses,
        handout=handout(known),
        guide=guide(known),
        quiz=draft.quiz,
        retest=draft.retest,
        slides=slides(known, lesson.title),
    )
    return numbered(again, draft.material.citations)


def _uses(library: Library, lesson: Lesson) -> tuple[SectionUse, ...]:
    """Count a lesson's citations in each section of the documents that it cites."""
    counted: Counter[tuple[str, str]] = Counter()
    titles = {}
    for citation in lesson.citations:
        titles[citation.document_id] = citation.title
        counted[citation.document_id, _section(citation.section)] += 1
    uses = []
    for document_id, title in titles.items():
        names = (_section(passage.section) for passage in library.passages(document_id))
        for name in dict.fromkeys(names):
            uses.append(SectionUse(title, name, counted[document_id, name]))
    return tuple(uses)


def _section(trail: tuple[str, ...]) -> str:
    return " › ".join(trail)
