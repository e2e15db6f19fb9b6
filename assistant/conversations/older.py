"""Takes over the conversations of an older program: JSON Lines, a file a conversation."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from assistant.conversations.tables import conversations, turns
from assistant.conversations.values import TITLE
from assistant.home.files import now, saved_at
from assistant.library.database import Database
from assistant.text.shortening import shortened

log = logging.getLogger(__name__)


def take_over(folder: Path, database: Database) -> None:
    """Bring every file of a folder into the database, all at once or none, and take them away.

    They were nobody's, so they become the shell's.  A line that was not written to its end, or is
    none of ours, counts as not there; a file that cannot be read stays where it is.
    """
    files = sorted(folder.glob("*.jsonl")) if folder.is_dir() else []
    read = {path: lines for path in files if (lines := _lines(path)) is not None}
    if read:
        with database.write_alone() as connection:  # another program may take them over too
            for path, lines in read.items():
                _insert(connection, path, lines)
        for path in read:
            path.unlink(missing_ok=True)
    if files and not any(folder.iterdir()):
        folder.rmdir()


def _lines(path: Path) -> list[dict[str, Any]] | None:
    try:
        raw = path.read_bytes().splitlines()
    except FileNotFoundError:  # another program has just taken it over
        return None
    except OSError as error:
        log.warning("an older conversation cannot be read (%s): it stays in %s", error, path)
        return None
    return [turn for line in raw if (turn := _turn(line))]


def _turn(line: bytes) -> dict[str, Any] | None:
    try:
        turn = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(turn, dict) or not isinstance(turn.get("question"), str):
        return None
    return turn if turn["question"] else None


def _insert(connection: Connection, path: Path, lines: list[dict[str, Any]]) -> None:
    key = path.stem
    known = select(conversations.c.id).where(conversations.c.id == key)
    if not lines or connection.execute(known).first() is not None:
        return
    at = saved_at(path) if path.exists() else now()
    title = shortened(" ".join(lines[0]["question"].split()), TITLE)
    connection.execute(
        insert(conversations).values(id=key, owner="", title=title, pinned=False, changed_at=at)
    )
    for turn in lines:
        said = "\n".join(_said(turn))
        connection.execute(
            insert(turns).values(
                conversation=key,
                question=turn["question"],
                said=said,
                answer=None,
                memory=turn,
                error="",
                at=at,
            )
        )


def _said(turn: dict[str, Any]) -> list[str]:
    lines = turn.get("said", ())
    if not isinstance(lines, list):
        return []
    return [str(line["text"]) for line in lines if isinstance(line, dict) and "text" in line]
