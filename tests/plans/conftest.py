"""The library that plans cite, and the plans of our own briefs, drafted once a session."""

from __future__ import annotations

import planning
import pytest
from answering_homes import ENCODER, article_home  # noqa: F401  # a fixture

from assistant.frameworks.shelf import load_framework
from assistant.opening import open_library


@pytest.fixture(scope="session")
def library(shipped_library):
    return shipped_library


@pytest.fixture(scope="session")
def article_library(article_home):  # noqa: F811
    """The open library that holds the article alone; skips where the article is absent."""
    with open_library(article_home, ENCODER) as opened:
        yield opened


@pytest.fixture(scope="session")
def framework():
    return load_framework()


@pytest.fixture(scope="session", params=planning.NAMES)
def plan(request, library):
    """Each of our own plans in turn."""
    return planning.drafted(library, request.param)


@pytest.fixture(scope="session")
def fishing(library):
    return planning.drafted(library, "fishing")


@pytest.fixture(scope="session")
def solar(library):
    return planning.drafted(library, "solar")
