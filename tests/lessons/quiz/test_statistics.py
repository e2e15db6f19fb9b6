"""What results say of items and of objectives: how hard, who knows, what to teach again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.lessons.quiz.statistics import by_objective, statistics_of
from assistant.lessons.store import ClassStore, LessonStore
from assistant.schema.classes import Submission


def handed_in(*points):
    return Submission("2026-11-01T02:30:00+00:00", "", ((),) * len(points), points)


# The better half gets the first item right, the worse half the second; all get the third.
CLASS = [
    *(handed_in(1.0, 0.0, 1.0, 1.0, None) for _ in range(4)),
    *(handed_in(0.0, 1.0, 1.0, 0.0, None) for _ in range(4)),
]


def test_difficulty_is_the_share_that_was_right():
    found = statistics_of(CLASS, 5)
    assert [one.difficulty for one in found] == [0.5, 0.5, 1.0, 0.5, None]
    assert [one.learners for one in found] == [8, 8, 8, 8, 0]


def test_an_item_tells_who_knows_where_the_better_get_it_right():
    found = statistics_of([*CLASS[:3], handed_in(1.0, 1.0, 1.0, 1.0, None), *CLASS[4:]], 5)
    assert found[0].discrimination > 0.2 > 0 > found[1].discrimination
    assert found[2].discrimination is None  # all did the same
    assert [one.remark for one in found] == ["", "against", "easy", "", ""]


@pytest.mark.parametrize("count", [0, 1, 4])
def test_few_learners_tell_nothing_of_discrimination(count):
    found = statistics_of(CLASS[2 : 2 + count], 5)
    assert all(one.discrimination is None for one in found)


@pytest.fixture
def taken(thai, tmp_path):
    """A class on a lesson that was kept and opened again, and its store."""
    lessons, store = LessonStore(tmp_path), ClassStore(tmp_path)
    lessons.save(thai)
    return store.open_class(lessons.load(thai.id)), store


def known_only(opened, objective: int):
    """Answers of one who knows nothing but what an objective is about."""
    return [one.answer if objective in one.objectives else () for one in opened.quiz]


def test_an_objective_nobody_has_reached_is_to_be_taught_again(taken):
    opened, store = taken
    known = next(n for n, _ in enumerate(opened.objectives) if items_of(opened, n))
    for _ in range(3):
        store.submit(opened.code, "", known_only(opened, known))
    opened = store.load(opened.code)
    found = by_objective(opened, store.results(opened.code).submissions)
    texts = [text for one in found for text in one.texts]
    assert sorted(texts) == sorted(opened.objectives)
    own = next(one for one in found if opened.objectives[known] in one.texts)
    assert own.items == tuple(items_of(opened, known))
    assert own.share == 1
    assert not own.again
    others = [one for one in found if one.items and not set(one.items) & set(own.items)]
    assert others
    assert all(one.again for one in others if one.share is not None)


def items_of(opened, objective: int) -> list[int]:
    return [n for n, one in enumerate(opened.quiz, 1) if objective in one.objectives]


def test_every_item_measures_an_objective_and_the_guide_names_the_same_items(lesson):
    table = next(part for part in lesson.guide if part.id == "alignment").blocks[0]
    for at, row in enumerate(table.rows):
        own = [n for n, one in enumerate(lesson.quiz, 1) if at in one.objectives]
        assert not own or row.cells[3].label == ", ".join(map(str, own))
    taught = [one for one in lesson.quiz if one.objectives]
    assert len(taught) >= 0.5 * len(lesson.quiz)  # the others go beyond what there is time for


def test_a_class_of_an_older_program_has_no_results_by_objective(taken):
    opened, _ = taken
    older = replace(opened, quiz=tuple(replace(one, objectives=()) for one in opened.quiz))
    assert by_objective(older, ()) == ()
