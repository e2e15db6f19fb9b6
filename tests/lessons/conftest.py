"""The library that lessons cite, the lessons of our own requests, and a library of other texts."""

from __future__ import annotations

from typing import Any

import pytest
import teaching
from answering_homes import ENCODER, article_home, article_library  # noqa: F401  # fixtures

from assistant.lessons.curriculum import load_curriculum
from assistant.opening import open_library

EACH = ("thai", "english", "short", "partnership_thai")


@pytest.fixture(scope="session")
def library(shipped_home):
    """The shipped corpus, to read, with the encoder that does not encode a text twice."""
    with open_library(shipped_home, ENCODER) as opened:
        yield opened


@pytest.fixture(scope="session")
def course():
    return load_curriculum()


@pytest.fixture(scope="session", params=EACH)
def case(request):
    """The name of each of our own requests in turn, by every curriculum of the shelf."""
    return request.param


@pytest.fixture(scope="session")
def its_library(case, request):
    """The library that holds the work of the case's curriculum."""
    return request.getfixturevalue(teaching.source_of(case))


@pytest.fixture(scope="session")
def lesson(case, its_library):
    """Each of our own lessons in turn."""
    return teaching.built(its_library, case)


@pytest.fixture(scope="session", params=teaching.SOURCES)
def each_course(request):
    """Every curriculum of the shelf in turn."""
    return load_curriculum(request.param)


def _built(name: str) -> Any:
    """The fixture of a lesson, which has the name of its request."""

    @pytest.fixture(scope="session", name=name)
    def lesson(library):
        return teaching.built(library, name)

    return lesson


thai, english, both, workshop = map(_built, ("thai", "english", "both", "workshop"))
