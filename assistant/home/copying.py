"""Copies of databases while others use them, and the few that a home keeps by itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

BACKUPS = "backups"  # folder of the home
KEPT = 3  # copies that a home keeps by itself of each kind; the oldest go


def copy_database(source: Path, target: Path) -> None:
    """Copy a database as it stands now, with what its log holds; raises sqlite3.Error or OSError.

    Others may read and write it meanwhile: SQLite begins anew where they do.
    """
    target.touch(mode=0o600)
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as held,
        closing(sqlite3.connect(target)) as copy,
    ):
        held.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, and nothing beside it


def keep_copy(source: Path, why: str) -> Path:
    """Copy a database into the home's own backups, of which the last few stay; return the copy.

    ``why`` is the beginning of its name ("before-form-3").
    """
    folder = source.parent / BACKUPS
    folder.mkdir(mode=0o700, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    copy = folder / f"{why}-{stamp}-{source.name}"
    copy_database(source, copy)
    keep_the_last(folder, f"before-*{source.suffix}")
    return copy


def keep_the_last(folder: Path, pattern: str) -> None:
    """Delete all but the newest copies of a kind."""
    found = sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime_ns)
    for old in found[:-KEPT]:
        old.unlink(missing_ok=True)
