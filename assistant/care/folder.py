"""The folder of a home: who may look into it, what is left of interrupted work, files that tore."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from assistant.care.findings import Finding, aside, state_of
from assistant.home import privacy
from assistant.home.copying import BACKUPS
from assistant.home.files import reason_of

_KINDS = ("plans", "lessons", "classes", "shares", "keys", "collections")
_OTHERS = 0o077


def permissions(home: Path, *, mend: bool) -> Iterator[Finding]:
    """Check that the home is its owner's alone, and that it can be written."""
    if not os.access(home, os.W_OK):
        why = reason_of(home, OSError("no right to write"))
        remedy = "free some space or make the folder writable"
        yield Finding(".", f"cannot be written ({why}): it is only read", "stays", remedy)
    elif os.name == "posix" and home.stat().st_mode & _OTHERS:
        if mend:
            privacy.make_private(home)
        yield Finding(".", "others of this machine can look into it", state_of(mend=mend))


def leftovers(home: Path, *, mend: bool) -> Iterator[Finding]:
    """Check for what a killed process has left; whoever mends holds the write lock."""
    found = [
        path
        for pattern in ("index/making-*", "**/.*.tmp", "**/.*.salvaged", ".restoring-*")
        for path in home.glob(pattern)
        if BACKUPS not in path.parts
    ]
    for path in found:
        if mend:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        what = "is left of interrupted work"
        yield Finding(str(path.relative_to(home)), what, state_of(mend=mend))


def kept_files(home: Path, *, mend: bool) -> Iterator[Finding]:
    """Check that plans, lessons, classes, links and keys can be read; torn ones are set aside."""
    for kind in _KINDS:
        for path in sorted((home / kind).rglob("*.json")):
            try:
                json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError, RecursionError) as error:
                if mend:
                    shutil.move(path, aside(home, "torn") / path.name)
                what = f"cannot be read ({str(error)[:60]})" + ("; it is set aside" if mend else "")
                yield Finding(str(path.relative_to(home)), what, state_of(mend=mend))
