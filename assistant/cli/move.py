"""``khrueakhai move``: documents and conversations go to a database, or back to a folder."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from assistant.errors import SettingError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add where they go."""
    parser.add_argument(
        "--to", required=True, metavar="URL|FOLDER", help="postgresql+psycopg://… or a home"
    )
    parser.add_argument(
        "--replace", action="store_true", help="set aside what the folder holds already"
    )


def run(options: argparse.Namespace) -> dict[str, Any] | None:
    """Move the home and its collections; return what was moved where JSON is asked for.

    Raises:
        SettingError: They are there already, or there is no such place.
    """
    from assistant.care.moving import leave_word, move
    from assistant.library.places import check_url
    from assistant.people.collections import CollectionStore
    from assistant.settings import DATABASE_VARIABLE, home_folder
    from assistant.settings.variables import value, without_password

    whole, url = home_folder(options.home), value("database")
    to: str | Path = options.to if "://" in options.to else Path(options.to).expanduser()
    if isinstance(to, str):
        check_url(to)
    if (to == url) if url else (to == whole):
        raise SettingError("the documents are there already: name another place in --to")
    homes = [(home, home.relative_to(whole)) for home in CollectionStore(whole).homes()]
    homes.append((whole, Path()))  # last: what stops half-way begins again with it
    moved = [move(home, url, to, name, replace=options.replace) for home, name in homes]
    for home, name in homes:
        leave_word(home, to, name)
    shown = without_password(str(to))
    if options.json:
        return {"to": shown, "homes": [one.to_dict() for one in moved]}
    for one in moved:
        counts = ", ".join(f"{many:,} {table}" for table, many in one.rows.items())
        print(f"{'already there' if one.already else 'moved'}: {one.home}  {counts}".rstrip())
    if isinstance(to, str):
        print(
            f"every row compared; set {DATABASE_VARIABLE} to {shown} with its password"
            f" / ตรวจเทียบทุกแถวแล้ว ตั้งค่า {DATABASE_VARIABLE} เป็นที่อยู่นี้พร้อมรหัสผ่าน"
        )
    else:
        print(
            f"every row compared; use --home {shown}, with {DATABASE_VARIABLE} empty"
            f" / ตรวจเทียบทุกแถวแล้ว ใช้ --home {shown} โดยไม่ตั้งค่า {DATABASE_VARIABLE}"
        )
    return None
