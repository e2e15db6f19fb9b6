"""Swaps, reshuffles and edits the items of a lesson's quiz."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.errors import LessonError
from assistant.lessons.building import build_lesson
from assistant.lessons.quiz.changing import Change, changed, key_rows, rows_of
from assistant.lessons.request.request import parse_request
from assistant.schema import Language
from assistant.schema.lessons import Lesson, Proof, QuizItem
from assistant.schema.papers import Row

if TYPE_CHECKING:
    from assistant.library.library import Library

UNPROVED = Proof(answerable=False, single=False)  # of an item that the trainer has edited
ONE_RIGHT = ("choice", "true_false")  # kinds of which one option is right
_TRIES = 3  # lessons built in search of an item of the same kind
_MESSAGES: dict[str, dict[Language, str]] = {
    "none_left": {
        "th": "ไม่มีข้อสอบอื่นที่ถามเรื่องที่ยังไม่ได้ถาม",
        "en": "there is no other item that asks about what is not asked yet",
    },
    "empty": {
        "th": "คำถาม คำตอบ และคำอธิบายต้องไม่ว่าง",
        "en": "question, answers and explanation must not be empty",
    },
    "twice": {"th": "มีคำตอบซ้ำกัน โปรดแก้ให้ต่างกัน", "en": "two answers are alike: change one"},
    "no_item": {"th": "ไม่มีข้อสอบข้อนี้แล้ว", "en": "this item is no longer in the quiz"},
}


def swap(library: Library, lesson: Lesson, item_id: str, *, seed: int) -> Lesson:
    """Return a lesson with one item replaced by another that asks for no fact already used.

    An item of the same kind is preferred.

    Raises:
        LessonError: There is no such item in the quiz, or no other to take.
    """
    old = _item(lesson, item_id)
    used = {fact for one in lesson.quiz for fact in one.facts}
    ids = {one.id for one in lesson.quiz}
    spare: tuple[Lesson, QuizItem] | None = None
    for turn in range(_TRIES):
        fresh = _fresh(library, lesson, seed + turn)
        for one in fresh.quiz:
            if one.id in ids or used.intersection(one.facts):
                continue
            if one.kind == old.kind:
                return _taken(lesson, fresh, [(old, one)])
            spare = spare or (fresh, one)
    if spare is None:
        raise LessonError(_said("none_left", lesson))
    return _taken(lesson, spare[0], [(old, spare[1])])


def reshuffle(library: Library, lesson: Lesson, *, seed: int) -> Lesson:
    """Return a lesson with another choice of items; what the trainer has edited stays."""
    fresh = _fresh(library, lesson, seed)
    kept = [one for one in lesson.quiz if is_edited(one)]
    if not kept:
        return replace(fresh, id=lesson.id, title=lesson.title)
    used = {fact for one in kept for fact in one.facts}
    ids = {one.id for one in kept}
    coming = [o for o in fresh.quiz if o.id not in ids and not used.intersection(o.facts)]
    places = [one for one in lesson.quiz if not is_edited(one)]
    pairs = list(_paired(places, coming))
    return _taken(lesson, fresh, pairs)


def edit(
    lesson: Lesson,
    item_id: str,
    *,
    question: str,
    words: Sequence[str],
    explanation: str,
    right: int | None = None,
) -> Lesson:
    """Return a lesson with an item reworded by the trainer; its proof is no longer claimed.

    Args:
        lesson: The lesson.
        item_id: The item.
        question: Its new question.
        words: New texts in place of ``words_of(item)``, as many and in the same order.
        explanation: Its new explanation.
        right: The place of the right option where there is one, by default the same as before.

    Raises:
        LessonError: A text is empty, two options are alike, or there is no such item.
    """
    old = _item(lesson, item_id)
    question, explanation = " ".join(question.split()), " ".join(explanation.split())
    texts = tuple(" ".join(text.split()) for text in words)
    if not all((question, explanation, *texts)) or len(texts) != len(words_of(old)):
        raise LessonError(_said("empty", lesson))
    if len({text.casefold() for text in texts}) < len(texts):
        raise LessonError(_said("twice", lesson))
    new = replace(_reworded(old, texts), question=question, explanation=explanation)
    if right is not None and old.kind in ONE_RIGHT:
        new = replace(new, answer=(texts[right],))
    if new == old:
        return lesson
    new = replace(new, proof=UNPROVED)
    return changed(lesson, [Change(old, new, rows_of(new, old.language))], lesson.citations)


def words_of(one: QuizItem) -> tuple[str, ...]:
    """Return the texts of an item that may be edited: options, accepted answers, marking points."""
    if one.options:
        return one.options
    return tuple(dict.fromkeys((*one.answer, *one.accepted)))


def is_edited(one: QuizItem) -> bool:
    """Tell whether the trainer has edited an item, so that nothing is proved of it."""
    return not (one.proof.answerable and one.proof.single)


def _reworded(old: QuizItem, texts: Sequence[str]) -> QuizItem:
    new = dict(zip(words_of(old), texts, strict=True))
    if old.options:
        return replace(
            old,
            options=tuple(texts),
            answer=tuple(new[text] for text in old.answer),
            pairs=tuple((left, new[right]) for left, right in old.pairs),
        )
    answer = tuple(new[text] for text in old.answer)
    return replace(old, answer=answer, accepted=tuple(new[text] for text in old.accepted))


def _fresh(library: Library, lesson: Lesson, seed: int) -> Lesson:
    day = date.fromisoformat(lesson.made_on)
    return build_lesson(library, parse_request(lesson.request), seed=seed, today=day)


def _taken(
    lesson: Lesson, fresh: Lesson, pairs: Sequence[tuple[QuizItem, QuizItem | None]]
) -> Lesson:
    """Take items of another lesson over, with its citations behind our own."""
    offset = max((c.number for c in lesson.citations), default=0)
    citations = (
        *lesson.citations,
        *(replace(c, number=c.number + offset) for c in fresh.citations),
    )
    rows = key_rows(fresh)
    changes = []
    for old, one in pairs:
        new = one and replace(one, citations=tuple(n + offset for n in one.citations))
        own = rows.get(one.id, ()) if one else ()
        changes.append(Change(old, new, tuple(_moved(row, offset) for row in own)))
    return changed(lesson, changes, citations)


def _moved(row: Row, offset: int) -> Row:
    """Return a row of the key with the numbers of its citations moved."""
    cells = (
        replace(
            cell,
            statements=tuple(
                replace(s, citations=tuple(n + offset for n in s.citations))
                for s in cell.statements
            ),
        )
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def _paired(
    places: Sequence[QuizItem], coming: Sequence[QuizItem]
) -> Iterator[tuple[QuizItem, QuizItem | None]]:
    """Give each place an item of its own kind, then of any; a place left over is given up."""
    left = list(coming)
    waiting = []
    for old in places:
        same = next((one for one in left if one.kind == old.kind), None)
        if same:
            left.remove(same)
            yield old, same
        else:
            waiting.append(old)
    for old in waiting:
        yield old, left.pop(0) if left else None


def _item(lesson: Lesson, item_id: str) -> QuizItem:
    for one in lesson.quiz:
        if one.id == item_id:
            return one
    raise LessonError(_said("no_item", lesson))


def _said(key: str, lesson: Lesson) -> str:
    return _MESSAGES[key]["en" if lesson.language == "en" else "th"]
