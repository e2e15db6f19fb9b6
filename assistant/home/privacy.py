"""The home is its owner's alone: folders 0700, files 0600, whatever the machine's habit is."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.home.files import unwritable

FOLDER, FILE = 0o700, 0o600
_OTHERS = 0o077  # what group and all others may do
_usual: int | None = None  # the process's own habit, while new files are private


def make_private(home: Path) -> None:
    """Make a home, or close one that others of this machine can look into, with all that is in it.

    A home that is closed is left alone: what is in it nobody else reaches.

    Raises:
        LibraryUnwritable: It cannot be made, or not be closed.
    """
    try:
        home.mkdir(mode=FOLDER, parents=True, exist_ok=True)
        if os.name == "posix" and home.stat().st_mode & _OTHERS and os.access(home, os.W_OK):
            home.chmod(FOLDER)
            _close_all_in(home)
    except OSError as error:
        raise unwritable(home, error) from error


@contextmanager
def new_files_private() -> Iterator[None]:
    """Let what this process makes be its user's alone, but for what ``let_others_read`` names."""
    global _usual
    _usual = os.umask(_OTHERS)
    try:
        yield
    finally:
        os.umask(_usual)
        _usual = None


def let_others_read(path: Path) -> None:
    """Let a file that the user asked for be as readable as their other files."""
    if _usual is not None and path.is_file():  # not a pipe or a terminal
        path.chmod(0o666 & ~_usual)


def _close_all_in(home: Path) -> None:
    for folder, _, names in os.walk(home):
        Path(folder).chmod(FOLDER)
        for name in names:
            path = Path(folder, name)
            if stat.S_ISREG(path.lstat().st_mode):
                path.chmod(FILE)
