"""What results say of items: their difficulty, and whether they tell who knows."""

from __future__ import annotations

import pytest

from assistant.lessons.quiz.statistics import statistics_of
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
