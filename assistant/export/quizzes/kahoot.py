"""Quiz → the sheet that Kahoot imports: its own layout, heads in row 8, questions from row 9."""

from __future__ import annotations

from assistant.export.quizzes.game_sheets import is_choice, sheet
from assistant.export.quizzes.quiz import Quiz, asked, plain
from assistant.schema.lessons import QuizItem

_QUESTION, _ANSWER = 120, 75  # characters that Kahoot takes
_OPTIONS = 4
_HEAD_ROW = 7  # from 0
_HEADS = (
    f"Question - max {_QUESTION} characters",
    *(f"Answer {at} - max {_ANSWER} characters" for at in range(1, _OPTIONS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_SECONDS = {"easy": 30, "medium": 60, "hard": 90}


def holds(item: QuizItem) -> bool:
    """Say whether Kahoot can hold an item: a choice of at most four, all texts short enough."""
    return (
        is_choice(item, _OPTIONS)
        and len(_line(asked(item))) <= _QUESTION
        and all(len(_line(option)) <= _ANSWER for option in item.options)
    )


def write(quiz: Quiz) -> bytes:
    """Return a quiz as Kahoot's spreadsheet."""
    rows: list[tuple[int, int, list[str | int]]] = [(_HEAD_ROW, 1, list(_HEADS))]
    for at, item in enumerate(quiz.items, start=1):
        options = [_line(option) for option in item.options]
        options += [""] * (_OPTIONS - len(options))
        right = min(item.right) + 1
        cells: list[str | int] = [
            at,
            _line(asked(item)),
            *options,
            _SECONDS[item.difficulty],
            right,
        ]
        rows.append((_HEAD_ROW + at, 0, cells))
    return sheet(rows, "Sheet1")


def _line(text: str) -> str:
    return " ".join(plain(text).split())
