"""Quiz → Aiken: questions with one right option, a line each; no feedback and no category."""

from __future__ import annotations

import re
from string import ascii_uppercase

from assistant.export.quizzes.quiz import Quiz, asked, plain
from assistant.schema.lessons import QuizItem

# A line that begins like this is an option or an answer, wherever it stands.
_TAKEN = re.compile(r"[A-Z][).]|ANSWER:")
_FEWEST = 2  # options; also the letters of a line, or Moodle skips it


def holds(item: QuizItem) -> bool:
    """Say whether Aiken can hold an item.

    It has to have one right option of at most 26, and its question must not look like an option.
    """
    if item.kind not in ("choice", "true_false") or len(item.right) != 1:
        return False
    question = _line(asked(item))
    return (
        _FEWEST <= len(item.options) <= len(ascii_uppercase)
        and len(question) >= _FEWEST
        and not _TAKEN.match(question)
    )


def write(quiz: Quiz) -> bytes:
    """Return a quiz as UTF-8 Aiken."""
    return "\n".join(map(_question, quiz.items)).encode("utf-8")


def _question(item: QuizItem) -> str:
    lettered = zip(ascii_uppercase, item.options, strict=False)
    options = (f"{letter}. {_line(option)}" for letter, option in lettered)
    right = ascii_uppercase[min(item.right)]
    return "\n".join((_line(asked(item)), *options, f"ANSWER: {right}")) + "\n"


def _line(text: str) -> str:
    return " ".join(plain(text).split())
