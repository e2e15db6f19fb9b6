"""Names of what servers keep of stores: one a store, in its folder, that nobody else chooses."""

from __future__ import annotations

import hashlib
import json
import secrets
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Protocol, runtime_checkable

from assistant.library.vectors.store import StoreKind, VectorsError

NAME = "set.json"


def name_in(folder: Path) -> str | None:
    """Return the name that a folder holds, None where it holds none."""
    path = folder / NAME
    if not path.exists():
        return None
    try:
        name = str(json.loads(path.read_text(encoding="utf-8"))["set"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise VectorsError(f"{path} names no vectors") from error
    if not name.isalnum():
        raise VectorsError(f"{path} names no vectors")
    return name


def named(folder: Path) -> str:
    """Return the name that a folder holds; a new one gets a name."""
    return name_in(folder) or put(folder, secrets.token_hex(8))


def put(folder: Path, name: str) -> str:
    """Write a name into a folder, which is made if absent; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_text(json.dumps({"set": name}), encoding="utf-8")
    return name


@runtime_checkable
class NamedKind(StoreKind, Protocol):
    """A kind of store that keeps vectors on a server, under a name."""

    def discard_set(self, name: str) -> None:
        """Take what has a name off the server; raises VectorsError."""


class Named(ABC):
    """What the kinds of stores on servers have in common: a folder holds a name and no more."""

    @abstractmethod
    def discard_set(self, name: str) -> None:
        """Take what has a name off the server; raises VectorsError."""

    def discard(self, folder: Path) -> None:
        """Take what a folder names off the server; raises VectorsError."""
        if (name := name_in(folder)) is not None:
            self.discard_set(name)

    def digest(self, path: Path) -> str:
        """Return the digest of a file's bytes."""
        return hashlib.sha256(path.read_bytes()).hexdigest()
