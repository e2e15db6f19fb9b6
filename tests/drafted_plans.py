"""The default framework, the library that carries it, and plans by it: drafted once a session.

A conftest imports the fixtures that its tests name.
"""

from __future__ import annotations

from typing import Any

import planning
import pytest

from assistant.frameworks.shelf import load_framework


@pytest.fixture(scope="session")
def library(shipped_library):
    return shipped_library


@pytest.fixture(scope="session")
def framework():
    return load_framework()


def _drafted(name: str) -> Any:
    """The fixture of a plan, which has the name of its brief."""

    @pytest.fixture(scope="session", name=name)
    def plan(shipped_library):
        return planning.drafted(shipped_library, name)

    return plan


fishing, solar, hostile, bare = (_drafted(name) for name in ("fishing", "solar", "hostile", "bare"))
