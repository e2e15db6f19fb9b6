"""How quiz items and their answers read on the screen, as safe Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.lessons.quiz.changing import LETTERS
from assistant.schema.lessons import QuizItem
from assistant.ui.shared.safe import safe_line

QUERY = "class"  # what names a class in the address


def letter(one: QuizItem, at: int) -> str:
    """Return the letter of an option; beyond the letters, its number."""
    letters = LETTERS[one.language]
    return letters[at] if at < len(letters) else str(at + 1)


def option(one: QuizItem, at: int) -> str:
    """Return an option with its letter; true and false need none."""
    words = safe_line(one.options[at])
    return words if one.kind == "true_false" else f"{letter(one, at)}. {words}"


def lettered(one: QuizItem) -> list[str]:
    """Return an item's options with their letters, the left sides of a matching item first."""
    pairs = [f"{at}. {safe_line(left)}" for at, (left, _) in enumerate(one.pairs, start=1)]
    return [*pairs, *(option(one, at) for at in range(len(one.options)))]


def answer_lines(one: QuizItem) -> list[str]:
    """Return the right answer: a line, or a line for each pair, step or marking point."""
    return given_lines(one, one.answer)


def given_lines(one: QuizItem, given: Sequence[str]) -> list[str]:
    """Return an answer as lines, in the item's own form; an empty answer gives none."""
    if not any(given):
        return []
    if one.kind == "matching":
        pairs = zip((left for left, _ in one.pairs), given, strict=False)
        return [f"{safe_line(left)} → {safe_line(right) or '–'}" for left, right in pairs]
    if one.kind == "ordering":
        return [f"{at}. {safe_line(step) or '–'}" for at, step in enumerate(given, start=1)]
    if one.kind in ("choice", "true_false") and given[0] in one.options:
        return [option(one, one.options.index(given[0]))]
    return [safe_line(text) for text in given]
