"""Puts other items into a lesson's quiz; key, slides, coverage and citations go along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.lessons.form import say
from assistant.lessons.numbering import numbered
from assistant.lessons.quiz.paper import key
from assistant.lessons.run_slides import MOST_WORDS
from assistant.schema import Citation, Language
from assistant.schema.lessons import Lesson, QuizItem, Slide
from assistant.schema.papers import Cell, Part, Row, Table
from assistant.text.language import words

LETTERS: dict[Language, str] = {"th": "กขคงจฉชซฌญ", "en": "ABCDEFGHIJ"}  # of options
_KEY = "quiz_key"  # the part of the guide that holds the answers
_COVERAGE = "coverage"


@dataclass(frozen=True, slots=True)
class Change:
    """An item in place of another, with its rows of the key; ``new`` is None where it only goes."""

    old: QuizItem
    new: QuizItem | None
    rows: tuple[Row, ...] = ()


def changed(lesson: Lesson, changes: Sequence[Change], citations: Sequence[Citation]) -> Lesson:
    """Return a lesson with items changed, its citations numbered anew.

    Args:
        lesson: The lesson.
        changes: What goes and what comes; the numbers of what comes are those of ``citations``.
        citations: The lesson's, and those that the new items cite, no number twice.
    """
    by_id = {change.old.id: change for change in changes}
    quiz = tuple(
        by_id[one.id].new if one.id in by_id else one
        for one in lesson.quiz
        if one.id not in by_id or by_id[one.id].new is not None
    )
    kept = tuple(one for one in quiz if one is not None)
    made = replace(
        lesson,
        quiz=kept,
        retest=tuple(one for one in lesson.retest if one.id not in {o.id for o in kept}),
        slides=tuple(_slides(lesson, by_id)),
        guide=tuple(_with_key(part, kept, by_id, _spoken(lesson)) for part in lesson.guide),
    )
    return _recounted(lesson, numbered(made, citations))


def rows_of(one: QuizItem, language: Language) -> tuple[Row, ...]:
    """Return an item's rows of the key: its answer, and a reason for each option."""
    [block] = key([one], language).blocks
    assert isinstance(block, Table)
    return block.rows


def key_rows(lesson: Lesson) -> dict[str, tuple[Row, ...]]:
    """Return the rows of the key by the ids of their items."""
    tables = (b for p in lesson.guide if p.id == _KEY for b in p.blocks if isinstance(b, Table))
    return _by_item(row for table in tables for row in table.rows)


def _by_item(rows: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    """Gather rows by the item that they are of; those of options name it before a colon."""
    return {item: tuple(own) for item, own in groupby(rows, lambda row: row.key.partition(":")[0])}


def _spoken(lesson: Lesson) -> Language:
    return "en" if lesson.language == "en" else "th"


def _with_key(
    part: Part, quiz: Sequence[QuizItem], changes: Mapping[str, Change], language: Language
) -> Part:
    if part.id != _KEY:
        return part
    coming = {change.new.id: change.rows for change in changes.values() if change.new}
    [table] = (block for block in part.blocks if isinstance(block, Table))
    held = _by_item(table.rows)
    rows: list[Row] = []
    for number, one in enumerate(quiz, start=1):
        first, *options = coming.get(one.id) or held.get(one.id) or rows_of(one, language)
        rows += [replace(first, cells=(Cell((), str(number)), *first.cells[1:])), *options]
    return replace(part, blocks=(replace(table, rows=tuple(rows)),))


def _slides(lesson: Lesson, changes: Mapping[str, Change]) -> Iterator[Slide]:
    """Yield the slides; one that shows an item that goes shows the item that comes, if it can."""
    shown = {change.old.question: change for change in changes.values()}
    translated = {c.old.translation for c in changes.values() if c.old.translation}
    for slide in lesson.slides:
        change = shown.get(slide.title)
        if change is None and slide.title not in translated:
            yield slide
        elif change and change.new and _fits(change.new):
            yield _slide(change.new)


def _fits(one: QuizItem) -> bool:
    said = (one.question, *one.options)
    return one.kind == "choice" and sum(len(words(text)) for text in said) <= MOST_WORDS


def _slide(one: QuizItem) -> Slide:
    lines = [f"{LETTERS[one.language][at]}. {option}" for at, option in enumerate(one.options)]
    marks = "".join(f"[{number}]" for number in one.citations)
    notes = f"{lines[one.options.index(one.answer[0])]}\n{one.explanation} {marks}"
    return Slide(one.question, tuple(lines), "", notes, one.citations)


def _recounted(before: Lesson, after: Lesson) -> Lesson:
    """Count the citations of each section again, in the lesson and in its guide."""
    gone, come = _counted(before), _counted(after)
    uses = tuple(
        replace(use, citations=max(0, use.citations + come[at] - gone[at]))
        for use in after.coverage
        for at in [(use.document, use.section)]
    )
    labels = {
        str(at): str(use.citations) if use.citations else say("not_used", _spoken(after))
        for at, (use, was) in enumerate(zip(uses, after.coverage, strict=True))
        if use != was
    }
    guide = tuple(_relabelled(p, labels) if p.id == _COVERAGE else p for p in after.guide)
    return replace(after, coverage=uses, guide=guide)


def _counted(lesson: Lesson) -> Counter[tuple[str, str]]:
    return Counter((c.title, " › ".join(c.section)) for c in lesson.citations)


def _relabelled(part: Part, labels: Mapping[str, str]) -> Part:
    def row(one: Row) -> Row:
        if one.key not in labels:
            return one
        return replace(one, cells=(*one.cells[:-1], Cell((), labels[one.key])))

    blocks = (
        replace(block, rows=tuple(map(row, block.rows))) if isinstance(block, Table) else block
        for block in part.blocks
    )
    return replace(part, blocks=tuple(blocks))
