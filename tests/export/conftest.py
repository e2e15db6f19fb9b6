"""Plans to be written as files."""

from __future__ import annotations

import planning
import pytest
from drafted_plans import bare, fishing, hostile, solar  # noqa: F401  # fixtures


@pytest.fixture(scope="session", params=["fishing", "solar"])
def plan(request, shipped_library):
    """A Thai and an English plan in turn."""
    return planning.drafted(shipped_library, request.param)
