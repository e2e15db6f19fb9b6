"""The record's file: two programs that open a new one at once."""

import sqlite3
import threading

from sqlalchemy import Column, Integer, MetaData, Table

from assistant.library.database import Database

HELD = 0.5  # seconds that another program writes to the file


def test_a_new_file_that_another_program_writes_is_waited_for_and_not_called_busy(tmp_path):
    path = tmp_path / "record.db"
    with sqlite3.connect(path, check_same_thread=False) as other:
        other.execute("CREATE TABLE held (number INTEGER)")
    other.isolation_level = None
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO held VALUES (1)")
    threading.Timer(HELD, other.execute, ("COMMIT",)).start()
    metadata = MetaData()
    Table("paper", metadata, Column("number", Integer, primary_key=True))
    database = Database(path, metadata)
    with database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    database.close()
    other.close()
