"""Open questions; what the literature says of their points is what marks them."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.lessons.quiz.making import Bench, item
from assistant.schema.lessons import QuizItem


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield the curriculum's open questions with their marking points."""
    for question in bench.material.open:
        if not bench.asked.issuperset(point.id for point in question.points):
            continue
        yield item(
            bench,
            "open",
            question.text,
            question.text,
            question.points,
            answer=[point.statement.text for point in question.points],
            facts=[point.id for point in question.points],
            difficulty=question.difficulty,
        )
