"""Requests of our own for the tests of lessons, and the lessons built from them, once a session."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from planning import one_line  # noqa: F401  # what a message must be

from assistant.frameworks.shelf import default_key
from assistant.lessons.building import build_lesson
from assistant.lessons.request.request import parse_request
from assistant.library.library import Library
from assistant.schema import Citation
from assistant.schema.lessons import Lesson, QuizItem
from assistant.schema.papers import Statement

TODAY = date(2026, 11, 23)
MARK = re.compile(r"\[(\d+)\]")

COURSE_TH = "การบริหารงานภาครัฐแบบเครือข่าย"
CASES: dict[str, dict[str, Any]] = {
    "thai": {"topic": COURSE_TH, "minutes": 90, "quiz_items": 12, "language": "th"},
    "english": {
        "topic": "networked governance",
        "minutes": 180,
        "quiz_items": 15,
        "language": "en",
        "audience": "Officers of Pha Mork province",
        "emphasis": ["cases", "practice"],
    },
    "short": {"language": "th", "minutes": 15, "quiz_items": 3},
    "workshop": {
        "topic": "การวางยุทธศาสตร์และการออกแบบเครือข่าย",
        "language": "th",
        "minutes": 180,
        "quiz_items": 20,
    },
    "big_thai": {"language": "th", "minutes": 480, "quiz_items": 60},
    "big_english": {"language": "en", "minutes": 480, "quiz_items": 60},
    "both": {"language": "both", "minutes": 60, "quiz_items": 10},
    "partnership_thai": {
        "framework": "ppp_readiness",
        "language": "th",
        "minutes": 90,
        "quiz_items": 6,
    },
}
# Curriculum → the fixtures of the libraries that carry it; lessons are built from the first.
SOURCES = {
    "networked_governance": ("library", "article_library"),
    "ppp_readiness": ("partnership_library",),
}

_BUILT: dict[tuple[int, str, int], Lesson] = {}


def source_of(name: str) -> str:
    """The fixture of the library that the lesson of a case is built from."""
    return SOURCES[CASES[name].get("framework") or default_key()][0]


def built(library: Library, name: str, seed: int = 0) -> Lesson:
    """The lesson of a case, built when it is first asked for."""
    key = id(library), name, seed
    if key not in _BUILT:
        _BUILT[key] = made(library, seed=seed, **CASES[name])
    return _BUILT[key]


def made(library: Library, seed: int = 0, **fields: Any) -> Lesson:
    """A lesson on a request given as its fields."""
    return build_lesson(library, parse_request(fields), seed=seed, today=TODAY)


def literature(lesson: Lesson) -> Iterator[tuple[str, Statement]]:
    """Every statement that claims to be the literature's, with the id of its part."""
    for part, statement in lesson.statements():
        if statement.source == "literature":
            yield part.id, statement


def numbers_used(lesson: Lesson) -> set[int]:
    """The numbers that statements, quiz, slides and their notes point at."""
    used = {n for _, statement in lesson.statements() for n in statement.citations}
    used |= {n for one in (*lesson.quiz, *lesson.retest) for n in one.citations}
    for slide in lesson.slides:
        used |= {*slide.citations, *(int(n) for n in MARK.findall(slide.notes))}
    return used


def quotes(lesson: Lesson, one: QuizItem) -> str:
    """All that an item cites, as one text."""
    by_number = {citation.number: citation for citation in lesson.citations}
    return "\n".join(by_number[number].quote for number in one.citations)


def is_quoted(library: Library, citation: Citation) -> bool:
    """Whether the quote is, letter for letter, what stands in the document."""
    text = _text(library, citation.document_id)
    passage = library.passage(citation.passage_id)
    return (
        citation.quote == text[citation.start : citation.end]
        and citation.passage == passage.text
        and passage.start <= citation.start < citation.end <= passage.end
    )


@cache
def _text(library: Library, document_id: str) -> str:
    return library.document(document_id).text
