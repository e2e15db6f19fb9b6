"""What brings the tables of an older program to the present form."""

from __future__ import annotations

from typing import Final

UPGRADES: Final = {
    "1": (
        "ALTER TABLE passages ADD COLUMN role VARCHAR(16) NOT NULL DEFAULT 'body'",
        "ALTER TABLE passages ADD COLUMN refs JSON NOT NULL DEFAULT '[]'",
        "UPDATE meta SET value = '2' WHERE key = 'schema'",
    )
}
