"""The framework, and the libraries whose texts carry it."""

from __future__ import annotations

import pytest
from answering_homes import article_home, article_library  # noqa: F401  # fixtures

from assistant.frameworks.shelf import keys, load_framework


@pytest.fixture(scope="session")
def library(shipped_library):
    return shipped_library


@pytest.fixture(scope="session")
def framework():
    return load_framework()


@pytest.fixture(scope="session", params=keys())
def each_framework(request):
    """Every framework of the shelf in turn."""
    return load_framework(request.param)
