"""Keeps plans and their versions as JSON files in the home."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assistant.errors import PlanError
from assistant.home import files
from assistant.plans.plan_json import from_json, to_json
from assistant.schema.plans import Plan

_ID = re.compile(r"[0-9a-f]{8,40}")
_VERSION = re.compile(r"v(\d{4,})\.json")


@dataclass(frozen=True, slots=True)
class Version:
    """One saved state of a plan; ``saved_at`` is ISO 8601 in UTC."""

    number: int
    saved_at: str
    title: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A plan that is kept, by its newest version."""

    plan_id: str
    title: str
    saved_at: str
    versions: int


class PlanStore:
    """The plans of one person in a home: ``plans/people/<person>/<id>/v0001.json`` and so on.

    Those of "", the shell, lie in ``plans/`` itself, as all did in an older program.
    """

    def __init__(self, home: Path, owner: str = "") -> None:
        self._older = home / "plans"
        self._folder = files.folder_of(self._older, owner)

    def take_over(self) -> None:
        """Become the owner of the plans that nobody owns."""
        files.take_over(
            [one for one in self._older.glob("*/") if _ID.fullmatch(one.name)], self._folder
        )

    def save(self, plan: Plan) -> int:
        """Keep a plan as its next version and return the number, from 1.

        Raises:
            LibraryUnwritable: The home cannot be written; nothing that was kept is lost.
        """
        folder = self._of(plan.id)
        number = max((n for n, _ in self._files(folder)), default=0) + 1
        files.write(folder / f"v{number:04d}.json", to_json(plan))
        return number

    def load(self, plan_id: str, number: int | None = None) -> Plan:
        """Return a version of a plan, by default its newest.

        Raises:
            PlanError: There is no such plan or version, or its file is damaged.
        """
        for found, path in reversed(self._files(self._of(plan_id))):
            if number in (None, found):
                return from_json(_text(path))
        raise PlanError(f"no plan {plan_id} of version {number or 1} is kept here: draft it again")

    def delete(self, plan_id: str) -> int:
        """Delete a plan with all its versions; return how many there were.

        Raises:
            PlanError: There is no such plan.
            LibraryUnwritable: A file of it cannot be deleted.
        """
        folder = self._of(plan_id)
        if not folder.is_dir():
            raise PlanError(f"no plan {plan_id} is kept here: it has been deleted already")
        return files.erase(folder)

    def versions(self, plan_id: str) -> tuple[Version, ...]:
        """Return the versions of a plan, the newest first."""
        return tuple(
            Version(number, _saved(path), _title(path))
            for number, path in reversed(self._files(self._of(plan_id)))
        )

    def plans(self) -> tuple[Kept, ...]:
        """Return the plans that are kept, the newest first."""
        kept = []
        for folder in self._folder.glob("*/") if self._folder.exists() else ():
            if _ID.fullmatch(folder.name) and (versions := self._files(folder)):
                newest = versions[-1][1]
                kept.append(Kept(folder.name, _title(newest), _saved(newest), len(versions)))
        return tuple(sorted(kept, key=lambda plan: plan.saved_at, reverse=True))

    def _of(self, plan_id: str) -> Path:
        if not _ID.fullmatch(plan_id):
            raise PlanError(f"{plan_id[:40]!r} is not the id of a plan")
        return self._folder / plan_id

    @staticmethod
    def _files(folder: Path) -> list[tuple[int, Path]]:
        found = ((_VERSION.fullmatch(path.name), path) for path in folder.glob("v*.json"))
        return sorted((int(match[1]), path) for match, path in found if match)


def forget_before(home: Path, moment: str) -> int:
    """Delete the plans of all persons that nobody has changed since a moment (ISO 8601 in UTC).

    Return how many plans there were.  Raises LibraryUnwritable.
    """
    folders = [one for one in (home / "plans").rglob("*/") if _ID.fullmatch(one.name)]
    plans = {one: PlanStore._files(one) for one in folders}
    old = [one for one, kept in plans.items() if kept and _saved(kept[-1][1]) < moment]
    return sum(bool(files.erase(one)) for one in old)


def _saved(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise PlanError(
            f"the version {path.stem} cannot be read ({error}): open another one"
        ) from error


def _title(path: Path) -> str:
    try:
        return str(json.loads(path.read_text(encoding="utf-8")).get("title", ""))
    except (OSError, ValueError, AttributeError, RecursionError):
        return path.stem  # shown, so that a damaged version is seen and another can be opened
