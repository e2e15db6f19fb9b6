"""``khrueakhai forget``: deletes what is older than it may be kept, and tells so in a receipt."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

KINDS = ("conversations", "plans", "lessons", "classes")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what is to go, and from what age."""
    parser.add_argument("--days", type=_days, required=True, help="what nobody changed for so long")
    parser.add_argument("--kind", choices=KINDS, action="append", help="only these (default: all)")


def run(options: argparse.Namespace) -> dict[str, Any] | None:
    """Delete what is too old, of all persons and collections; return the receipt for JSON.

    Raises:
        LibraryUnwritable: Something of it cannot be deleted.
    """
    from assistant.people.collections import CollectionStore
    from assistant.people.receipts import receipt
    from assistant.settings import home_folder

    home = home_folder(options.home)
    before = datetime.now(UTC) - timedelta(days=options.days)
    moment = before.isoformat(timespec="seconds")
    counts = {
        kind: sum(_FORGET[kind](one, moment) for one in (home, *CollectionStore(home).homes()))
        for kind in options.kind or KINDS
    }
    what = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    given = receipt(home, "shell", "forgot", f"before {moment}: {what}", count=sum(counts.values()))
    if options.json:
        return {"before": moment, **counts, "receipt": given.number, "at": given.at}
    print(f"{what} from before {moment}; receipt {given.number}")
    return None


def _conversations(home: Path, moment: str) -> int:
    from assistant.conversations.store import FILE, ConversationStore
    from assistant.library.places import place_of

    place = place_of(home, FILE)
    if not place.url and not place.path.exists():
        return 0
    store = ConversationStore(home)
    try:
        return store.forget_before(moment)
    finally:
        store.close()


def _plans(home: Path, moment: str) -> int:
    from assistant.plans.store import forget_before

    return forget_before(home, moment)


def _lessons(home: Path, moment: str) -> int:
    from assistant.lessons.store import forget_before

    return forget_before(home, moment)


def _classes(home: Path, moment: str) -> int:
    from assistant.lessons.store import ClassStore

    return ClassStore(home).forget_before(moment)


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= 36_500:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return days


_FORGET: dict[str, Callable[[Path, str], int]] = {
    "conversations": _conversations,
    "plans": _plans,
    "lessons": _lessons,
    "classes": _classes,
}
