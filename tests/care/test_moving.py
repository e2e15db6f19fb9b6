"""A home is moved to a database and back: every row, nothing encoded, nothing half."""

import json
import shutil
from pathlib import Path

import psycopg
import pytest
from gram_encoder import GramEncoder
from postgres_server import PASSWORD

from assistant.care import moving
from assistant.cli.main import main
from assistant.conversations.store import ConversationStore
from assistant.errors import LibraryError
from assistant.opening import open_library
from assistant.people.collections import CollectionStore

TEXTS = [
    {"id": "weir", "text": "The river board pays the divers who clear the weir each spring."},
    {"id": "canal", "text": "เทศบาลตำบลป่าซางขุดลอกคลองทุกปีในเดือนเมษายน", "language": "th"},
]
TALK = "a" * 24


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A home with a conversation and a collection, some of it removed again."""
    home = tmp_path_factory.mktemp("made") / "home"
    collection = CollectionStore(home).make("", "shell", "Ours").id
    for folder in (home, home / "collections" / collection):
        with open_library(folder, GramEncoder()) as library:
            library.add_texts([*TEXTS, {"id": "gone", "text": "What is removed again."}])
            library.describe("weir", {"year": "2564"})
            library.remove("gone")
    store = ConversationStore(home)
    store.of("me").begin(TALK, "Who pays the divers?")
    store.of("me").failed(TALK, "Who pays the divers?", "nobody")
    store.close()
    return home


@pytest.fixture
def home(made, tmp_path):
    return shutil.copytree(made, tmp_path / "home")


@pytest.fixture
def run(capsys):
    def run(home, *words):
        code = main(["--home", str(home), *map(str, words)])
        said = capsys.readouterr()
        assert PASSWORD not in said.out + said.err
        return code, said.out, said.err

    return run


def _seen(home):
    """Return what a library finds, and that it has encoded no passage for it."""
    encoder = GramEncoder()
    with open_library(home, encoder) as library:
        vector = library.query_vector("divers of the weir", "en")
        found = [(key, round(c, 5)) for key, _, c in library.vector_search(vector, "en", 9)]
        held = [(s.document_id, s.bibliography.year) for s in library.documents()]
    assert encoder.encoded == 0
    return found, held


def test_a_home_goes_to_a_database_and_back_row_for_row(home, postgres, run, monkeypatch, tmp_path):
    before = _seen(home)
    code, said, _ = run(home, "move", "--to", postgres, "--json")
    told = json.loads(said)
    assert code == 0
    assert [one["rows"]["documents"] for one in told["homes"]] == [2, 2]
    assert told["homes"][1]["rows"]["turns"] == 1
    code, _, line = run(home, "sources")
    assert (code, line.count("\n")) == (1, 1)
    assert "was moved to" in line
    monkeypatch.setenv("KHRUEAKHAI_DATABASE", postgres)
    assert _seen(home) == before
    assert ConversationStore(home).of("me").listed()[0].id == TALK
    with open_library(home, GramEncoder()) as library:
        library.add_texts([{"id": "new", "text": "A new note of the board."}])  # keys go on
    code, said, _ = run(home, "move", "--to", tmp_path / "back")
    assert (code, said.count("moved:")) == (0, 2)
    assert "3 documents" in said
    monkeypatch.setenv("KHRUEAKHAI_DATABASE", "")
    found, held = _seen(tmp_path / "back")
    assert [key for key, _ in held] == ["weir", "canal", "new"]
    assert len(found) == 2
    assert ConversationStore(tmp_path / "back").of("me").exchanges(TALK)[0].error == "nobody"


def test_what_stopped_half_way_goes_on_and_another_library_stays(
    home, postgres, run, monkeypatch, tmp_path
):
    tell, seen = moving._told, []

    def stop(connection, table):
        seen.append(table.name)
        if seen.count("windows") == 4:  # of the second home: read, written, and now compared
            raise KeyboardInterrupt
        return tell(connection, table)

    monkeypatch.setattr(moving, "_told", stop)
    assert run(home, "move", "--to", postgres)[0] == 1
    monkeypatch.setattr(moving, "_told", tell)
    assert run(home, "sources")[0] == 0  # nothing was said to have moved
    code, said, _ = run(home, "move", "--to", postgres)
    assert code == 0
    assert [line.split(":")[0] for line in said.splitlines()[:2]] == ["already there", "moved"]
    assert run(home, "move", "--to", postgres, "--json")[1].count('"already": true') == 2
    with open_library(tmp_path / "other", GramEncoder()) as other:
        other.add_texts(TEXTS[:1])
    code, _, line = run(tmp_path / "other", "move", "--to", postgres)
    assert (code, line.count("\n")) == (1, 1)
    assert "holds a library already" in line


def test_a_folder_that_holds_a_library_is_set_aside_only_when_asked(home, run, tmp_path):
    with open_library(tmp_path / "other", GramEncoder()) as other:
        other.add_texts([{"id": "else", "text": "Something else."}])
    code, _, line = run(home, "move", "--to", tmp_path / "other")
    assert code == 1
    assert "--replace" in line
    assert run(home, "move", "--to", tmp_path / "other", "--replace")[0] == 0
    assert _seen(tmp_path / "other")[1] == [("weir", 2021), ("canal", None)]
    [kept] = (tmp_path / "other" / "backups").glob("replaced-*/record.db")
    assert kept.stat().st_size


def test_what_cannot_be_moved_is_one_line(home, run):
    for to in (home, "mysql://me:s3cret@host/x", "postgresql+psycopg://me:s3cret@127.0.0.1:9/x"):
        code, said, line = run(home, "move", "--to", to)
        assert (code, said, line.count("\n")) == (1, "", 1)
        assert "s3cret" not in line
    assert run(home, "sources")[0] == 0


def test_a_row_that_comes_out_otherwise_moves_nothing(home, postgres, monkeypatch):
    fill = moving._fill

    def damaged(out, into, table):
        fill(out, into, table)
        if table.name == "windows":
            into.execute(table.update().values(vector=b"1234"))

    monkeypatch.setattr(moving, "_fill", damaged)
    with pytest.raises(LibraryError, match="not what was read"):
        moving.move(home, "", postgres, Path(), replace=False)
    monkeypatch.setattr(moving, "_fill", fill)
    moved = moving.move(home, "", postgres, Path(), replace=False)
    assert not moved.already


def test_copies_and_doctor_of_a_database_say_whose_they_are(home, postgres, run, monkeypatch):
    run(home, "move", "--to", postgres)
    monkeypatch.setenv("KHRUEAKHAI_DATABASE", postgres)
    code, _, line = run(home, "backup", home.with_name("copy.tar"))
    assert (code, line.count("\n")) == (1, 1)
    assert "pg_dump" in line
    code, said, _ = run(home, "doctor")
    assert code == 0
    assert "PostgreSQL looks after them" in said
    assert run(home, "forget", "--days", "1", "--kind", "conversations")[0] == 0
    [inner] = CollectionStore(home).homes()
    assert run(home, "collection", "delete", inner.name)[0] == 0
    with psycopg.connect(postgres.replace("+psycopg", "")) as held:
        named = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'khrueakhai%'"
        assert held.execute(named).fetchall() == [("khrueakhai",)]
