"""Quiz → the sheet that Quizizz imports: its own heads in the first row."""

from __future__ import annotations

from assistant.export.quizzes.game_sheets import is_choice, sheet
from assistant.export.quizzes.quiz import Quiz, asked, plain
from assistant.schema.lessons import QuizItem

_OPTIONS = 5
_HEADS = (
    "Question Text",
    "Question Type",
    *(f"Option {at}" for at in range(1, _OPTIONS + 1)),
    "Correct Answer",
    "Time in seconds",
    "Image Link",
    "Answer explanation",
)
_SECONDS = {"easy": 30, "medium": 60, "hard": 120}


def holds(item: QuizItem) -> bool:
    """Say whether Quizizz can hold an item: a choice of at most five, or an open question."""
    return item.kind == "open" or is_choice(item, _OPTIONS)


def write(quiz: Quiz) -> bytes:
    """Return a quiz as Quizizz's spreadsheet."""
    rows: list[tuple[int, int, list[str | int]]] = [(0, 0, list(_HEADS))]
    for at, item in enumerate(quiz.items, start=1):
        options = [plain(option) for option in item.options]
        options += [""] * (_OPTIONS - len(options))
        kind = "Open-Ended" if item.kind == "open" else "Multiple Choice"
        right: str | int = "" if item.kind == "open" else min(item.right) + 1
        told = quiz.feedback(item)
        cells = [asked(item), kind, *options, right, _SECONDS[item.difficulty], "", told]
        rows.append((at, 0, cells))
    return sheet(rows, "Sheet1")
