"""Plans of our own briefs by every framework of the shelf, and the libraries that they cite."""

from __future__ import annotations

import planning
import pytest
from answering_homes import article_home, article_library  # noqa: F401  # fixtures
from drafted_plans import bare, fishing, framework, library, solar  # noqa: F401  # fixtures


@pytest.fixture(scope="session", params=planning.CASES.values(), ids=str)
def case(request):
    """Each of our own briefs in turn, with what the rules of its framework choose."""
    return request.param


# Of each framework a brief in each language: what holds for every plan is looked at in these.
WHOLE = [planning.CASES[name] for name in ("fishing", "solar", "clinic", "ferry")]


@pytest.fixture(scope="session", params=WHOLE, ids=str)
def whole_case(request):
    """Some of our own briefs that tell enough for a plan."""
    return request.param


@pytest.fixture(scope="session")
def its_library(whole_case, request):
    """The library that holds the work of the case's framework."""
    return request.getfixturevalue(whole_case.library)


@pytest.fixture(scope="session")
def plan(whole_case, its_library):
    """The plan of each of these briefs."""
    return planning.drafted(its_library, whole_case.name)
