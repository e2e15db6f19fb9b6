"""What each person is writing: one draft of a kind a person, kept on disk as it is typed."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from assistant.home import files


class DraftStore:
    """The drafts of one kind: ``<home>/<kind>/drafts/<person>.json``.

    ``older`` is the one file that all persons shared in an older program: whoever comes first
    takes it over, and nobody else sees it.
    """

    def __init__(self, home: Path, kind: str, older: str) -> None:
        self._folder = home / kind / "drafts"
        self._older = home / kind / older

    def save(self, person: str, data: dict[str, Any]) -> None:
        """Keep what a person is writing, in place of the last state of it.

        Raises:
            LibraryUnwritable: The home cannot be written; what was kept is still there.
        """
        files.write(self._of(person), json.dumps(data, ensure_ascii=False, default=str))

    def all(self) -> tuple[dict[str, Any], ...]:
        """Return what all persons are writing; damaged drafts are left out."""
        paths = sorted(self._folder.glob("*.json"))
        return tuple(data for path in paths if (data := _read(path)) is not None)

    def load(self, person: str) -> dict[str, Any] | None:
        """Return what a person was writing, or None; a damaged draft counts as none."""
        path = self._of(person)
        if not path.exists():
            self._take_over(path)
        return _read(path)

    def _take_over(self, path: Path) -> None:
        if self._older.exists():
            with suppress(OSError):  # another took it first, or it stays where it is
                path.parent.mkdir(parents=True, exist_ok=True)
                self._older.rename(path)

    def _of(self, person: str) -> Path:
        """Name the file by a digest: what comes from outside never becomes a path."""
        return self._folder / f"{files.name_of(person)}.json"


def _read(path: Path) -> dict[str, Any] | None:
    """Return a draft, or None where there is none or it is damaged."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None
