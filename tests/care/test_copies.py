"""A home in one file, while it is used; and back, while it is used."""

import io
import json
import sqlite3
import subprocess
import sys
import tarfile
import threading

import pytest

from assistant.care import taking
from assistant.care.copies import backup, restore
from assistant.care.doctor import Doctor
from assistant.conversations.store import ConversationStore
from assistant.errors import LibraryError, LibraryUnwritable
from assistant.home.copying import KEPT, keep_copy
from assistant.opening import open_library

ADD = """
import sys
from assistant.opening import open_library
with open_library(sys.argv[1]) as library:
    for n in range(12):
        library.add_texts([{"id": f"n{n}", "text": f"บันทึกเลขที่ {n} ของเทศบาล"}])
        print(n, flush=True)
"""


def whole(home, encoder):
    return Doctor(home, lambda: open_library(home, encoder), lambda: encoder).examine()


def test_a_copy_that_is_made_while_documents_come_is_whole(home, tmp_path, encoder):
    adding = subprocess.Popen(
        [sys.executable, "-c", ADD, str(home)], stdout=subprocess.PIPE, text=True
    )
    adding.stdout.readline()
    backup(home, tmp_path / "copy.tar")
    adding.communicate()
    assert adding.returncode == 0
    (tmp_path / "back").mkdir()
    restore(tmp_path / "back", tmp_path / "copy.tar", replace=False)
    assert whole(tmp_path / "back", encoder) == ()
    with open_library(tmp_path / "back", encoder) as library:
        held = {one.document_id for one in library.documents()}
        assert {"weir", "canal", "lunch", "n0"} <= held
        assert library.search("Who pays the divers?")[0].document_id == "weir"
    store = ConversationStore(tmp_path / "back")
    assert len(store.of("").listed()) == 1
    store.close()


def test_who_has_the_home_open_goes_on_with_what_was_restored(home, tmp_path, encoder):
    backup(home, tmp_path / "copy.tar")
    with open_library(home, encoder) as library:
        library.remove("weir")
        library.add_texts([{"id": "later", "text": "The harbour is dredged in winter."}])
        assert library.search("harbour dredged")[0].document_id == "later"
        told = restore(home, tmp_path / "copy.tar", replace=True)
        assert {one.document_id for one in library.documents()} == {"weir", "canal", "lunch"}
        assert library.search("Who pays the divers?")[0].document_id == "weir"
        assert all(hit.document_id != "later" for hit in library.search("harbour dredged"))
    assert whole(home, encoder) == ()
    with tarfile.open(told["before"]) as before:  # what was there can be had again
        assert "record.db" in before.getnames()


def test_readers_find_one_library_or_the_other_while_it_is_restored(home, tmp_path, encoder):
    backup(home, tmp_path / "copy.tar")
    faults, stop = [], threading.Event()
    with open_library(home, encoder) as library:

        def read():
            while not stop.is_set():
                try:
                    if not library.search("Who pays the divers?"):
                        faults.append("nothing was found")
                except Exception as error:  # noqa: BLE001 - whatever it is, a reader saw it
                    faults.append(error)

        reader = threading.Thread(target=read)
        reader.start()
        for _ in range(3):
            restore(home, tmp_path / "copy.tar", replace=True)
        stop.set()
        reader.join()
    assert faults == []


def test_a_home_that_holds_a_library_is_replaced_only_when_that_is_said(home, tmp_path):
    backup(home, tmp_path / "copy.tar")
    with pytest.raises(LibraryError, match="--replace"):
        restore(home, tmp_path / "copy.tar", replace=False)


def test_a_damaged_record_is_replaced(home, tmp_path, encoder):
    backup(home, tmp_path / "copy.tar")
    (home / "record.db").write_bytes(b"this is no database" * 1000)
    restore(home, tmp_path / "copy.tar", replace=True)
    assert whole(home, encoder) == ()


def test_a_copy_is_nobody_elses_and_has_nothing_that_passes(home, tmp_path):
    (home / "index" / "making-0badcafe").mkdir()
    (home / "index" / "making-0badcafe" / "half").write_text("x")
    backup(home, tmp_path / "copy.tar")
    assert (tmp_path / "copy.tar").stat().st_mode & 0o077 == 0
    with tarfile.open(tmp_path / "copy.tar") as copy:
        names = copy.getnames()
    assert names[0] == "backup.json"
    assert not [name for name in names if "making" in name or "lock" in name or "-wal" in name]


def rewritten(path, to, change):
    with tarfile.open(path) as old, tarfile.open(to, "w") as new:
        for row in old:
            changed = change(row.name, old.extractfile(row).read())
            if changed is not None:
                row.name, content = changed
                row.size = len(content)
                new.addfile(row, io.BytesIO(content))
    return to


def outside(name, content):
    if name == "backup.json":
        listed = json.loads(content)
        listed["files"]["../outside.db"] = listed["files"].pop("record.db")
        return name, json.dumps(listed).encode()
    return ("../outside.db" if name == "record.db" else name), content


BAD = {
    "a file is missing": lambda name, content: None if name == "record.db" else (name, content),
    "a file is changed": lambda name, content: (
        name,
        content[:-1] + b"!" if name == "record.db" else content,
    ),
    "a file more": lambda name, content: (f"x{name}" if name == "record.db" else name, content),
    "a path leads out": outside,
    "a newer form": lambda name, content: (
        name,
        content.replace(b'"form": 1', b'"form": 9') if name == "backup.json" else content,
    ),
    "no list": lambda name, content: None if name == "backup.json" else (name, content),
}


@pytest.mark.parametrize("name", BAD)
def test_a_copy_that_is_not_whole_changes_nothing(name, home, tmp_path):
    backup(home, tmp_path / "copy.tar")
    bad = rewritten(tmp_path / "copy.tar", tmp_path / "bad.tar", BAD[name])
    before = (home / "record.db").read_bytes()
    with pytest.raises(LibraryError, match=r"bad\.tar") as caught:
        restore(home, bad, replace=True)
    assert "\n" not in str(caught.value)
    assert (home / "record.db").read_bytes() == before
    assert not (tmp_path / "outside.db").exists()


@pytest.mark.parametrize("content", [b"", b"no archive" * 100])
def test_a_file_that_is_no_copy_is_one_line(content, home, tmp_path):
    (tmp_path / "copy.tar").write_bytes(content)
    with pytest.raises(LibraryError, match="no whole copy"):
        restore(home, tmp_path / "copy.tar", replace=True)


def test_of_the_copies_that_a_home_makes_by_itself_the_last_stay(tmp_path):
    with sqlite3.connect(tmp_path / "record.db") as made:
        made.execute("CREATE TABLE t (n)")
    made.close()
    kept = [keep_copy(tmp_path / "record.db", "before-form-9") for _ in range(KEPT + 2)]
    assert [path.exists() for path in kept] == [False] * 2 + [True] * KEPT


def test_a_disk_that_fills_while_a_copy_is_taken_in_loses_nothing(home, tmp_path, monkeypatch):
    copy = tmp_path / "copy.tar"
    backup(home, copy)
    before = taking.digest(home / "record.db")

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(taking, "_written", full)
    with pytest.raises(LibraryUnwritable):
        restore(home, copy, replace=True)
    assert taking.digest(home / "record.db") == before
