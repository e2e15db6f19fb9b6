"""The frameworks of the shelf, and the libraries whose texts carry them."""

from __future__ import annotations

import pytest
from answering_homes import article_home, article_library  # noqa: F401  # fixtures
from drafted_plans import framework, library  # noqa: F401  # fixtures

from assistant.frameworks.shelf import keys, load_framework


@pytest.fixture(scope="session", params=keys())
def each_framework(request):
    """Every framework of the shelf in turn."""
    return load_framework(request.param)
