"""Quiz → Anki: a text file that Anki imports as a deck of two-sided cards (2.1.54 and later)."""

from __future__ import annotations

from html import escape
from string import ascii_uppercase

from assistant.export.quizzes.quiz import Quiz, asked, plain
from assistant.schema.lessons import QuizItem


def holds(_item: QuizItem) -> bool:
    """Say whether a card can hold an item: any."""
    return True


def write(quiz: Quiz) -> bytes:
    """Return a quiz as tab-separated UTF-8, question before answer, in a deck of its title."""
    head = (
        "#separator:tab",
        "#html:true",
        "#notetype:Basic",
        f"#deck:{quiz.title.replace('::', ':')}",
        "#tags column:3",
    )
    return ("\n".join((*head, *(_card(item, quiz) for item in quiz.items))) + "\n").encode("utf-8")


def _card(item: QuizItem, quiz: Quiz) -> str:
    front, back = asked(item), "\n".join(map(plain, item.answer))
    if item.kind in ("choice", "ordering"):
        lettered = zip(ascii_uppercase, item.options, strict=False)
        front = "\n".join((front, *(f"{letter}. {plain(text)}" for letter, text in lettered)))
    if item.kind == "matching":
        front = "\n".join((front, *(plain(left) for left, _ in item.pairs)))
        back = "\n".join(f"{plain(left)} – {plain(right)}" for left, right in item.pairs)
    told = "\n".join(filter(None, (back, quiz.feedback(item))))
    return "\t".join((_cell(front), _cell(told), item.difficulty))


def _cell(text: str) -> str:
    """Return a text as one quoted cell, its lines kept."""
    shown = escape(plain(text), quote=False).replace("\t", " ").replace("\n", "<br>")
    return '"' + shown.replace('"', '""') + '"'
