"""The shelf: every file of ``corpus/frameworks`` is a framework, named by its key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.errors import FrameworkError
from assistant.frameworks.framework import Framework, Said
from assistant.frameworks.loading import read_framework, read_whole
from assistant.settings import corpus_folder

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_read = lru_cache(maxsize=8)(read_framework)


@lru_cache(maxsize=1)
def default_key() -> str:
    """Return the key that counts where none is named, as ``corpus/shelf.yaml`` says."""
    return read_whole(corpus_folder() / "shelf.yaml", "shelf", _default, lambda _: ())


def _default(data: Mapping[str, Any]) -> str:
    return str(data["default"])


def keys() -> tuple[str, ...]:
    """Return the keys of the shelf, the default one first."""
    paths, first = (corpus_folder() / "frameworks").glob("*.yaml"), default_key()
    return tuple(sorted((path.stem for path in paths), key=lambda key: (key != first, key)))


def framework_names() -> dict[str, Said]:
    """Return the name of each framework by its key, the default one first."""
    return {key: load_framework(key).name for key in keys()}


def load_framework(key: str = "", folder: Path | None = None) -> Framework:
    """Return a framework of the shelf by its key; an empty one is the default.

    Raises:
        FrameworkError: There is no such framework, or its file is none.
    """
    return _read(path_of(key or default_key(), folder or corpus_folder() / "frameworks"))


def path_of(key: str, shelf: Path) -> Path:
    """Return the file of a key on a shelf; raises FrameworkError where there is none."""
    if not _KEY.fullmatch(key):  # an opened plan names its framework: no paths
        raise FrameworkError(f"{key[:40]!r} is not the key of a framework")
    path = shelf / f"{key}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(found.stem for found in shelf.glob("*.yaml"))) or "none"
        raise FrameworkError(f"there is no {path}: take one of these: {known}")
    return path
