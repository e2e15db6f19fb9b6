"""What was done to what all share, by whom and when; never what was asked or written."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from assistant.home import files

FILE, BEFORE = "audit.jsonl", "audit-before.jsonl"
MOST = 10_000_000  # bytes; then the file becomes the one before, and the one before that goes

Act = Literal[
    "signed_in", "refused", "added", "removed", "described", "reread", "shared", "unshared",
    "opened_share", "deleted_conversation", "deleted_plan", "deleted_lesson", "deleted_class",
    "made_collection", "joined_collection", "left_collection", "deleted_collection", "forgot",
    "made_key", "removed_key",
]  # fmt: skip


def note(home: Path, who: str, act: Act, about: str = "") -> None:
    """Write down that somebody did something, on one line.

    Args:
        home: The folder.
        who: The person's name, or the program's.
        act: What was done.
        about: To what: an id or a file's name, never what anybody wrote.

    Raises:
        LibraryUnwritable: The home cannot be written.
    """
    row = {"at": files.now(), "who": who[:120], "act": act, "about": about[:200]}
    path = home / FILE
    line = (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "replace")
    try:
        if path.exists() and path.stat().st_size > MOST:
            path.replace(home / BEFORE)
        target = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(target, line)
            os.fsync(target)
        finally:
            os.close(target)
    except OSError as error:
        raise files.unwritable(path, error) from error


def rows(home: Path) -> Iterator[dict[str, Any]]:
    """Yield what was done, oldest first; a line that a crash has torn is left out."""
    for name in (BEFORE, FILE):
        path = home / name
        if not path.exists():
            continue
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                try:
                    row = json.loads(line)
                except ValueError:
                    continue
                if isinstance(row, dict):
                    yield row
