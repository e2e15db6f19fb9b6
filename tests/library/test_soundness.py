"""A home that is damaged is told in one line, with what to do; what is left of it still answers."""

import os
import shutil
import sqlite3
import sys
import time
from pathlib import Path

import pytest

from assistant.conversations.store import FILE, ConversationStore
from assistant.errors import LibraryError, LibraryUnwritable
from assistant.library.database import Database
from assistant.library.opened import Frozen, connection_to
from assistant.library.soundness import look
from assistant.models.encoders import BundledEncoder
from assistant.opening import open_assistant, open_library
from assistant.settings import project_folder

sys.path.insert(0, str(project_folder()))  # benchmarks/ is no part of the installed package

from benchmarks import faults

TEXTS = [
    {"id": "weir", "text": "The river board pays the divers who clear the weir each spring."},
    {"id": "canal", "text": "เทศบาลตำบลป่าซางขุดลอกคลองทุกปีในเดือนเมษายน"},
]


@pytest.fixture(scope="module")
def encoder():
    return BundledEncoder()


@pytest.fixture(scope="module")
def made(tmp_path_factory, encoder):
    home = tmp_path_factory.mktemp("made") / "home"
    with open_library(home, encoder) as library:
        library.add_texts(TEXTS)
    return home


@pytest.fixture
def home(made, tmp_path):
    return shutil.copytree(made, tmp_path / "home")


DAMAGES = {
    "flipped pages": faults.FAULTS["record-flipped"].breaks,
    "flipped first page": faults.FAULTS["record-head"].breaks,
    "cut in half": faults.FAULTS["record-cut"].breaks,
    "revision": faults.FAULTS["revision"].breaks,
    "means": faults.FAULTS["means"].breaks,
    "missing": faults.FAULTS["record-missing"].breaks,
    "emptied": lambda home: (home / "record.db").write_bytes(b""),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_record_is_told_in_one_line_in_both_languages_when_it_is_opened(home, name):
    DAMAGES[name](home)
    with pytest.raises(LibraryError, match=r"khrueakhai (doctor|restore)") as caught:
        open_library(home)
    english, _, thai = str(caught.value).partition(" / ")
    assert "\n" not in str(caught.value)
    assert english.isascii()
    assert any("\u0e00" < letter < "\u0e7f" for letter in thai)


def test_no_record_is_made_beside_an_index_that_lost_its_own(home):
    (home / "record.db").unlink()
    with pytest.raises(LibraryError, match=r"record\.db"):
        open_library(home)
    assert not (home / "record.db").exists()


def test_a_record_from_which_everything_was_removed_is_no_damage(home, encoder):
    with open_library(home, encoder) as library:
        for text in TEXTS:
            library.remove(text["id"])
    with open_library(home, encoder) as library:
        assert library.is_empty()


def test_a_torn_field_of_a_document_is_told_in_one_line(home, encoder):
    with sqlite3.connect(home / "record.db") as plain:
        plain.execute("UPDATE documents SET pages = '[{'")
    plain.close()
    with open_library(home, encoder) as library, pytest.raises(LibraryError, match="a field holds"):
        library.documents()


def test_a_vector_that_is_cut_is_told_in_one_line(home, encoder):
    with sqlite3.connect(home / "record.db") as plain:
        plain.execute("UPDATE windows SET vector = x'00ff0000' WHERE key = 2")
    plain.close()
    shutil.rmtree(home / "index")
    with open_library(home, encoder) as library, pytest.raises(LibraryError, match="lengths"):
        library.search("weir")


def test_the_look_takes_less_than_twenty_milliseconds(home):
    look(home)
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        look(home)
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.02


def test_torn_rows_of_a_conversation_count_as_not_said(home, encoder):
    assistant = open_assistant(library=open_library(home, encoder))
    assistant.ask("Who pays the divers?", "talk")
    assistant.conversations.close()
    with sqlite3.connect(home / FILE) as plain:
        plain.execute("UPDATE turns SET memory = '{\"question\": ', answer = '{'")
    plain.close()
    again = open_assistant(library=assistant.library)
    assert again.ask("Who pays the divers?", "talk").outcome == "answered"
    assert len(again.conversations.of("").listed()) == 1


class TestACopyThatOnlyReads:
    """What cannot be written is read as it lies, with what its log holds."""

    def test_what_is_only_in_the_log_is_read_too(self, tmp_path, monkeypatch):
        path = tmp_path / "record.db"
        writer = connection_to(path)
        writer.execute("CREATE TABLE t (n INTEGER)")
        writer.execute("INSERT INTO t VALUES (7)")
        writer.commit()
        assert path.with_name("record.db-wal").stat().st_size
        monkeypatch.setattr("assistant.library.opened.is_unwritable", bool)
        monkeypatch.setattr(
            "assistant.library.opened._prepare", _refuse(sqlite3.OperationalError("readonly"))
        )
        reader = connection_to(path)
        assert isinstance(reader, Frozen)
        assert reader.execute("SELECT n FROM t").fetchall() == [(7,)]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.execute("INSERT INTO t VALUES (8)")
        reader.close()
        writer.close()


def _refuse(error):
    def refuse(_):
        raise error

    return refuse


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return faults.make_home(tmp_path_factory.mktemp("whole"))


def _mounts() -> bool:
    return os.geteuid() == 0 and os.system("unshare -m true 2>/dev/null") == 0


@pytest.mark.skipif(not _mounts(), reason="this system lets nobody mount a disk")
@pytest.mark.parametrize("name", ["ro-ask", "full-add"])
def test_a_home_on_a_read_only_or_full_disk_is_still_asked(name, whole, tmp_path):
    for outcome in faults.suffer(name, whole, tmp_path / "copy"):
        assert not outcome.traceback, outcome
        assert outcome.status == (1 if outcome.command.startswith("add") else 0), outcome
        if "--conversation" in outcome.command:
            assert "not kept" in outcome.said


def test_conversations_of_a_home_that_cannot_be_written_pass(home, monkeypatch, caplog):
    kept = ConversationStore(home)
    kept.of("").begin("a" * 24, "first?")
    kept.close()
    monkeypatch.setattr(Path, "touch", _refuse_touch)
    store = ConversationStore(home)
    assert "conversations are not kept" in caplog.text
    assert [one.title for one in store.of("").listed()] == ["first?"]
    store.of("").begin("b" * 24, "second?")
    assert len(store.of("").listed()) == 2
    with pytest.raises(LibraryUnwritable):  # it would only seem to be gone
        store.of("").delete("a" * 24)
    store.close()
    monkeypatch.undo()
    assert len(ConversationStore(home).of("").listed()) == 1


def _refuse_touch(_path, *_args, **_named):
    raise OSError(30, "Read-only file system")


def test_a_database_tells_damage_from_a_disk_that_cannot_be_written(tmp_path):
    from sqlalchemy import Column, MetaData, Table, Text

    metadata = MetaData()
    table = Table("paper", metadata, Column("words", Text))
    database = Database(tmp_path / "record.db", metadata)
    with database.write() as connection:
        connection.exec_driver_sql("INSERT INTO paper VALUES (CAST(x'ff' AS TEXT))")
    with pytest.raises(LibraryError, match="cannot be read") as caught, database.read() as reading:
        reading.execute(table.select()).all()
    assert not isinstance(caught.value, LibraryUnwritable)
