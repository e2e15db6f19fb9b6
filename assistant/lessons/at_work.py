"""What learners have begun and not handed in: how far they are, and what a class keeps of it.

A class that closes loses nothing: what the app has of a learner's answers stands among the results,
marked as not handed in, until the learner hands in within a short grace.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from assistant.home import files
from assistant.home.drafts import DraftStore
from assistant.lessons.quiz.marking import mark
from assistant.schema.classes import QuizClass, State, Submission

MOST_NAME, MOST_ANSWER = 80, 4_000  # characters that are kept
_GRACE = timedelta(minutes=5)  # in which what was begun can be handed in after the closing


def drafts(home: Path, code: str) -> DraftStore:
    """Return what the learners of a class have begun."""
    return DraftStore(home, f"classes/{code}", "none")


def grace_ends(opened: QuizClass) -> str:
    """Return until when what was begun can still be handed in, ISO 8601 in UTC; "" while open."""
    if not opened.closed_at:
        return ""
    return (datetime.fromisoformat(opened.closed_at) + _GRACE).isoformat()


def in_grace(opened: QuizClass) -> bool:
    """Tell whether a class is closed and still takes what was begun before."""
    return bool(opened.closed_at) and files.now() < grace_ends(opened)


def progress(home: Path, opened: QuizClass) -> tuple[int, ...]:
    """Return of each learner who has begun and not handed in how many items are answered."""
    checked = (held.get("answers") for held in _begun(home, opened))
    return tuple(sorted(sum(map(any, said.values())) for said in checked if said))


def left_behind(home: Path, opened: QuizClass) -> Iterator[Submission]:
    """Yield what learners had answered, chosen or typed and not handed in, marked as such."""
    for held in _begun(home, opened):
        given = answered(opened, held)
        if any(map(any, given)):
            name = str(held.get("name") or "")
            at = str(held.get("at") or opened.closed_at)
            yield marked(opened, name, given, at, "begun")


def answered(
    opened: QuizClass, held: Mapping[str, Mapping[str, Any]]
) -> tuple[tuple[str, ...], ...]:
    """Return a learner's answers in the class's order, those not yet checked among them."""
    said = {**(held.get("begun") or {}), **(held.get("answers") or {})}
    return tuple(tuple(map(str, said.get(one.id) or ())) for one in opened.quiz)


def marked(
    opened: QuizClass, name: str, answers: tuple[tuple[str, ...], ...], at: str, state: State
) -> Submission:
    """Return answers with their points, both cut to what is kept."""
    given = tuple(tuple(text[:MOST_ANSWER] for text in one) for one in answers)
    points = (mark(one, said).points for one, said in zip(opened.quiz, given, strict=True))
    name = " ".join(name.split())[:MOST_NAME] if opened.ask_names else ""
    return Submission(at, name, given, tuple(points), state)


def _begun(home: Path, opened: QuizClass) -> Iterator[dict[str, Any]]:
    for held in drafts(home, opened.code).all():
        if not held.get("handed_in"):
            yield held
