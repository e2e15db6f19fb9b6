"""Quiz → GIFT, Moodle's format in plain text; every text of the quiz is data and is escaped.

Each text says ``[plain]`` of itself: so Moodle reads no HTML in it, no weight in a "%50%" that it
begins with, and no format in its own "[html]".
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.export.quizzes.quiz import (
    Quiz,
    asked,
    extra_options,
    marking_points,
    plain,
    spellings,
)
from assistant.schema.lessons import QuizItem

_ESCAPED = str.maketrans({char: f"\\{char}" for char in "\\~=#{}:"} | {"\n": "\\n"})
_ARROW = "->"  # between the sides of a pair; it cannot be escaped
_FEWEST = 2  # pairs of a matching question


def holds(item: QuizItem) -> bool:
    """Say whether GIFT can hold an item: not a pair or short answer with an arrow inside."""
    if item.kind == "short_answer":
        return all(_ARROW not in text for text in (*item.answer, *item.accepted))
    if item.kind in ("matching", "ordering"):
        sides = _pairs(item)
        return len(sides) >= _FEWEST and all(_ARROW not in left for left, _right in sides)
    return True


def write(quiz: Quiz) -> bytes:
    """Return a quiz as UTF-8 GIFT, its items in a category with the lesson's title."""
    # Moodle reads the name as a path, a doubled stroke as a stroke, and unescapes it only halfway.
    category = quiz.title.replace("/", "//").replace("\\", "\\\\")
    blocks = (f"$CATEGORY: {category}\n", *(_question(item, quiz) for item in quiz.items))
    return "\n".join(blocks).encode("utf-8")


def _question(item: QuizItem, quiz: Quiz) -> str:
    lines = list(_answers(item))
    told = quiz.feedback(item)
    if item.kind == "open":
        told = "\n".join(filter(None, (marking_points(item), told)))
    if told:
        lines.append(f"####{_text(told)}")
    inside = "".join(f"\n\t{line}" for line in lines)
    return f"::{_escaped(item.id)}::{_text(asked(item))}{{{inside}\n}}\n"


def _answers(item: QuizItem) -> Iterator[str]:
    if item.kind == "choice":
        right = item.right
        yield from (f"{'~='[at in right]}{_text(o)}" for at, o in enumerate(item.options))
    elif item.kind == "true_false":
        yield "TRUE" if 0 in item.right else "FALSE"
    elif item.kind == "short_answer":
        yield from (f"=%100%{_text(text)}" for text in spellings(item))
    elif item.kind != "open":
        yield from (f"={_text(left)} {_ARROW} {_escaped(right)}" for left, right in _pairs(item))
    if item.kind == "matching":
        yield from (f"= {_ARROW} {_escaped(option)}" for option in extra_options(item))


def _pairs(item: QuizItem) -> tuple[tuple[str, str], ...]:
    """Return the pairs to match: GIFT orders nothing, so a step is matched with its number."""
    if item.kind == "matching":
        return item.pairs
    return tuple((step, str(at)) for at, step in enumerate(item.answer, start=1))


def _text(text: str) -> str:
    return f"[plain]{_escaped(text)}"


def _escaped(text: str) -> str:
    return plain(text).translate(_ESCAPED)
