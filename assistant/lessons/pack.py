"""A lesson as files: each by the suffix of its name, and all of them together as a ZIP."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pydantic import TypeAdapter, ValidationError

from assistant import export
from assistant.errors import ExportError
from assistant.export.quizzes.quiz import FORMATS as QUIZZES
from assistant.export.quizzes.quiz import SUFFIXES, format_of, write_quiz
from assistant.lessons.lesson_json import to_dict
from assistant.lessons.papers import PaperName, is_empty, paper_of
from assistant.schema.lessons import Lesson

_PAGES = (".docx", ".pdf", ".md")
_WHEN = (1980, 1, 1, 0, 0, 0)  # no moment of packing in the names of the pack
PAPERS: dict[str, PaperName] = {  # name of the file → paper
    "handout": "handout",
    "trainer-guide": "guide",
    "role-cards": "cards",
    "quiz": "quiz_sheet",
    "quiz-key": "quiz_key",
    "post-test": "retest_sheet",
    "post-test-key": "retest_key",
    "attendance": "attendance",
    "certificate": "certificate",
}
FORMATS = (".zip", ".pptx", *_PAGES, ".json", *SUFFIXES)


def write(lesson: Lesson, file_name: str) -> bytes:
    """Return a lesson as the bytes of a file: the handout as a page, the quiz as quiz formats.

    Raises:
        ExportError: Lessons are not written in such a format.
    """
    return _writer(file_name.lower())(lesson)


def check_name(file_name: str) -> None:
    """Raise ExportError where lessons are not written under such a name."""
    _writer(file_name.lower())


def _writer(name: str) -> Callable[[Lesson], bytes]:
    if name.endswith(SUFFIXES):
        return lambda lesson: _quiz(lesson, format_of(name))
    suffix = name[name.rfind(".") :] if "." in name else ""
    if suffix in _PAGES:
        return lambda lesson: export.write_paper(paper_of(lesson, "handout"), suffix)
    whole: dict[str, Callable[[Lesson], bytes]] = {
        ".zip": zipped,
        ".pptx": _slides,
        ".json": lambda lesson: to_json(lesson).encode("utf-8"),
    }
    if suffix not in whole:
        said = suffix or "a file without a suffix"
        raise ExportError(f"lessons are not written as {said}: use {', '.join(FORMATS)}")
    return whole[suffix]


def zipped(lesson: Lesson) -> bytes:
    """Return everything that a trainer takes along as one ZIP."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, content in files(lesson):
            archive.writestr(ZipInfo(name, _WHEN), content, ZIP_DEFLATED)
    return held.getvalue()


def files(lesson: Lesson) -> Iterator[tuple[str, bytes]]:
    """Yield the names and bytes of a lesson's files."""
    for name, paper in PAPERS.items():
        if not is_empty(lesson, paper):
            for suffix in (".docx", ".pdf"):
                yield f"{name}{suffix}", export.write_paper(paper_of(lesson, paper), suffix)
    yield "slides-16x9.pptx", _slides(lesson)
    yield "slides-4x3.pptx", _slides(lesson, "4:3")
    for key, quiz in QUIZZES.items():
        if lesson.quiz:
            yield f"quiz{quiz.suffix}", _quiz(lesson, key)
    yield "lesson.json", to_json(lesson).encode("utf-8")


def to_json(lesson: Lesson) -> str:
    """Write a lesson as one JSON document, which ``from_json`` opens again."""
    return json.dumps(to_dict(lesson), ensure_ascii=False, indent=2)


def from_json(text: str) -> Lesson:
    """Read a lesson that ``to_json`` wrote.

    Raises:
        ExportError: The text is no JSON, or holds no lesson.
    """
    try:
        data: Any = json.loads(text)
        return _adapter().validate_python(data["lesson"])
    except ValidationError as error:
        where = ".".join(str(step) for step in error.errors()[0]["loc"])
        raise ExportError(f"the lesson's JSON is damaged at {where}: export it again") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ExportError("this file holds no lesson: open one exported as JSON here") from error


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Lesson]:
    return TypeAdapter(Lesson)


def _slides(lesson: Lesson, aspect: str = "16:9") -> bytes:
    from assistant.export.slides.pptx import write as write_slides

    return write_slides(lesson, aspect=aspect)  # type: ignore[arg-type]


def _quiz(lesson: Lesson, quiz_format: str) -> bytes:
    return write_quiz(lesson.quiz, lesson.citations, quiz_format, title=lesson.title)
