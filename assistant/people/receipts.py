"""What tells that something was deleted: a number that the log of the home has too."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from assistant.home import files
from assistant.people import audit


@dataclass(frozen=True, slots=True)
class Receipt:
    """A deletion: ``number`` stands in the log; ``count`` is of files, ``links`` that showed it."""

    number: str
    at: str
    count: int
    links: int = 0


def receipt(
    home: Path, who: str, act: audit.Act, item: str, *, count: int, links: int = 0
) -> Receipt:
    """Write down that something was deleted, and return what tells so.

    Raises:
        LibraryUnwritable: The home cannot be written.
    """
    made = Receipt(secrets.token_hex(4), files.now(), count, links)
    audit.note(home, who, act, f"{item}, receipt {made.number}")
    return made
