"""What brings the tables of an older program to the present form."""

from __future__ import annotations

from typing import Final

UPGRADES: Final = {  # from each form to the next
    "1": (
        "ALTER TABLE passages ADD COLUMN role VARCHAR(16) NOT NULL DEFAULT 'body'",
        "ALTER TABLE passages ADD COLUMN refs JSON NOT NULL DEFAULT '[]'",
        "UPDATE meta SET value = '2' WHERE key = 'schema'",
    ),
    "2": (
        "ALTER TABLE documents ADD COLUMN bibliography JSON NOT NULL DEFAULT '{}'",
        "ALTER TABLE documents ADD COLUMN short_names JSON NOT NULL DEFAULT '[]'",
        "ALTER TABLE documents ADD COLUMN edits JSON NOT NULL DEFAULT '{}'",
        "UPDATE meta SET value = '3' WHERE key = 'schema'",
    ),
}
