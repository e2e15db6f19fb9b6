"""Plans to be drawn."""

from __future__ import annotations

import planning
import pytest
from drafted_plans import fishing  # noqa: F401  # fixtures

from assistant.plans.brief.brief import parse_brief
from assistant.plans.planner import draft_plan


@pytest.fixture(scope="session", params=["fishing", "solar", "hostile"])
def plan(request, shipped_library):
    return planning.drafted(shipped_library, request.param)


@pytest.fixture(scope="session")
def crowded(shipped_library):
    """A plan of thirty partners."""
    brief = parse_brief(planning.many_partners(30))
    return draft_plan(shipped_library, brief, today=planning.TODAY)
