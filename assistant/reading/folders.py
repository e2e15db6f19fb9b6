"""Every file of a folder by name: those to be read, and why the others are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# What programs put beside documents: the file's name, and what it is.
_LEFT_BEHIND = (
    (re.compile(r"~\$.*|\.~lock\..*#"), "the mark of an office program that has a document open"),
    (
        re.compile(r"thumbs\.db|desktop\.ini|\.ds_store|\._.*", re.IGNORECASE),
        "a file of the system",
    ),
    (re.compile(r"\..*"), "a hidden file"),
)
_HIDDEN_FOLDER = re.compile(r"\..+|__MACOSX")


class LeftOut(NamedTuple):
    """A file or folder that is not read, and why."""

    path: Path
    why: str


def files_in(folder: Path) -> Iterator[Path | LeftOut]:
    """Yield every file under a folder by name; links are not followed, hidden folders not read."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        reason = error.strerror or "unknown"
        yield LeftOut(folder, f"its files cannot be listed ({reason}): check your rights to it")
        return
    for entry in entries:
        if entry.is_symlink():
            yield LeftOut(
                entry, "it is a symbolic link, which is not followed: add what it points to"
            )
        elif entry.is_dir() and _HIDDEN_FOLDER.fullmatch(entry.name):
            yield LeftOut(entry, "it is a hidden folder: add it by its name if it holds documents")
        elif entry.is_dir():
            yield from files_in(entry)
        else:
            yield LeftOut(entry, why) if (why := left_behind(entry.name)) else entry


def left_behind(name: str) -> str:
    """Why a file of this name is no document, or nothing."""
    what = next((what for pattern, what in _LEFT_BEHIND if pattern.fullmatch(name)), "")
    return what and f"it is {what}, not a document: there is nothing to add"
