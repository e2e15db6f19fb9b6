"""Numbers a lesson's citations in the order in which a reader meets them, handout first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.frameworks.numbering import in_reading_order, map_part
from assistant.schema import Citation
from assistant.schema.lessons import Lesson, Slide
from assistant.schema.papers import Statement

_MARK = re.compile(r"\[(\d+)\]")


def numbered(lesson: Lesson, citations: Sequence[Citation]) -> Lesson:
    """Return a lesson with its citations numbered from 1; those that nothing uses are dropped."""
    order, kept = in_reading_order(_used(lesson), citations)

    def moved(numbers: Sequence[int]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(order[number] for number in numbers))

    def restated(statement: Statement) -> Statement:
        return replace(statement, citations=moved(statement.citations))

    return replace(
        lesson,
        handout=tuple(map_part(part, restated) for part in lesson.handout),
        guide=tuple(map_part(part, restated) for part in lesson.guide),
        quiz=tuple(replace(one, citations=moved(one.citations)) for one in lesson.quiz),
        retest=tuple(replace(one, citations=moved(one.citations)) for one in lesson.retest),
        slides=tuple(
            replace(
                slide,
                citations=moved(slide.citations),
                notes=_renumbered(slide, order),
            )
            for slide in lesson.slides
        ),
        citations=kept,
    )


def _renumbered(slide: Slide, order: Mapping[int, int]) -> str:
    """Return a slide's notes with its citations renumbered; a quote's own "[86]" stays."""
    return _MARK.sub(
        lambda found: f"[{order[int(found[1])]}]" if int(found[1]) in slide.citations else found[0],
        slide.notes,
    )


def shifted(slide: Slide, offset: int) -> Slide:
    """Return a slide with all numbers of its citations raised."""
    return replace(
        slide,
        citations=tuple(number + offset for number in slide.citations),
        notes=_MARK.sub(lambda found: f"[{int(found[1]) + offset}]", slide.notes),
    )


def _used(lesson: Lesson) -> Iterator[int]:
    for _, statement in lesson.statements():
        yield from statement.citations
    for one in (*lesson.quiz, *lesson.retest):
        yield from one.citations
    for slide in lesson.slides:
        yield from slide.citations
