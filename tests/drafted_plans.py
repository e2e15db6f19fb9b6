"""Plans of our own briefs, drafted once a session: fixtures for whoever names them."""

from __future__ import annotations

import planning
import pytest


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
