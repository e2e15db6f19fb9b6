"""What brings the tables of an older program to the present form."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from assistant.home.copying import keep_copy
from assistant.home.files import unwritable
from assistant.library.opened import connection_to
from assistant.library.soundness import facts_of

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


def upgrade(path: Path) -> None:
    """Bring a record of an older form to the present one, after a copy of it is kept.

    This comes before the tables are looked at: what a later form asks of them is not there yet.

    Raises:
        LibraryUnwritable: There is no room for the copy, or the record cannot be written; nothing
            of it is changed.
    """
    if not path.is_file() or not path.stat().st_size:
        return
    try:
        with closing(connection_to(path)) as record:
            if (form := facts_of(record).get("schema")) not in UPGRADES:
                return
            keep_copy(path, f"before-form-{int(form) + 1}")
            record.isolation_level = None
            record.execute("BEGIN IMMEDIATE")  # another process may upgrade it too
            while (form := facts_of(record)["schema"]) in UPGRADES:
                for statement in UPGRADES[form]:
                    record.execute(statement)
            record.execute("COMMIT")
    except (OSError, sqlite3.OperationalError) as error:
        raise unwritable(path, error) from error
    except sqlite3.DatabaseError:
        return  # whoever opens the record next has a line for what is damaged
