"""Where a home keeps its tables: in files of its own, or in a schema of a PostgreSQL database.

A home has the schema ``khrueakhai``, each private collection in it one of its own, named by the
collection: so every machine that names the same database finds the same documents, whatever its
folders are called.
"""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import LibraryError, SettingError
from assistant.settings import DATABASE_VARIABLE
from assistant.settings.variables import value, without_password

SCHEME = "postgresql+psycopg"
MOVED = "moved.json"  # in a home whose documents have gone to a database
_COLLECTIONS = "collections"  # the folder of private collections within a home
_SCHEMA = "khrueakhai"
_FORM = f"{SCHEME}://USER:PASSWORD@HOST/NAME"


@dataclass(frozen=True, slots=True)
class Place:
    """Where tables lie: in ``file`` of ``home``, or where there is a ``url`` in its ``schema``."""

    home: Path
    file: str
    url: str = ""
    schema: str = _SCHEMA

    def __str__(self) -> str:
        return f"{without_password(self.url)} ({self.schema})" if self.url else str(self.home)

    @property
    def path(self) -> Path:
        """The file of a place without a server."""
        return self.home / self.file


def place_of(home: Path, file: str, url: str | None = None) -> Place:
    """Return where a home keeps the tables of a file; by default as the user has set it.

    Raises:
        SettingError: The URL is none that can be used, or what speaks to its server is missing.
        LibraryError: The home's documents have been moved to a database, and none is named.
    """
    url = value("database") if url is None else url
    if not url:
        _not_moved(home)
        return Place(home, file)
    check_url(url)
    inside = home.parent.name == _COLLECTIONS
    return Place(home, file, url, f"{_SCHEMA}_{home.name}" if inside else _SCHEMA)


def check_url(url: str) -> None:
    """Raise SettingError where a URL names no database that can be used, without its password."""
    from sqlalchemy import exc, make_url

    try:
        parsed = make_url(url)
    except (exc.ArgumentError, ValueError) as error:
        raise _wrong(url) from error
    strange = "@" in (parsed.host or "")  # a password whose @ is not written %40
    if parsed.drivername != SCHEME or not parsed.database or strange:
        raise _wrong(url)
    if importlib.util.find_spec("psycopg") is None:
        raise SettingError(
            f"{DATABASE_VARIABLE} names PostgreSQL, and what speaks to it is not installed: run "
            "`pip install 'khrueakhai[postgres]'`"
            " / ยังไม่ได้ติดตั้งส่วนเชื่อมต่อ PostgreSQL โปรดรัน `pip install 'khrueakhai[postgres]'`"
        )


def _wrong(url: str) -> SettingError:
    return SettingError(
        f"{without_password(url)!r} is no database that can be used: write {_FORM}, an @ in the "
        "password as %40"
        f" / ที่อยู่ฐานข้อมูลใช้ไม่ได้ โปรดเขียนแบบ {_FORM}"
    )


def moved_to(home: Path) -> str:
    """Return where a home's documents have been moved to, "" where they are here."""
    path = home / MOVED
    if not path.exists():
        return ""
    try:
        told: Any = json.loads(path.read_text(encoding="utf-8"))
        return str(told["to"])
    except (OSError, ValueError, TypeError, KeyError):
        return "?"


def _not_moved(home: Path) -> None:
    if to := moved_to(home):
        raise LibraryError(
            f"the library of {home} was moved to {to}: set {DATABASE_VARIABLE} to it with its "
            f"password; to use what was here before, delete {MOVED}"
            f" / คลังนี้ย้ายไปที่ {to} แล้ว โปรดตั้งค่า {DATABASE_VARIABLE} (หรือลบ {MOVED} เพื่อกลับไปใช้ของเดิม)"
        )
