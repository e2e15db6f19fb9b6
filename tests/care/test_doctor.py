"""The doctor finds what is broken, mends what can be, and says what it did."""

import os
import shutil
import sqlite3
import sys

import pytest

from assistant.library.shelf import Shelf
from assistant.opening import open_assistant, open_library
from assistant.settings import project_folder

sys.path.insert(0, str(project_folder()))  # benchmarks/ is no part of the installed package

from benchmarks import faults


def change(home, *statements):
    with sqlite3.connect(home / "record.db") as plain:
        for statement in statements:
            plain.execute(statement)
    plain.close()


def lend(home):
    home.chmod(0o755)


def leave(home):
    (home / "index" / "making-0badcafe").mkdir()
    (home / "plans").mkdir()
    (home / "plans" / ".0badcafe.tmp").write_text("half")


def tear(home):
    (home / "lessons").mkdir()
    (home / "lessons" / "torn.json").write_text('{"title": ')


def orphan(home):
    change(home, "PRAGMA foreign_keys=OFF", "DELETE FROM documents WHERE id = 'lunch'")


MENDED = {
    "others may look": (lend, "others of this machine"),
    "interrupted work": (leave, "interrupted work"),
    "torn lesson": (tear, "cannot be read"),
    "index missing": (lambda home: shutil.rmtree(home / "index"), "is missing"),
    "index flipped": (faults.FAULTS["vectors-flipped"].breaks, "not as it was made"),
    "pointer cut": (faults.FAULTS["index-cut"].breaks, "is missing"),
    "revision": (faults.FAULTS["revision"].breaks, "revision"),
    "means": (faults.FAULTS["means"].breaks, "means"),
    "torn field": (faults.FAULTS["row"].breaks, "pages"),
    "cut vector": (faults.FAULTS["vector"].breaks, "vector is damaged"),
    "vectors missing": (lambda home: change(home, "DELETE FROM windows"), "vectors are missing"),
    "passages missing": (
        lambda home: change(home, "DELETE FROM windows", "DELETE FROM passages"),
        "passages are missing",
    ),
    "passage changed": (
        lambda home: change(home, "UPDATE passages SET text = 'nothing of it'"),
        "not the document's text",
    ),
    "orphans": (orphan, "belongs to nothing"),
    "torn memory": (faults.FAULTS["talk-torn"].breaks, "torn"),
}


def test_a_whole_home_has_no_findings(doctor):
    assert doctor.examine() == ()


@pytest.mark.parametrize("name", MENDED)
def test_what_is_broken_is_found_mended_and_then_whole(name, home, doctor, encoder):
    breaks, told = MENDED[name]
    breaks(home)
    before = sorted(path for path in home.rglob("*") if path.suffix in (".json", ".db"))
    found = doctor.examine()
    assert any(told in one.what for one in found), found
    assert {one.state for one in found} <= {"can be mended", "note"}
    assert [path for path in before if not path.exists()] == []  # to look changes nothing
    mended = doctor.examine(mend=True)
    assert {one.state for one in mended} <= {"mended", "note"}
    assert doctor.examine() == ()
    with open_library(home, encoder) as library:
        assert library.search("Who pays the divers?")[0].document_id == "weir"


def test_of_a_record_with_a_dead_page_what_can_be_read_is_kept(home, doctor, encoder):
    big = [{"id": f"d{n}", "text": f"Ward {n} paints its bridge. " * 40} for n in range(60)]
    with open_library(home, encoder) as library:
        library.add_texts(big)
    with (home / "record.db").open("r+b") as file:
        file.seek(40 * 4096)
        file.write(bytes(range(256)) * 16)
    found = doctor.examine(mend=True)
    assert any(one.where == "record.db" and one.state == "mended" for one in found), found
    assert doctor.examine() == ()
    with open_library(home, encoder) as library:
        assert len(library.documents()) >= 50
        assert library.search("Which ward paints its bridge?")
    [aside] = (home / "backups").glob("damaged-*")
    assert (aside / "record.db").exists()  # what could not be read is not thrown away


def test_what_is_no_database_any_more_stays_where_it_is_and_is_told(home, doctor):
    faults.FAULTS["record-head"].breaks(home)
    damaged = (home / "record.db").read_bytes()
    found = doctor.examine(mend=True)
    assert any(one.state == "stays" and "restore" in one.remedy for one in found)
    assert (home / "record.db").read_bytes() == damaged


def test_conversations_that_are_damaged_are_saved_as_far_as_they_can_be_read(home, doctor, encoder):
    path = home / "conversations.db"
    with path.open("r+b") as file:
        file.seek(4096 * 4)
        file.write(bytes(range(256)) * 16)
    doctor.examine(mend=True)
    assert doctor.examine() == ()
    assistant = open_assistant(library=open_library(home, encoder))
    assert assistant.ask("Who pays the divers?", "next").outcome == "answered"


def test_the_index_has_a_document_that_it_lacked(home, doctor, encoder):
    with open_library(home, encoder) as library:
        pointer = (home / "index" / "current.json").read_bytes()
        library.add_texts([{"id": "new", "text": "The county paints the bridges."}])
    (home / "index" / "current.json").write_bytes(pointer)
    [found] = doctor.examine(mend=True)
    assert (found.where, found.state) == ("index", "mended")
    assert Shelf(home).current().revision == 2
    with open_library(home, encoder) as library:
        assert library.search("Who paints the bridges?")[0].document_id == "new"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_home_that_cannot_be_written_is_only_read(home, doctor):
    home.chmod(0o500)
    try:
        assert any("cannot be written" in one.what for one in doctor.examine())
    finally:
        home.chmod(0o700)
