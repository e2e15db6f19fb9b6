"""How an answer reads on a terminal: its text, its citations, and what is told about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.schema import Answer


def show(answer: Answer) -> None:
    """Print an answer."""
    from assistant.answering import notes

    print(answer.answer)
    for citation in answer.citations:
        page = f" · {citation.page}" if citation.page else ""
        trail = " › ".join(dict.fromkeys([citation.title, *citation.section]))
        print(f"[{citation.number}] {citation.cited_as or trail}{page}")
    print()
    for note in notes.notes(answer, answer.language):
        print(note)
    for sentence in notes.sentences_left_out(answer):
        print(f"  – {sentence}")
