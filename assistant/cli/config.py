"""``khrueakhai config``: every setting, its value, where that comes from, its unit and meaning."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from assistant.settings.variables import SETTINGS, Setting, chosen

_PREFIX = "KHRUEAKHAI_"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that are settings; ``--home`` every command has."""
    for row in SETTINGS:
        if row.option and row.name != "home":
            parser.add_argument(row.option, help=row.meaning, metavar=row.name.upper())


def run(options: argparse.Namespace) -> dict[str, Any] | None:
    """Return the settings where JSON is asked for, else print them."""
    for variable in sorted(set(_set()) - {row.variable for row in SETTINGS}):
        print(f"khrueakhai: {variable} is set, and no setting has this name", file=sys.stderr)
    rows = [_described(row, options) for row in SETTINGS]
    if options.json:
        return {"settings": rows}
    for row in rows:
        names = " · ".join(name for name in (row["variable"], row["option"]) if name)
        print(f"{row['name']:12}{row['value'] or '–'}   ({row['source']})")
        print(f"{'':12}{row['meaning']}\n{'':12}{row['unit']} · {names}\n")
    return None


def _set() -> list[str]:
    """Return the variables of the environment that are named as ours are."""
    return [name for name, value in os.environ.items() if name.startswith(_PREFIX) and value]


def _described(row: Setting, options: argparse.Namespace) -> dict[str, Any]:
    """Return a setting as JSON shows it; what is not set and has no default is null."""
    now = chosen(row, vars(options))
    return {
        "name": row.name,
        "value": now.value or None,
        "source": now.source,
        "variable": row.variable,
        "option": row.option,
        "default": row.default or None,
        "unit": row.unit,
        "meaning": row.meaning,
    }
