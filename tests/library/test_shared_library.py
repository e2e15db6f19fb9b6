"""One library in PostgreSQL, used from several machines: two folders here, one database."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from gram_encoder import GramEncoder
from postgres_server import PASSWORD
from sqlalchemy import make_url

from assistant.conversations.store import ConversationStore
from assistant.errors import (
    LibraryBusy,
    LibraryError,
    LibraryUnreachable,
    SettingError,
    UnknownConversation,
    UnknownDocument,
)
from assistant.library import bases, index
from assistant.library.record import Record
from assistant.opening import open_library
from assistant.text.language import index_terms

RIVER = "The river board pays the divers who clear the weir each spring."
ACT = """มาตรา 17 ให้มีคณะกรรมการจังหวัดคณะหนึ่ง

มาตรา 18 คณะกรรมการจังหวัดประชุมเดือนละครั้ง"""
TEXTS = [
    {"id": "weir", "title": "The weir", "text": RIVER},
    {"id": "canal", "text": "เทศบาลตำบลป่าซางขุดลอกคลองทุกปีในเดือนเมษายน", "language": "th"},
    {"id": "lunch", "text": "The district office inspects school kitchens twice a year."},
    {"id": "act", "text": ACT, "language": "th"},
]
ADD = """
import sys
sys.path.insert(0, sys.argv[1])
from gram_encoder import GramEncoder
from assistant.opening import open_library
with open_library(sys.argv[2], GramEncoder()) as library:
    if sys.argv[3] == "hold":
        with library._lock.hold():
            print("held", flush=True)
            sys.stdin.read()
    for n in range(4):
        library.add_texts([{"id": f"{sys.argv[3]}{n}", "text": f"Note {sys.argv[3]} number {n}."}])
"""


@pytest.fixture
def machines(postgres, monkeypatch, tmp_path):
    """Two open libraries of two homes that name one database."""
    monkeypatch.setenv("KHRUEAKHAI_DATABASE", postgres)
    with (
        open_library(tmp_path / "one", GramEncoder()) as one,
        open_library(tmp_path / "two", GramEncoder()) as two,
    ):
        yield one, two


def _found(library, query="Who pays the divers of the river?"):
    """Return what both searches find, with their scores, by document."""
    vector = library.query_vector(query, "en")
    near = [library.vector_search(vector, k, 10) for k in ("en", "th")]
    match = [library.lexical_search(dict(index_terms(query)), k, 10) for k in ("en", "th")]
    pairs = [(p, c) for some in near for p, _, c in some] + [one for some in match for one in some]
    return [(library.passage(key).document_id, round(float(score), 6)) for key, score in pairs]


def _sets(postgres):
    with psycopg.connect(postgres.replace("+psycopg", "")) as held:
        named = "SELECT tablename FROM pg_tables WHERE tablename LIKE 'vectors%' ORDER BY 1"
        return [row[0] for row in held.execute(named)]


def _run(home, *words):
    command = [sys.executable, "-c", ADD, str(Path(__file__).parents[1]), str(home), *words]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def test_what_one_machine_adds_changes_and_removes_the_other_finds_at_once(machines, postgres):
    one, two = machines
    one.add_texts(TEXTS)
    assert _found(two) == _found(one)
    assert two.encoder.encoded == 0
    assert [s.document_id for s in two.documents()] == [s.document_id for s in one.documents()]
    assert [two.has_part(f"section {n}") for n in (17, 19)] == [True, False]
    two.describe("weir", {"year": "2564"})
    assert one.document("weir").bibliography.year == 2021
    two.remove("weir")
    assert "weir" not in {key for key, _ in _found(one)}
    with pytest.raises(UnknownDocument):
        one.document("weir")
    assert len(_sets(postgres)) == 2  # of the newest base alone: the others held what is gone


def test_a_database_ranks_as_a_home_of_files_does(machines, monkeypatch, tmp_path):
    one, _ = machines
    one.add_texts(TEXTS)
    monkeypatch.setenv("KHRUEAKHAI_DATABASE", "")
    with open_library(tmp_path / "files", GramEncoder()) as files:
        files.add_texts(TEXTS)
        wanted = _found(files)
    assert [key for key, _ in _found(one)] == [key for key, _ in wanted]
    assert [s for _, s in _found(one)] == pytest.approx([s for _, s in wanted], abs=1e-3)


def test_the_base_that_one_machine_made_serves_the_other(machines, postgres, monkeypatch):
    monkeypatch.setattr(bases, "_SMALL", 0)
    monkeypatch.setattr(index, "_TAIL", 2)
    one, two = machines
    one.add_texts(TEXTS[:2])
    _found(one)
    made = _sets(postgres)
    one.add_texts(TEXTS[2:3])  # a tail beside the base
    assert _found(two) == _found(one)
    assert _sets(postgres) == made
    two.add_texts(TEXTS[3:] + [{"id": f"n{n}", "text": f"Notice number {n}."} for n in range(3)])
    assert _found(one) == _found(two)  # the tail has become part of a new base, made once
    assert len(_sets(postgres)) == 4
    assert made[0] in _sets(postgres)


def test_vectors_that_somebody_dropped_are_made_again(machines, postgres):
    one, two = machines
    one.add_texts(TEXTS)
    before = _found(one)
    with psycopg.connect(postgres.replace("+psycopg", "")) as held:
        for table in _sets(postgres):
            held.execute(f"DROP TABLE khrueakhai.{table}")
    assert _found(two) == before


def test_a_conversation_goes_on_at_another_machine_and_stays_its_owners(machines):
    one, two = (ConversationStore(library.home) for library in machines)
    one.of("me").begin("a" * 24, "Who pays the divers?")
    one.of("me").failed("a" * 24, "Who pays the divers?", "nobody")
    [exchange] = two.of("me").exchanges("a" * 24)
    assert exchange.question == "Who pays the divers?"
    assert two.of("me").listed("DIVERS")[0].exchanges == 1
    with pytest.raises(UnknownConversation):
        two.of("you").exchanges("a" * 24)
    two.of("me").delete("a" * 24)
    assert one.of("me").listed() == ()
    one.close()
    two.close()


def test_two_processes_add_at_once_and_nothing_is_lost_or_twice(machines, tmp_path):
    running = [_run(tmp_path / name, name) for name in ("left", "right")]
    for process in running:
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    wanted = {f"{name}{n}" for name in ("left", "right") for n in range(4)}
    held = [summary.document_id for summary in machines[0].documents()]
    assert (len(held), set(held)) == (8, wanted)
    assert machines[0]._record.revision() == 8


def test_a_machine_that_writes_holds_others_up_until_it_is_done_or_dies(
    postgres, monkeypatch, tmp_path
):
    monkeypatch.setenv("KHRUEAKHAI_DATABASE", postgres)
    holder = _run(tmp_path / "far", "hold")
    assert holder.stdout.readline() == "held\n"
    with open_library(tmp_path / "near", GramEncoder()) as near:
        near._lock._patience = 0.2
        with pytest.raises(LibraryBusy, match="another machine") as told:
            near.add_texts(TEXTS)
        assert PASSWORD not in str(told.value)
        holder.kill()
        holder.communicate()
        near._lock._patience = 20
        near.add_texts(TEXTS)


def test_an_index_is_made_of_one_moment_whoever_writes_meanwhile(machines):
    one, two = machines
    one.add_texts(TEXTS[:1])
    record = two._record
    with record.still():
        before = record.revision(), record.index_rows.counts()
        one.add_texts(TEXTS[1:])
        assert (record.revision(), record.index_rows.counts()) == before
    assert record.revision() == before[0] + 1


def test_connections_that_a_server_cuts_are_made_again(machines, postgres):
    one, _ = machines
    one.add_texts(TEXTS)
    before = _found(one)
    with psycopg.connect(postgres.replace("+psycopg", ""), autocommit=True) as held:
        held.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname = current_database()"
        )
    assert _found(one) == before


def test_a_collection_has_tables_of_its_own(postgres, tmp_path):
    whole, part = Record(tmp_path, postgres), tmp_path / "collections" / "0123456789abcdef"
    part.mkdir(parents=True)
    inner = Record(part, postgres)
    assert whole.place.schema == "khrueakhai"
    assert inner.place.schema == "khrueakhai_0123456789abcdef"
    assert whole.meta("identity") != inner.meta("identity")
    whole.close()
    inner.close()


def test_a_database_that_does_not_answer_is_one_line_without_its_password(tmp_path):
    with pytest.raises(LibraryUnreachable, match=r"127\.0\.0\.1:9") as told:
        Record(tmp_path, "postgresql+psycopg://me:s3/cret@127.0.0.1:9/none")
    assert "cret" not in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://me:s3cret@host/name",
        "postgresql+psycopg://me:s3cret@host",
        "postgresql+psycopg://me:s3cret@x@host/name",
        "sqlite",
    ],
)
def test_a_url_that_names_no_database_says_how_one_is_written(url, tmp_path):
    with pytest.raises(SettingError, match=r"postgresql\+psycopg://USER") as told:
        Record(tmp_path, url)
    assert "s3cret" not in str(told.value)


def test_a_database_without_pgvector_says_what_to_do(postgres, monkeypatch, tmp_path):
    with psycopg.connect(postgres.replace("+psycopg", ""), autocommit=True) as held:
        held.execute("DROP ROLE IF EXISTS guest")
        held.execute("CREATE ROLE guest LOGIN PASSWORD 'word'")
        held.execute("CREATE SCHEMA khrueakhai AUTHORIZATION guest")
    guest = make_url(postgres).set(username="guest", password="word")
    monkeypatch.setenv("KHRUEAKHAI_DATABASE", guest.render_as_string(hide_password=False))
    with (
        open_library(tmp_path / "home", GramEncoder()) as library,
        pytest.raises(LibraryError, match="CREATE EXTENSION vector"),
    ):
        library.add_texts(TEXTS)
    monkeypatch.setenv("KHRUEAKHAI_VECTORS", "chroma")
    with open_library(tmp_path / "home", GramEncoder()) as library:
        assert _found(library)[0][0] == "weir"


@pytest.mark.parametrize("vectors", ["faiss", "qdrant", "chroma+ftp://me:s3cret@host", "pgvector"])
def test_vectors_that_cannot_be_searched_there_say_which_can(vectors, monkeypatch, tmp_path):
    monkeypatch.setenv("KHRUEAKHAI_VECTORS", vectors)
    with pytest.raises(SettingError, match="KHRUEAKHAI_") as told:
        open_library(tmp_path / "home", GramEncoder())
    assert "s3cret" not in str(told.value)


def test_a_home_of_files_may_keep_its_vectors_on_a_server(chroma_server, monkeypatch, tmp_path):
    import chromadb

    monkeypatch.setenv("KHRUEAKHAI_VECTORS", f"chroma+{chroma_server}")
    with open_library(tmp_path / "home", GramEncoder()) as library:
        library.add_texts(TEXTS)
        assert _found(library)[0][0] == "weir"
        library.remove("weir")
        assert "weir" not in {key for key, _ in _found(library)}
        address = make_url(chroma_server)
        client = chromadb.HttpClient(host=address.host, port=address.port)
        names = {one.name.split("-")[1] for one in client.list_collections()}
        assert len([n for n in names if n in _names(tmp_path / "home")]) == 1


def _names(home):
    return "".join(path.read_text() for path in (home / "index").glob("seg-*/vectors/set.json"))
