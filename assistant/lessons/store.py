"""Keeps lessons as JSON files in the home."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.errors import ExportError, LessonError
from assistant.home import files
from assistant.lessons.classes import ClassStore
from assistant.lessons.pack import from_json, to_json
from assistant.schema.lessons import Lesson

__all__ = ["ClassStore", "KeptLesson", "LessonStore"]

_ID = re.compile(r"[0-9a-f]{8,40}")


@dataclass(frozen=True, slots=True)
class KeptLesson:
    """A lesson that is kept; ``saved_at`` is ISO 8601 in UTC."""

    lesson_id: str
    title: str
    saved_at: str
    minutes: int
    items: int


class LessonStore:
    """The lessons of one person in a home: ``lessons/people/<person>/<id>.json``.

    Those of "", the shell, lie in ``lessons/`` itself, as all did in an older program.
    """

    def __init__(self, home: Path, owner: str = "") -> None:
        self._older = home / "lessons"
        self._folder = files.folder_of(self._older, owner)

    def take_over(self) -> None:
        """Become the owner of the lessons that nobody owns."""
        files.take_over(
            [one for one in self._older.glob("*.json") if _ID.fullmatch(one.stem)], self._folder
        )

    def add(self, lesson: Lesson) -> Lesson:
        """Keep a lesson that was just built and return it, under an id of its own.

        The same request gives the same id again; a lesson that has been changed since stays.
        """
        first, number = lesson.id, 1
        while self._other(lesson):
            number += 1
            lesson = replace(lesson, id=f"{first}{number:02x}")
        self.save(lesson)
        return lesson

    def save(self, lesson: Lesson) -> None:
        """Keep a lesson in place of the last state of it.

        Raises:
            LibraryUnwritable: The home cannot be written; nothing that was kept is lost.
        """
        files.write(self._of(lesson.id), to_json(lesson))

    def load(self, lesson_id: str) -> Lesson:
        """Return a lesson.

        Raises:
            LessonError: There is no such lesson, or its file is damaged.
        """
        path = self._of(lesson_id)
        try:
            return from_json(files.read(path, "lesson"))
        except ExportError as error:
            raise LessonError(f"the lesson in {path.name} is damaged: build it again") from error

    def delete(self, lesson_id: str) -> int:
        """Delete a lesson; return how many files it had.  Its classes stay until they are deleted.

        Raises:
            LessonError: There is no such lesson.
            LibraryUnwritable: Its file cannot be deleted.
        """
        path = self._of(lesson_id)
        if not path.exists():
            raise LessonError(f"no lesson {lesson_id} is kept here: it has been deleted already")
        return files.erase(path)

    def lessons(self) -> tuple[KeptLesson, ...]:
        """Return the lessons that are kept, the newest first; of a damaged one, what is known."""
        paths = (p for p in self._folder.glob("*.json") if _ID.fullmatch(p.stem))
        return tuple(sorted(map(_known, paths), key=lambda one: one.saved_at, reverse=True))

    def _other(self, lesson: Lesson) -> bool:
        """Tell whether another lesson, or another state of this one, is kept under its id."""
        path = self._of(lesson.id)
        return path.exists() and path.read_bytes() != to_json(lesson).encode("utf-8")

    def _of(self, lesson_id: str) -> Path:
        if not _ID.fullmatch(lesson_id):
            raise LessonError(f"{lesson_id[:40]!r} is not the id of a lesson")
        return self._folder / f"{lesson_id}.json"


def forget_before(home: Path, moment: str) -> int:
    """Delete the lessons of all persons that nobody has changed since a moment (ISO 8601 in UTC).

    Return how many there were.  Raises LibraryUnwritable.
    """
    found = [one for one in (home / "lessons").rglob("*.json") if _ID.fullmatch(one.stem)]
    kept = [one for one in found if one.parent.name != "drafts"]
    return sum(files.erase(one) for one in kept if files.saved_at(one) < moment)


def _known(path: Path) -> KeptLesson:
    try:
        data = json.loads(files.read(path, "lesson"))
        title, minutes, items = str(data["title"]), int(data["minutes"]), len(data["quiz"])
    except (LessonError, ValueError, KeyError, TypeError, RecursionError):
        title, minutes, items = path.stem, 0, 0  # shown, so that the damage is seen
    return KeptLesson(path.stem, title, files.saved_at(path), minutes, items)
