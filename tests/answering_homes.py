"""Homes for the tests of answering: the article alone, and the article beside the shipped notes.

A home is made once a session, whichever module asks first, and no text is encoded twice.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from made_once import made_once

from assistant import open_assistant
from assistant.answering.assistant import Assistant
from assistant.models.encoders import BundledEncoder
from assistant.opening import open_library
from assistant.schema import Answer

DATA = Path(__file__).resolve().parent / "data"


class RememberingEncoder(BundledEncoder):
    """The bundled encoder, which keeps what it has encoded for the next home."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[str, bool], np.ndarray] = {}

    def _encode(self, texts: list[str], *, query: bool) -> np.ndarray:
        new = [text for text in dict.fromkeys(texts) if (text, query) not in self._known]
        if new:
            rows = super()._encode(new, query=query)
            self._known |= {(text, query): row for text, row in zip(new, rows, strict=True)}
        return np.stack([self._known[text, query] for text in texts])


ENCODER = RememberingEncoder()
_HOMES: dict[str, Path] = {}


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return the home of a name, whatever module has imported the fixture."""
    if name not in _HOMES:
        _HOMES[name] = made_once(factory, name, make)
    return _HOMES[name]


@pytest.fixture(scope="session")
def article_home(article_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that holds the article alone, to read."""

    def make(home: Path) -> None:
        with open_library(home, ENCODER) as library:
            (added,) = library.add_files([article_path])
        assert added.status == "added", added.error

    return _once(tmp_path_factory, "article", make)


@pytest.fixture(scope="session")
def both_home(
    shipped_home: Path, article_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A home that holds the shipped notes and the article that they report, to read."""

    def make(home: Path) -> None:
        shutil.copytree(shipped_home, home)
        with open_library(home, ENCODER) as library:
            (added,) = library.add_files([article_path])
        assert added.status == "added", added.error

    return _once(tmp_path_factory, "both", make)


@lru_cache(maxsize=4)
def assistant_of(home: Path) -> Assistant:
    """The one open assistant of a home: opening the encoder again would only cost time."""
    return open_assistant(library=open_library(home, ENCODER))


@lru_cache(maxsize=400)
def asked(home: Path, question: str) -> Answer:
    """The answer to a question; the same one is not worked out twice."""
    return assistant_of(home).ask(question)


def questions(name: str) -> list[dict[str, Any]]:
    """Read a question set of ``tests/data``."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="session")
def article_library(article_home):
    """The open library that holds the article alone; skips where the article is absent."""
    with open_library(article_home, ENCODER) as opened:
        yield opened
