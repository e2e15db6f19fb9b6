"""The library that plans cite, and the plans of our own briefs, drafted once a session."""

from __future__ import annotations

import planning
import pytest
from answering_homes import article_home, article_library  # noqa: F401  # fixtures
from drafted_plans import fishing, solar  # noqa: F401  # fixtures

from assistant.frameworks.shelf import load_framework


@pytest.fixture(scope="session")
def library(shipped_library):
    return shipped_library


@pytest.fixture(scope="session")
def framework():
    return load_framework()


@pytest.fixture(scope="session", params=planning.NAMES)
def plan(request, library):
    """Each of our own plans in turn."""
    return planning.drafted(library, request.param)
