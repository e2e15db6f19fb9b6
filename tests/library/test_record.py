"""The record: whole documents or none, everything back as it went in, nothing left behind."""

import sqlite3
from dataclasses import replace

import numpy as np
import pytest
from sqlalchemy import Engine, event

from assistant.errors import LibraryError, LibraryUnwritable, UnknownDocument
from assistant.library.record import Record
from assistant.library.record_values import Entry, Heading
from assistant.schema import Bibliography, Block, Document, Page, Passage, ShortName

TEXT = "สวนสาธารณะเปิดทุกวัน\nเวลาหกโมงเช้า\nห้ามนำสุนัขเข้า"
SPANS = [(0, 20), (21, 34), (35, len(TEXT))]


def _entry(key="d1", text=TEXT, digest="digest", replaces=()):
    document = Document(
        id=key,
        title="สวน",
        language="th",
        text=text,
        pages=(Page(7, 0, len(text)),),
        blocks=(Block("list", 0, 20, ("ก", "ข"), "คำนำ", ((0, 5), (6, 20)), 2),),
        path=f"/somewhere/{key}.txt",
        work="park",
        reports="study",
        metadata={"author": "ผู้เขียน"},
        repairs={"swap": 2},
        warnings=("a warning",),
    )
    passages = tuple(
        Passage(
            id=f"{key}-{start}",
            document_id=key,
            start=start,
            end=end,
            text=text[start:end],
            kind="list",
            section=("ก", "ข"),
            page=7,
            language="th",
            context="คำนำ",
            windows=((start, start + 5), (start + 5, end)),
            parts=((start, start + 3),),
            source=("ที่มา",),
        )
        for start, end in SPANS
    )
    vectors = np.random.default_rng(len(text)).normal(size=(6, 8)).astype(np.float32)
    terms = tuple(([f"{key}-word", str(n)], [f"{key}-part"]) for n in range(3))
    return Entry(document, passages, terms, vectors, digest, "2026-01-01T00:00:00+00:00", replaces)


@pytest.fixture
def record(tmp_path):
    opened = Record(tmp_path)
    yield opened
    opened.close()


def _vectors(record):
    batches = list(record.index_rows.vectors("th"))
    return [k for keys, _ in batches for k in keys], np.concatenate([v for _, v in batches])


def test_a_document_comes_back_as_it_went_in(record):
    entry = _entry()
    record.put([entry])
    assert record.document("d1") == entry.document
    assert record.passages("d1") == entry.passages == record.passages()
    assert record.headings(["d1"]) == {"d1": Heading("สวน", "th", "park", "study")}
    keys, vectors = _vectors(record)
    assert np.array_equal(vectors, entry.vectors)
    spans = [span for passage in entry.passages for span in passage.windows]
    assert [record.index_rows.windows(keys)[key][1] for key in keys] == spans
    assert [terms for _, terms in record.index_rows.terms("th")] == list(entry.terms)


def test_a_summary_counts_pages_and_passages(record):
    record.put([_entry(), _entry("d2")])
    first, second = record.summaries()
    assert (first.document_id, second.document_id) == ("d1", "d2")
    assert (first.pages, first.passages, first.path) == (1, 3, "/somewhere/d1.txt")
    assert first.added_at == "2026-01-01T00:00:00+00:00"


def test_every_change_raises_the_revision(record):
    seen = [record.revision()]
    record.put([_entry()])
    seen.append(record.revision())
    record.put([_entry("d2"), _entry("d3")])
    seen.append(record.revision())
    record.remove("d2")
    seen.append(record.revision())
    assert seen == [0, 1, 2, 3]
    record.set_meta({"note": "no document changes"})
    assert record.revision() == 3


def test_documents_of_one_call_are_committed_together_or_not_at_all(record):
    broken = replace(_entry("d2"), vectors=np.zeros((1, 8), dtype=np.float32))
    with pytest.raises(ValueError, match="shorter"):
        record.put([_entry(), broken])
    assert record.summaries() == ()
    assert record.revision() == 0
    assert record.index_rows.counts() == {}


def test_a_document_takes_the_place_of_another(record):
    record.put([_entry()])
    record.put([_entry("d2", replaces=("d1",))])
    assert [s.document_id for s in record.summaries()] == ["d2"]
    assert {p.document_id for p in record.passages()} == {"d2"}
    assert record.index_rows.counts() == {"th": 6}


def test_a_document_put_again_is_there_once(record):
    record.put([_entry()])
    record.put([_entry()])
    assert len(record.summaries()) == 1
    assert record.standing().passages == {"th": 3}
    assert record.index_rows.counts() == {"th": 6}


def test_keys_are_never_used_again(record):
    record.put([_entry()])
    highest = record.index_rows.highest()
    record.remove("d1")
    record.put([_entry()])
    assert min(_vectors(record)[0]) > highest.window
    assert record.index_rows.counts(up_to=highest) == {}


def test_vectors_come_in_order_of_their_keys_after_a_given_one(record):
    record.put([_entry(f"d{n}") for n in range(400)])  # more than one batch
    keys, vectors = _vectors(record)
    assert keys == sorted(keys)
    assert vectors.shape == (2_400, 8)
    later = [
        key for batch, _ in record.index_rows.vectors("th", after=keys[2_000]) for key in batch
    ]
    assert later == keys[2_001:]
    assert list(record.index_rows.vectors("en")) == []


def test_passages_are_found_by_id_and_unknown_ids_left_out(record):
    entry = _entry()
    record.put([entry])
    wanted = [entry.passages[2].id, "unknown", entry.passages[0].id]
    assert set(record.passages_by_id(wanted)) == {entry.passages[0], entry.passages[2]}
    assert record.passages_by_id([]) == ()


@pytest.mark.parametrize("act", ["document", "remove"])
def test_an_unknown_document_is_named(record, act):
    with pytest.raises(UnknownDocument, match=r"'nothing'.*khrueakhai sources"):
        getattr(record, act)("nothing")


def test_removed_text_is_in_no_file(tmp_path):
    secret = "ความลับสุดยอดของสวนนี้ " * 300
    with_parts = replace(_entry("d2"), document=replace(_entry("d2").document, text=secret))
    record = Record(tmp_path)
    record.put([_entry(), with_parts])
    assert _holds(tmp_path, "ความลับสุดยอด")
    assert _holds(tmp_path, "d2-word")
    record.remove("d2")
    record.wipe()
    assert not _holds(tmp_path, "ความลับสุดยอด")
    assert not _holds(tmp_path, "d2-word")
    assert _holds(tmp_path, "d1-word")
    record.close()


def _holds(folder, text):
    forms = (text.encode(), text.encode("utf-16-le"), text.encode("unicode_escape"))
    return any(f in p.read_bytes() for p in folder.rglob("*") if p.is_file() for f in forms)


def test_a_second_connection_reads_while_the_first_writes(record, tmp_path):
    record.put([_entry()])
    other = Record(tmp_path)

    def entries():
        yield _entry("d2")
        assert [s.document_id for s in other.summaries()] == ["d1"]

    record.put(entries())
    assert [s.document_id for s in other.summaries()] == ["d1", "d2"]
    other.close()


def test_a_record_of_another_form_is_refused(tmp_path):
    record = Record(tmp_path)
    record.set_meta({"schema": "99"})
    record.close()
    with pytest.raises(LibraryError, match="has form 99"):
        Record(tmp_path)


def test_a_record_from_before_the_last_indexes_gets_them(tmp_path):
    record = Record(tmp_path)
    record.put([_entry()])
    record.close()
    with sqlite3.connect(tmp_path / "record.db") as plain:
        plain.execute("DROP INDEX documents_of_work")
    record = Record(tmp_path)
    assert record.standing().works == {"park"}
    record.close()
    with sqlite3.connect(tmp_path / "record.db") as plain:
        plan = plain.execute(
            "EXPLAIN QUERY PLAN SELECT DISTINCT work FROM documents WHERE work > ''"
        ).fetchall()
    assert "documents_of_work" in str(plan)


def test_what_is_asked_of_all_documents_uses_indexes(tmp_path):
    Record(tmp_path).close()
    with sqlite3.connect(tmp_path / "record.db") as plain:
        for where in ("work = 'x' OR reports = 'x'", "path IN ('x')", "id IN ('x')"):
            query = f"EXPLAIN QUERY PLAN SELECT title FROM documents WHERE {where}"
            assert "SCAN" not in str(plain.execute(query).fetchall())


@pytest.fixture
def asked():
    """The statements that this test's databases are asked, with their values."""
    heard = []

    def hear(_connection, _cursor, statement, values, *_rest):
        heard.append((statement, values))

    event.listen(Engine, "before_cursor_execute", hear)
    yield heard
    event.remove(Engine, "before_cursor_execute", hear)


def test_parts_and_titles_are_looked_up_without_reading_texts(tmp_path, asked):
    record = Record(tmp_path)
    asked.clear()
    record.parts.named("section 3", (), 5)
    record.parts.named("page 3", ("d1",), 5)
    record.parts.has("section 3")
    record.parts.has_kind("section")
    record.parts.titles(("water",))
    record.close()
    with sqlite3.connect(tmp_path / "record.db") as plain:
        for statement, values in asked:
            plan = str(plain.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall())
            assert "COVERING INDEX" in plan, (statement, plan)


def test_section_paths_come_once_and_those_of_a_note_are_the_work_s(record):
    first = _entry()
    own = tuple(replace(p, source=()) for p in _entry("d2").passages)
    record.put([first, replace(_entry("d2"), passages=own)])
    assert record.trails(["d1"]) == (("ที่มา",),)
    assert record.trails(["d1", "d2"]) == (("ที่มา",), ("ก", "ข"))
    assert record.trails([]) == ()


def test_a_damaged_record_is_named_with_what_to_do(tmp_path):
    (tmp_path / "record.db").write_bytes(b"this is no database" * 500)
    with pytest.raises(LibraryError, match="cannot be read") as caught:
        Record(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_record_that_cannot_be_made_is_unwritable(tmp_path):
    (tmp_path / "record.db").mkdir()
    with pytest.raises(LibraryUnwritable, match="cannot be written"):
        Record(tmp_path)


def test_the_file_keeps_its_promises(record, tmp_path):
    record.put([_entry()])
    with sqlite3.connect(tmp_path / "record.db") as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []


def _older(path, key="d1"):
    """Make a record of the form before works were described."""
    record = Record(path)
    record.put([_entry(key)])
    record.close()
    with sqlite3.connect(path / "record.db") as plain:
        for column in ("bibliography", "short_names", "edits"):
            plain.execute(f"ALTER TABLE documents DROP COLUMN {column}")
        plain.execute("UPDATE meta SET value = '2' WHERE key = 'schema'")


def test_a_record_made_before_works_were_described_is_brought_up(tmp_path):
    _older(tmp_path)
    record = Record(tmp_path)
    assert record.document("d1").bibliography == Bibliography()
    assert record.standing().short_names == ()
    record.edits.put("d1", {"title": "สวนของเมือง"})
    assert record.document("d1", as_read=True).title == "สวน"
    record.close()


def _described(key="d1", **fields):
    entry = _entry(key)
    told = {"bibliography": Bibliography(kind="report", year=2019, authors=("Ann Lee",))}
    return replace(entry, document=replace(entry.document, **told, **fields))


def test_what_is_set_stands_before_what_was_read(record):
    record.put([_described()])
    record.edits.put("d1", {"title": "สวนของเมือง", "year": 2020, "authors": ["Bo Wu"]})
    for shown in (record.document("d1"), record.summaries()[0], record.headings(["d1"])["d1"]):
        assert shown.title == "สวนของเมือง"
        assert shown.bibliography.year == 2020
        assert shown.bibliography.authors == ("Bo Wu",)
        assert shown.bibliography.kind == "report"
    read = record.document("d1", as_read=True)
    assert (read.title, read.bibliography.year) == ("สวน", 2019)


def test_what_is_set_outlives_a_new_reading_and_a_new_file_in_its_place(record):
    record.put([_described()])
    record.edits.put("d1", {"title": "สวนของเมือง"})
    record.put([_described(title="อุทยาน")])
    assert record.document("d1").title == "สวนของเมือง"
    assert record.document("d1", as_read=True).title == "อุทยาน"
    record.put([replace(_described("d2"), replaces=("d1",))])
    assert [one.title for one in record.summaries()] == ["สวนของเมือง"]


def test_what_is_set_no_more_shows_what_was_read(record):
    record.put([_described()])
    record.edits.put("d1", {"title": "สวนของเมือง"})
    record.edits.put("d1", {})
    assert record.document("d1").title == "สวน"


def test_setting_changes_nothing_that_is_searched(record):
    record.put([_described()])
    before = record.revision()
    record.edits.put("d1", {"year": 2020})
    assert record.revision() == before


def test_what_is_set_of_no_document_is_named(record):
    with pytest.raises(UnknownDocument, match="'d9'"):
        record.edits.put("d9", {})


def test_short_names_of_all_documents_come_once(record):
    name = ShortName("คสร.", "คณะกรรมการสวนร่วม")
    record.put([_described(short_names=(name,)), _described("d2", short_names=(name,))])
    assert record.standing().short_names == (name,)
    assert record.document("d1").short_names == (name,)


def test_a_word_of_everybodys_is_told_of_its_document_alone(record):
    board = ShortName("คณะกรรมการ", "คณะกรรมการสวนร่วม", own=True)
    record.put([_described(short_names=(board,)), _described("d2")])
    assert record.standing().short_names == ()
    assert record.standing().own_names == {"d1": (board,)}
