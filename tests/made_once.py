"""Homes that take seconds to make are made once a run, whichever worker needs them first."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return this worker's own copy of a folder that ``make`` has filled, in whichever worker."""
    own = factory.getbasetemp()
    run = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    kept, draft = run / "made" / name, run / "made" / f"{name}.draft"
    kept.parent.mkdir(exist_ok=True)
    with FileLock(f"{kept}.lock"):
        if not kept.exists():
            shutil.rmtree(draft, ignore_errors=True)  # of a worker that failed
            make(draft)
            draft.rename(kept)
    return Path(shutil.copytree(kept, factory.mktemp(name) / "home"))
