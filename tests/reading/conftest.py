"""Files to be read."""

from __future__ import annotations

import pytest


@pytest.fixture
def save(tmp_path):
    """Write bytes as a file of a name, and return its path."""

    def write(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write
