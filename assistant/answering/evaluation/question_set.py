"""Question sets: JSON Lines, one question a line, that ``evaluation`` scores the assistant on.

Each line has ``question``, ``lang`` and ``answerable``, and perhaps ``type``, ``gold_lines``
(1-based, inclusive, of the source file), ``gold_quote``, ``must_include`` (each inner list holds
the accepted forms of one fact) and ``must_not_include``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assistant.errors import QuestionError

_REQUIRED = frozenset({"question", "lang", "answerable"})


def load(path: Path) -> list[dict[str, Any]]:
    """Read a question set.

    Raises:
        QuestionError: The file is missing, or a line is no question.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"cannot read the question set {str(path)!r}: {error}") from error
    questions = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            questions.append(_question(line, f"{path.name}, line {number}"))
    if not questions:
        raise QuestionError(f"{path.name} holds no question: give JSON Lines, one question a line")
    return questions


def _question(line: str, place: str) -> dict[str, Any]:
    try:
        question = dict(json.loads(line))
    except (ValueError, TypeError) as error:
        raise QuestionError(f"{place}: not a JSON object ({error})") from error
    if missing := sorted(_REQUIRED - question.keys()):
        raise QuestionError(f"{place}: the question lacks {', '.join(missing)}")
    if not isinstance(question["question"], str):
        raise QuestionError(f"{place}: the question is no text but {question['question']!r}")
    if not all(map(_is_range, question.get("gold_lines") or ())):
        raise QuestionError(f"{place}: gold_lines must be pairs of line numbers, like [[3, 5]]")
    return question


def _is_range(lines: object) -> bool:
    """Whether this is a first and a last line, from 1."""
    match lines:
        case [int(first), int(last)]:
            return 1 <= first <= last
    return False
