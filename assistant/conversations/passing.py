"""Conversations of a home that cannot be written: held for this process, and kept nowhere.

Whoever asks there still goes on from what was said and sees it.  What the home holds is copied to
the system's folder for what passes, readable by its user alone, and goes when the process ends.
"""

from __future__ import annotations

import logging
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import MetaData

from assistant.errors import LibraryUnwritable
from assistant.home import files
from assistant.library.database import Database
from assistant.library.opened import connection_to
from assistant.library.places import Place

log = logging.getLogger(__name__)

_WHAT = "the conversations"
_REMEDY = (
    "run `khrueakhai doctor --mend`, which sets the file aside: the library stays as it is"
    " / บันทึกการสนทนาเสียหาย โปรดรัน `khrueakhai doctor --mend` เอกสารในคลังไม่ถูกแตะต้อง"
)
_NOT_KEPT = (
    "%s cannot be written (%s): questions are answered, conversations are not kept"
    " / เขียนลงที่เก็บไม่ได้ ระบบยังตอบคำถามได้ แต่จะไม่เก็บการสนทนา"
)


class Passing(Database):
    """A database for this process alone, begun from what the home holds."""

    def __init__(self, held: Path, metadata: MetaData) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="khrueakhai-")
        path = Path(self._folder.name, held.name)
        if held.is_file() and held.stat().st_size:
            with closing(connection_to(held)) as source, closing(sqlite3.connect(path)) as copy:
                source.backup(copy)
        super().__init__(path, metadata, _WHAT, _REMEDY, forgiving=True)
        self._held = held

    def wipe(self) -> None:
        """Tell that what the home holds is not deleted.

        Raises:
            LibraryUnwritable: The home holds conversations, and they are still there.
        """
        if self._held.exists():
            raise files.unwritable(self._held, OSError("the disk cannot be written"))
        super().wipe()


def opened(place: Place, metadata: MetaData) -> Database:
    """Open the conversations of a home, or where it cannot be written a copy that passes.

    Raises:
        LibraryUnwritable: There is nowhere to hold them.
        LibraryUnreachable: They are kept on a server, and it is not there.
        LibraryError: The file is damaged.
    """
    if place.url:
        return Database(place, metadata, _WHAT, _REMEDY, forgiving=True)
    path, database = place.path, None
    try:
        path.touch(mode=0o600)  # nobody else of this machine reads what was asked
        database = Database(path, metadata, _WHAT, _REMEDY, forgiving=True)
        with database.write_alone():
            return database
    except (OSError, LibraryUnwritable) as error:
        if database is not None:
            database.close()
        if not path.parent.is_dir() or path.is_dir():
            raise files.unwritable(path, error) from error
        log.warning(_NOT_KEPT, path.parent, files.reason_of(path, error))
        try:
            return Passing(path, metadata)
        except (OSError, sqlite3.Error) as second:
            raise files.unwritable(path, second) from second
