"""The library that lessons cite, the lessons of our own requests, and a library of other texts."""

from __future__ import annotations

import pytest
import teaching
from answering_homes import ENCODER, article_home, article_library  # noqa: F401  # fixtures

from assistant.lessons.curriculum import load_curriculum
from assistant.opening import open_library


@pytest.fixture(scope="session")
def library(shipped_home):
    """The shipped corpus, to read, with the encoder that does not encode a text twice."""
    with open_library(shipped_home, ENCODER) as opened:
        yield opened


@pytest.fixture(scope="session")
def course():
    return load_curriculum()


@pytest.fixture(scope="session", params=["thai", "english", "short", "day"])
def lesson(request, library):
    """Each of our own lessons in turn."""
    return teaching.built(library, request.param)


@pytest.fixture(scope="session")
def thai(library):
    return teaching.built(library, "thai")


@pytest.fixture(scope="session")
def english(library):
    return teaching.built(library, "english")


@pytest.fixture(scope="session")
def both(library):
    return teaching.built(library, "both")
