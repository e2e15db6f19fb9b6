"""``khrueakhai doctor``, ``backup`` and ``restore``: a home is looked after and copied."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add_doctor_arguments(parser: argparse.ArgumentParser) -> None:
    """Add whether what is found is mended."""
    parser.add_argument("--mend", action="store_true", help="mend what can be (default: only look)")


def doctor(options: argparse.Namespace) -> int:
    """Look at all of a home and of its collections; return 1 where something is left to mend."""
    from assistant.care.doctor import Doctor
    from assistant.cli.library import print_json
    from assistant.models.encoders import open_encoder
    from assistant.opening import open_library
    from assistant.people.collections import CollectionStore
    from assistant.settings import home_folder

    whole = home_folder(options.home)
    rows: list[dict[str, Any]] = []
    for home in (whole, *CollectionStore(whole).homes()):
        doctor = Doctor(home, lambda held=home: open_library(held), open_encoder)  # type: ignore[misc]
        rows += [{"home": str(home), **one.to_dict()} for one in doctor.examine(mend=options.mend)]
    left = [row for row in rows if row["state"] in ("can be mended", "stays")]
    if options.json:
        print_json({"whole": not left, "findings": rows})
        return 1 if left else 0
    for row in rows:
        remedy = f" → {row['remedy']}" if row["remedy"] else ""
        print(f"{row['state']:14} {row['where']}: {row['what']}{remedy}")
    print(_told(rows, left))
    return 1 if left else 0


def _told(rows: list[dict[str, Any]], left: list[dict[str, Any]]) -> str:
    if not left:
        mended = sum(row["state"] == "mended" for row in rows)
        return f"the home is whole; {mended} mended / ที่เก็บข้อมูลสมบูรณ์ ซ่อมแล้ว {mended} รายการ"
    if any(row["state"] == "can be mended" for row in left):
        return (
            f"{len(left)} found: `khrueakhai doctor --mend` mends what can be"
            f" / พบ {len(left)} รายการ รัน `khrueakhai doctor --mend` เพื่อซ่อม"
        )
    return f"{len(left)} cannot be mended here / มี {len(left)} รายการที่ซ่อมเองไม่ได้"


def add_file(parser: argparse.ArgumentParser) -> None:
    """Add the file of a copy."""
    parser.add_argument("file", type=Path, metavar="FILE")


def add_restore_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the file, and whether what is there is replaced."""
    add_file(parser)
    parser.add_argument("--replace", action="store_true", help="in place of what the home holds")


def backup(options: argparse.Namespace) -> dict[str, Any] | None:
    """Write a copy of a home while others work with it."""
    from assistant.care.copies import backup
    from assistant.home.privacy import make_private
    from assistant.settings import home_folder

    home = home_folder(options.home)
    make_private(home)
    made = backup(home, options.file)
    if options.json:
        return made
    print(f"{options.file}: {made['files']} files, {made['bytes']:,} bytes")
    return None


def restore(options: argparse.Namespace) -> dict[str, Any] | None:
    """Bring a home back from a copy; what it held is copied first."""
    from assistant.care.copies import restore
    from assistant.settings import home_folder

    home = home_folder(options.home)
    made = restore(home, options.file, replace=options.replace)
    if options.json:
        return made
    before = f"; what was there is in {made['before']}" if made["before"] else ""
    print(f"{home}: {made['files']} files restored{before}")
    return None
