"""The shelf: every file of ``corpus/frameworks`` is a framework, named by its key."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from assistant.errors import FrameworkError
from assistant.frameworks.framework import Framework, Said
from assistant.frameworks.loading import read_framework
from assistant.settings import corpus_folder

DEFAULT = "networked_governance"
_KEY = re.compile(r"[a-z][a-z0-9_]*")


def keys(folder: Path | None = None) -> tuple[str, ...]:
    """Return the keys of the shelf, the default one first."""
    paths = (folder or corpus_folder() / "frameworks").glob("*.yaml")
    return tuple(sorted((path.stem for path in paths), key=lambda key: (key != DEFAULT, key)))


def framework_names(folder: Path | None = None) -> dict[str, Said]:
    """Return the name of each framework by its key, the default one first."""
    return {key: load_framework(key, folder).name for key in keys(folder)}


@lru_cache(maxsize=8)
def load_framework(key: str = DEFAULT, folder: Path | None = None) -> Framework:
    """Return a framework of the shelf by its key; an empty one is the default.

    Raises:
        FrameworkError: There is no such framework, or its file is none.
    """
    return read_framework(path_of(key or DEFAULT, folder or corpus_folder() / "frameworks"))


def path_of(key: str, shelf: Path) -> Path:
    """Return the file of a key on a shelf; raises FrameworkError where there is none."""
    if not _KEY.fullmatch(key):  # an opened plan names its framework: no paths
        raise FrameworkError(f"{key[:40]!r} is not the key of a framework")
    path = shelf / f"{key}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(found.stem for found in shelf.glob("*.yaml"))) or "none"
        raise FrameworkError(f"there is no {path}: take one of these: {known}")
    return path
