"""Writes what a command has made."""

from __future__ import annotations

import sys
from pathlib import Path

from assistant.errors import LibraryUnwritable


def keep(path: Path, content: bytes) -> None:
    """Write a file and say so.

    Raises:
        LibraryUnwritable: The file cannot be written there.
    """
    try:
        path.write_bytes(content)
    except OSError as error:
        raise LibraryUnwritable(
            f"cannot write {path} ({error.strerror}): name a file in a folder that you may write"
        ) from error
    print(f"khrueakhai: wrote {path}", file=sys.stderr)
