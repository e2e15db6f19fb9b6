"""Plans to be drawn."""

from __future__ import annotations

import planning
import pytest

from assistant.plans.brief.brief import parse_brief
from assistant.plans.planner import draft_plan


@pytest.fixture(scope="session", params=["fishing", "solar", "bare", "hostile"])
def plan(request, shipped_library):
    return planning.drafted(shipped_library, request.param)


@pytest.fixture(scope="session")
def fishing(shipped_library):
    return planning.drafted(shipped_library, "fishing")


@pytest.fixture(scope="session")
def crowded(shipped_library):
    """A plan of thirty partners."""
    brief = parse_brief(planning.many_partners(30))
    return draft_plan(shipped_library, brief, today=planning.TODAY)
