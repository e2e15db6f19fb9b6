"""Plans of our own briefs by every framework of the shelf, and the libraries that they cite."""

from __future__ import annotations

import planning
import pytest
from answering_homes import article_home, article_library  # noqa: F401  # fixtures
from drafted_plans import fishing, framework, library, solar  # noqa: F401  # fixtures


@pytest.fixture(scope="session", params=planning.CASES.values(), ids=str)
def case(request):
    """Each of our own briefs in turn, with what the rules of its framework choose."""
    return request.param


@pytest.fixture(scope="session")
def its_library(case, request):
    """The library that holds the work of the case's framework."""
    return request.getfixturevalue(case.library)


@pytest.fixture(scope="session")
def plan(case, its_library):
    """The plan of each of our own briefs in turn."""
    return planning.drafted(its_library, case.name)
