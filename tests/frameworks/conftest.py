"""The framework, and the libraries whose texts carry it."""

from __future__ import annotations

import pytest
from answering_homes import ENCODER, article_home  # noqa: F401  # a fixture

from assistant.frameworks.shelf import keys, load_framework
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


@pytest.fixture(scope="session", params=keys())
def each_framework(request):
    """Every framework of the shelf in turn."""
    return load_framework(request.param)
