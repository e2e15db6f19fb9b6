"""What stands beside the project and does not ship with it: the article, and what goes with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = Path(
    os.environ.get("KHRUEAKHAI_ARTICLE") or ROOT.parent / "shared" / "corpus" / "article.txt"
)


def present(path: Path) -> Path:
    """Return a file that stands beside the project; without it a test is skipped, but not in CI."""
    if not path.is_file():
        line = f"{path} is not there: set KHRUEAKHAI_ARTICLE to the article among its neighbours"
        if os.environ.get("CI"):
            pytest.fail(line, pytrace=False)
        pytest.skip(line)
    return path
