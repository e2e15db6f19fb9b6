"""Keeps classes, each with its quiz frozen in it, and what learners hand in."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.errors import LessonError
from assistant.home import files
from assistant.lessons.at_work import in_grace, left_behind, marked, progress
from assistant.schema.classes import QuizClass, Showing, Submission
from assistant.schema.lessons import Lesson

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no letter that looks like a digit or another letter
CODE_LENGTH = 10  # 49 bits: nobody guesses one
MOST_BYTES = 20_000_000  # of one class's results: some ten thousand submissions


@dataclass(frozen=True, slots=True)
class Results:
    """What was handed in, in the order in which it came; ``damaged`` lines could not be read.

    After the closing what learners had begun and not handed in follows, marked as such.
    """

    submissions: tuple[Submission, ...]
    damaged: int = 0


class ClassStore:
    """The classes of a home: ``classes/<code>.json`` and ``classes/<code>-results.jsonl``.

    Whoever has its code takes the quiz of a class; its results are its owner's alone.  What
    learners have begun lies in ``classes/<code>/drafts`` and goes with the class.
    """

    def __init__(self, home: Path, owner: str = "") -> None:
        self.home = home
        self._folder = home / "classes"
        self._owner = files.name_of(owner) if owner else ""

    def take_over(self) -> None:
        """Become the owner of the classes that nobody owns."""
        for one in self._all():
            if not one.owner and self._owner:
                self._save(replace(one, owner=self._owner))

    def open_class(
        self,
        lesson: Lesson,
        *,
        showing: Showing = "each",
        passages: bool = True,
        ask_names: bool = True,
    ) -> QuizClass:
        """Open a class on a lesson's quiz as it is now; later changes do not reach it.

        Raises:
            LessonError: The lesson has no quiz.
            LibraryUnwritable: The home cannot be written.
        """
        if not lesson.quiz:
            raise LessonError(f"the lesson {lesson.id} has no quiz: build one with quiz items")
        cited = {number for one in lesson.quiz for number in one.citations}
        opened = QuizClass(
            code="".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)),
            lesson_id=lesson.id,
            title=lesson.title,
            language=lesson.language,
            opened_at=files.now(),
            quiz=lesson.quiz,
            citations=tuple(c for c in lesson.citations if c.number in cited),
            objectives=tuple(one.text for one in lesson.objectives),
            showing=showing,
            passages=passages,
            ask_names=ask_names,
            owner=self._owner,
        )
        self._save(opened)
        return opened

    def load(self, code: str) -> QuizClass:
        """Return a class by its code, however that is typed.

        Raises:
            LessonError: There is no such class, or its file is damaged.
        """
        path = self._file(code)
        text = files.read(path, "class")
        try:
            return _class().validate_json(text)
        except ValidationError as error:
            raise LessonError(f"the class in {path.name} is damaged: open another") from error

    def close(self, code: str) -> QuizClass:
        """Close a class: only what was begun can be handed in, for a short while; all stays."""
        found = self._own(code)
        closed = found if found.closed_at else replace(found, closed_at=files.now())
        self._save(closed)
        return closed

    def delete(self, code: str) -> int:
        """Delete a class with what its learners handed in; return how many files there were.

        Raises:
            LessonError: There is no such class of this owner's.
            LibraryUnwritable: A file of it cannot be deleted.
        """
        found = self._own(code)
        return _erase(self._folder, found.code)

    def forget_before(self, moment: str) -> int:
        """Delete the classes of all owners in which nothing happened since a moment.

        ``moment`` is ISO 8601 in UTC. Return how many there were.  Raises LibraryUnwritable.
        """
        old = [one for one in self._all() if self._last(one.code) < moment]
        return sum(bool(_erase(self._folder, one.code)) for one in old)

    def of(self, lesson_id: str) -> tuple[QuizClass, ...]:
        """Return the classes of a lesson, the newest first; damaged ones are left out."""
        own = [o for o in self._all() if (o.owner, o.lesson_id) == (self._owner, lesson_id)]
        return tuple(sorted(own, key=lambda one: (one.opened_at, one.code), reverse=True))

    def submit(
        self, code: str, name: str, answers: Sequence[Sequence[str]], *, begun: bool = False
    ) -> Submission:
        """Mark what a learner hands in and keep it as one line; lines of others are never lost.

        Args:
            code: The class's.
            name: The learner's, or empty.
            answers: One for each item of the class, in its order; an empty one is no answer.
            begun: Whether the learner was at it before the class was closed.

        Raises:
            LessonError: The class is closed, full or unknown, or the answers are not its items'.
            LibraryUnwritable: The home cannot be written.
        """
        found = self.load(code)
        if found.closed_at and not (begun and in_grace(found)):
            raise LessonError("this class is closed: ask the trainer for another")
        if len(answers) != len(found.quiz):
            raise LessonError("the answers are not those of this quiz: open the link again")
        given = tuple(map(tuple, answers))
        done = marked(found, name, given, files.now(), "late" if found.closed_at else "")
        self._append(self._results(found.code), done)
        return done

    def results(self, code: str) -> Results:
        """Return what was handed in; a line that a crash has torn does not hide the others."""
        found = self._own(code)
        path = self._results(found.code)
        text = files.read(path, "results") if path.exists() else ""
        done: list[Submission] = []
        damaged = 0
        for line in filter(str.strip, text.split("\n")):
            try:
                done.append(_submission().validate_json(line))
            except ValidationError:
                damaged += 1
        left = left_behind(self.home, found) if found.closed_at else ()
        return Results((*done, *left), damaged)

    def begun(self, code: str) -> tuple[int, ...]:
        """Return of each learner who is still at it how many items they have answered."""
        return progress(self.home, self._own(code))

    def _all(self) -> Iterator[QuizClass]:
        for path in self._folder.glob("*.json"):
            try:
                yield self.load(path.stem)
            except LessonError:  # a damaged one is left out
                continue

    def _own(self, code: str) -> QuizClass:
        """Return a class of the owner's; another's is as good as none."""
        found = self.load(code)
        if found.owner != self._owner:
            raise LessonError(f"no class {found.code} is kept here")
        return found

    def _save(self, one: QuizClass) -> None:
        text = json.dumps(asdict(one), ensure_ascii=False, indent=1)
        files.write(self._file(one.code), text)

    @staticmethod
    def _append(path: Path, done: Submission) -> None:
        """Add a line in one write, which no other can fall into."""
        data: dict[str, Any] = asdict(done)
        line = "\n" + json.dumps(data, ensure_ascii=False) + "\n"  # whatever a crash left before
        content = line.encode("utf-8", "replace")
        try:
            target = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                if os.fstat(target).st_size > MOST_BYTES:
                    raise LessonError("this class is full: ask the trainer for another")
                written = os.write(target, content)
                os.fsync(target)
            finally:
                os.close(target)
        except OSError as error:
            raise files.unwritable(path, error) from error
        if written < len(content):
            raise files.unwritable(path, OSError("the disk is full"))

    def _last(self, code: str) -> str:
        """Return when something of a class was last written, as ISO 8601 in UTC."""
        kept = (path for path in (self._file(code), self._results(code)) if path.exists())
        return max(map(files.saved_at, kept))

    def _results(self, code: str) -> Path:
        return self._folder / f"{code}-results.jsonl"

    def _file(self, code: str) -> Path:
        name = "".join(char for char in code if char.isalnum()).upper()
        if len(name) != CODE_LENGTH or not set(name) <= set(ALPHABET):
            raise LessonError(f"{code[:20]!r} is not the code of a class")
        return self._folder / f"{name}.json"


def _erase(folder: Path, code: str) -> int:
    begun = [*(folder / code / "drafts").glob("*.json")]
    kept = [*begun, *(folder / f"{code}{end}" for end in ("-results.jsonl", ".json"))]
    return sum(files.erase(path) for path in kept if path.exists())


@lru_cache(maxsize=1)
def _class() -> TypeAdapter[QuizClass]:
    return TypeAdapter(QuizClass)


@lru_cache(maxsize=1)
def _submission() -> TypeAdapter[Submission]:
    return TypeAdapter(Submission)
