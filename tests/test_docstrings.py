"""Every example in a docstring shows what really comes out."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import assistant

ROOT = Path(assistant.__file__).parent
MODULES = sorted(
    ".".join(("assistant", *path.relative_to(ROOT).with_suffix("").parts))
    for path in ROOT.rglob("*.py")
    if ">>>" in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", MODULES)
def test_an_example_shows_what_comes_out(name):
    tried = doctest.testmod(import_module(name))
    assert tried.attempted
    assert not tried.failed
