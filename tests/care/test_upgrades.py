"""A home of each earlier form is opened, kept as it was, and goes on after `reindex`."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from assistant.conversations.store import ConversationStore
from assistant.errors import EncoderMismatch
from assistant.library.record import SCHEMA_VERSION, Record
from assistant.models.encoders import BundledEncoder
from assistant.opening import open_library

HOMES = Path(__file__).parent.parent / "data" / "homes"  # made by the programs of their time
FORMS = sorted(folder.name for folder in HOMES.iterdir())


@pytest.fixture(params=FORMS)
def old(request, tmp_path):
    home = tmp_path / "home"
    (home / "index").mkdir(parents=True)
    shutil.copy(HOMES / request.param / "current.json", home / "index")
    with sqlite3.connect(home / "record.db") as made:
        made.executescript((HOMES / request.param / "record.sql").read_text(encoding="utf-8"))
    made.close()
    return home


def test_there_is_a_home_of_every_earlier_form():
    assert [f"form{n}" for n in range(1, int(SCHEMA_VERSION))] == FORMS


def test_an_old_home_is_upgraded_and_found_in_again(old):
    encoder = BundledEncoder()
    with open_library(old, encoder) as library:
        assert {one.document_id for one in library.documents()} == {"weir", "canal"}
        with pytest.raises(EncoderMismatch, match="khrueakhai reindex"):
            library.search("divers")
        library.reindex()
        assert library.search("Who pays the divers?")[0].document_id == "weir"
        assert library.search("ขุดลอกคลอง")[0].document_id == "canal"


def test_what_it_was_is_kept_beside_it(old):
    with sqlite3.connect(old / "record.db") as plain:
        before = plain.execute("SELECT * FROM meta ORDER BY key").fetchall()
    plain.close()
    Record(old).close()
    [copy] = (old / "backups").glob("before-form-*-record.db")
    with sqlite3.connect(copy) as held:
        assert held.execute("SELECT * FROM meta ORDER BY key").fetchall() == before
    held.close()
    assert copy.stat().st_mode & 0o077 == 0


def test_conversations_of_an_older_program_are_taken_over(tmp_path):
    (tmp_path / "conversations").mkdir()
    line = json.dumps({"question": "What is a weir?", "said": [{"text": "A wall."}]})
    (tmp_path / "conversations" / f"{'a' * 24}.jsonl").write_text(line + '\n{"question": "to')
    store = ConversationStore(tmp_path)
    assert [one.title for one in store.of("").listed()] == ["What is a weir?"]
    store.close()
