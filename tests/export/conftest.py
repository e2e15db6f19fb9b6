"""Plans to be written as files."""

from __future__ import annotations

import planning
import pytest


@pytest.fixture(scope="session", params=["fishing", "solar"])
def plan(request, shipped_library):
    """A Thai and an English plan in turn."""
    return planning.drafted(shipped_library, request.param)


@pytest.fixture(scope="session")
def fishing(shipped_library):
    return planning.drafted(shipped_library, "fishing")


@pytest.fixture(scope="session")
def solar(shipped_library):
    return planning.drafted(shipped_library, "solar")


@pytest.fixture(scope="session")
def hostile(shipped_library):
    return planning.drafted(shipped_library, "hostile")


@pytest.fixture(scope="session")
def bare(shipped_library):
    return planning.drafted(shipped_library, "bare")
