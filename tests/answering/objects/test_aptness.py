"""Aptness: the shape of an object counts beside its meaning."""

from __future__ import annotations

import pytest

from assistant.answering.objects.aptness import aptness
from assistant.retrieval.questions import understand


@pytest.mark.parametrize(
    ("question", "apt", "other"),
    [
        ("What happened in 1987?", "In 1987 the dam broke.", "The dam broke."),
        ("เกิดอะไรขึ้นใน พ.ศ. ๒๕๓๐", "พ.ศ. 2530 เขื่อนแตก", "เขื่อนแตก"),
    ],
)
def test_the_year_that_is_asked_for_is_worth_something(question, apt, other):
    asked = understand(question)
    assert aptness(asked, apt) > aptness(asked, other)


def test_words_in_the_order_of_the_question_are_worth_something_at_the_head():
    asked = understand("What does network design need?")
    head = "Network design needs a plan, and people who keep to it for years, day after day."
    tail = "People who keep to it for years, day after day, need a plan and network design."
    assert aptness(asked, head) > aptness(asked, tail)
