"""Generations: made aside, whole or made again, never read while they are written."""

import json
import logging
import shutil
import struct
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pytest

from assistant.library import bases
from assistant.library import index as index_module
from assistant.library.index import LibraryIndex
from assistant.library.language_means import LanguageMeans
from assistant.library.lexical import passage_terms
from assistant.library.record import Record
from assistant.library.record_values import Entry
from assistant.library.segments import digests
from assistant.library.shelf import Shelf
from assistant.library.vectors.chroma import Chroma, ChromaStore
from assistant.library.vectors.chroma_files import tidy
from assistant.schema import Document, Passage

SIZE = 16
ENCODER = "a test's own vectors"
NOTHING = dict.fromkeys(("th", "en"), np.zeros(SIZE, dtype=np.float32))
CALIBRATION = LanguageMeans(NOTHING, NOTHING)
RANDOM = np.random.default_rng(1)


@dataclass
class Home:
    path: object
    record: Record
    index: LibraryIndex

    def put(self, *keys, language="th"):
        self.record.put([_entry(key, language) for key in keys])

    def renew(self, **options):
        self.index.renew(ENCODER, CALIBRATION, **options)

    def open(self):
        return self.index.open(ENCODER)

    def segments(self):
        """Return the folders of the generation in force: the base, and the tail if any."""
        shelf = Shelf(self.path)
        return [shelf.place(s.name) for s in shelf.manifest(shelf.current()).segments]

    def base(self):
        return self.segments()[0]

    def names(self, start):
        return sorted(p.name for p in (self.path / "index").glob(f"{start}*"))

    def holds(self, text):
        files = (p for p in (self.path / "index").rglob("*") if p.is_file())
        return any(text.encode() in p.read_bytes() for p in files)


def _stored(base):
    """Every run of numbers in the files of Chroma that may be a vector, where elements stand."""
    rows = []
    for header in base.glob("vectors/*/header.bin"):
        _, _, _, elements, size, label, vector = struct.unpack("<iqqqqqq", header.read_bytes()[:52])
        held = np.fromfile(header.with_name("data_level0.bin"), np.uint8, elements * size)
        rows.append(held.reshape(elements, size)[:, vector:label].copy().view(np.float32))
    return np.vstack(rows)


def _entry(key, language, windows=3):
    text = f"คำ{key} " * windows
    passage = Passage(
        f"p{key}", str(key), 0, len(text), text, "paragraph", (), None, language,
        windows=tuple((n, n + 1) for n in range(windows)),
    )  # fmt: skip
    vectors = RANDOM.normal(size=(windows, SIZE)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    document = Document(str(key), "title", language, text)
    return Entry(document, (passage,), (passage_terms(text),), vectors, "digest", "2026")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr(index_module, "_EXACT", 0)  # as in a library that Chroma is for
    record = Record(tmp_path)
    yield Home(tmp_path, record, LibraryIndex(tmp_path, record, Chroma()))
    record.close()


def _assert_is_made_again(made):
    """There is no index that may be opened, and after a renewal one that finds all."""
    assert made.open() is None
    made.renew()
    generation = made.open()
    _assert_finds_all(made, generation)
    generation.close()


def _assert_finds_all(home, generation):
    """Every window of the record is its own nearest one."""
    for language, count in home.record.index_rows.counts().items():
        found = 0
        for keys, vectors in home.record.index_rows.vectors(language):
            centred = generation.means.centre_passages(vectors, language)
            for key, vector in zip(keys, centred, strict=True):
                best, cosine = generation.nearest(language, vector, 1)[0]
                assert (best, cosine) == (key, pytest.approx(1, abs=1e-3))
                found += 1
        assert found == count
    in_segments = Counter()
    for segment in generation.segments.values():
        in_segments.update(segment.manifest.counts)
    assert in_segments == home.record.index_rows.counts()


@pytest.fixture
def made(home):
    home.put(*range(20))
    home.put(*range(100, 110), language="en")
    home.renew()
    return home


def test_everything_in_the_record_is_found(made):
    generation = made.open()
    _assert_finds_all(made, generation)
    assert len(generation.matching("th", {"คำ": 1.0}, 50)) == 20
    assert len(generation.nearest("en", np.ones(SIZE, np.float32), 500)) == 30
    generation.close()


def test_a_single_window_is_found(home):
    home.record.put([_entry(1, "th", windows=1)])
    home.renew()
    for _ in range(2):  # what an opening writes must not look like damage to the next
        generation = home.open()
        _assert_finds_all(home, generation)
        generation.close()


def test_an_empty_record_makes_an_empty_index(home):
    home.renew()
    generation = home.open()
    assert generation.nearest("th", np.ones(SIZE, np.float32), 5) == []
    assert generation.matching("th", {"คำ": 1.0}, 5) == []
    generation.close()


def test_an_index_behind_the_record_is_not_opened(made):
    made.put(50)
    _assert_is_made_again(made)


def test_an_index_of_another_encoder_is_not_opened(made):
    assert made.index.open("another") is None


def test_opening_and_searching_changes_no_published_file(made):
    vectors = [p for p in made.base().rglob("*") if p.suffix in {".bin", ".pickle", ".npy"}]
    before = {p: p.read_bytes() for p in vectors}
    whole = digests(made.base(), Chroma())
    for _ in range(3):
        generation = made.open()
        _assert_finds_all(made, generation)
        generation.close()
    assert {p: p.read_bytes() for p in before} == before
    assert digests(made.base(), Chroma()) == whole


def test_the_index_before_stays_for_those_who_read_it(made):
    reading = made.open()
    made.put(50)
    made.renew()
    assert len(made.names("seg-")) == len(made.names("gen-")) == 2
    vector = np.ones(SIZE, np.float32)
    assert len(reading.nearest("th", vector, 100)) == 60
    made.put(51)
    made.renew()  # now the folder that is read has gone
    assert not {listed.name for listed in reading.segments} & set(made.names("seg-"))
    assert reading.name not in made.names("gen-")
    assert len(reading.nearest("th", vector, 100)) == 60
    assert len(reading.matching("th", {"คำ": 1.0}, 100)) == 20
    reading.close()


def test_forgetting_leaves_one_generation_without_the_removed(made):
    made.record.remove("3")
    made.renew(forget=True)
    assert len(made.names("seg-")) == len(made.names("gen-")) == 1
    generation = made.open()
    _assert_finds_all(made, generation)
    generation.close()
    terms = json.loads((made.base() / "lexical" / "th" / "words" / "terms.json").read_text())
    assert set(terms) >= {"คำ", "4"}
    assert "3" not in terms


@pytest.mark.parametrize("way", ["made-anew", "beside-the-base", "into-a-new-base"])
def test_what_is_added_is_found_beside_what_was_there(made, monkeypatch, way):
    monkeypatch.setattr(bases, "_SMALL", 2_000 if way == "made-anew" else 0)
    monkeypatch.setattr(index_module, "_TAIL", 0 if way == "into-a-new-base" else 4_000)
    before, base = made.open(), made.base()
    made.put(*range(200, 207))
    made.put(300, language="en")
    made.renew()
    generation = made.open()
    _assert_finds_all(made, generation)
    assert len(generation.matching("th", {"คำ": 1.0}, 50)) == 27
    assert [len(made.segments()), made.base() == base] == {
        "made-anew": [1, False],
        "beside-the-base": [2, True],
        "into-a-new-base": [1, False],
    }[way]
    same = all(
        np.array_equal(before.means.passages[k], generation.means.passages[k]) for k in NOTHING
    )
    assert same is (way != "made-anew")  # a base keeps the means that its vectors were centred by
    before.close()
    generation.close()


@pytest.fixture
def large(made, monkeypatch):
    """An index as of a large library: what comes is put beside it."""
    monkeypatch.setattr(bases, "_SMALL", 0)
    made.put(50)
    made.renew()
    return made


def test_one_more_document_reads_and_writes_nothing_of_the_base(large, monkeypatch):
    before = large.open()
    written = {p: p.stat().st_mtime_ns for p in large.base().rglob("*")}
    with monkeypatch.context() as patch:
        patch.setattr(Chroma, "open", lambda *_: pytest.fail("the base was opened"))
        patch.setattr(Chroma, "digest", lambda *_: pytest.fail("the base was read"))
        large.put(51)
        large.renew()
        after = large.index.open(ENCODER, before)
    assert {p: p.stat().st_mtime_ns for p in large.base().rglob("*")} == written
    _assert_finds_all(large, after)
    before.close(keeping=after)
    _assert_finds_all(large, after)
    after.close()


def test_one_more_document_reads_only_the_terms_and_vectors_of_the_tail(large, monkeypatch):
    rows, read = large.record.index_rows, []

    def heard(name):
        method = getattr(rows, name)

        def hear(language, after=0, *bounds):
            for one in method(language, after, *bounds):
                read.append((name, one[0]))
                yield one

        return hear

    for name in ("terms", "vectors"):
        monkeypatch.setattr(rows, name, heard(name))
    large.put(51)
    large.renew()
    assert [name for name, _ in read] == ["vectors", "terms", "terms"]  # documents 50 and 51


def test_what_is_removed_from_the_tail_leaves_no_trace_and_the_base_as_it_is(large):
    base = large.base()
    large.put("ความลับ", 52)
    large.renew()
    assert large.holds("ความลับ")
    large.record.remove("ความลับ")
    large.renew(forget=True)
    assert not large.holds("ความลับ")
    assert large.base() == base
    assert len(large.names("seg-")) == 2
    assert len(large.names("gen-")) == 1
    generation = large.open()
    _assert_finds_all(large, generation)
    generation.close()


@pytest.mark.parametrize("worn", [False, True], ids=["a copy is rid of it", "made anew"])
def test_what_is_removed_from_the_base_leaves_no_trace(large, monkeypatch, worn):
    monkeypatch.setattr(bases, "_WORN", 1 if worn else 0)
    base = large.base()
    generation = large.open()
    windows = {window for window, _ in large.record.index_rows.keys_of(["19"], "th")}
    keys, vectors = next(iter(large.record.index_rows.vectors("th")))
    centred = generation.means.centre_passages(vectors, "th")
    secret = centred[[keys.index(window) for window in windows]]
    generation.close()
    assert large.holds('"19"')
    assert np.all((_stored(large.base()) @ secret.T).max(axis=0) > 0.999)
    large.record.remove("19")
    with monkeypatch.context() as patch:
        if not worn:
            patch.setattr(LibraryIndex, "_anew", lambda *_: pytest.fail("it was made anew"))
        large.renew(forget=True)
    assert not large.holds('"19"')
    assert np.all((_stored(large.base()) @ secret.T).max(axis=0) < 0.999)
    assert base.name not in large.names("seg-")
    generation = large.open()
    _assert_finds_all(large, generation)
    generation.close()


def test_a_damaged_base_is_made_again_though_the_tail_is_new(large):
    _flip(next(large.base().glob("vectors/*/data_level0.bin")))
    large.put(53)
    large.renew()
    assert large.open() is None
    large.renew(doubt=True)
    generation = large.open()
    _assert_finds_all(large, generation)
    generation.close()


def test_a_damaged_base_does_not_become_part_of_a_new_one(large, monkeypatch):
    _flip(next(large.base().glob("vectors/*/data_level0.bin")))
    monkeypatch.setattr(index_module, "_TAIL", 0)
    large.put(53)
    large.renew()
    generation = large.open()
    _assert_finds_all(large, generation)
    generation.close()


def test_a_few_windows_in_a_new_language_do_not_make_a_large_library_anew(home, monkeypatch):
    monkeypatch.setattr(bases, "_SMALL", 0)
    home.put(*range(20))
    home.renew()
    base = home.base()
    home.put(30, language="en")
    home.renew()
    assert home.base() == base
    generation = home.open()
    _assert_finds_all(home, generation)
    assert np.any(generation.means.passages["en"])  # what the library is about, taken from Thai
    generation.close()


@pytest.mark.parametrize("change", ["removed", "doubled", "new-language"])
def test_a_base_is_not_kept_where_it_would_be_wrong(home, monkeypatch, change):
    monkeypatch.setattr(bases, "_SMALL", 0)
    monkeypatch.setattr(bases, "_SETTLED", 0)
    home.put(*range(20))
    home.renew()
    if change == "removed":
        home.record.remove("3")
        home.put(30)
    elif change == "doubled":
        home.put(*range(30, 51))
    else:
        home.put(30, language="en")
    home.renew()
    generation = home.open()
    _assert_finds_all(home, generation)
    assert generation.manifest.meant == home.record.index_rows.counts()
    generation.close()


def _truncate(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0xFF
    path.write_bytes(bytes(data))


def _flip_late(path):
    data = bytearray(path.read_bytes())
    data[-5] ^= 0x01
    path.write_bytes(bytes(data))


DAMAGE = {
    "truncated": _truncate,
    "emptied": lambda path: path.write_bytes(b""),
    "deleted": lambda path: path.unlink(),
    "flipped": _flip,
    "flipped-late": _flip_late,
}
BASE, TAIL = "seg-base", "seg-tail"
FILES = [
    (BASE, "vectors/*/data_level0.bin"),
    (BASE, "vectors/*/header.bin"),
    (BASE, "vectors/*/link_lists.bin"),
    (BASE, "vectors/*/length.bin"),
    (BASE, "vectors/*/index_metadata.pickle"),
    (BASE, "lexical/th/words/rows.npy"),
    (BASE, "lexical/th/words/terms.json"),
    (BASE, "lexical/th/keys.npy"),
    (BASE, "segment.json"),
    (TAIL, "vectors/vectors-th.npy"),
    (TAIL, "vectors/keys-th.npy"),
    (TAIL, "lexical/th/words/counts.npy"),
    (TAIL, "segment.json"),
    ("", "gen-*.json"),
]


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize(("where", "pattern"), FILES)
def test_a_damaged_file_is_known_before_it_is_opened(large, caplog, where, pattern, damage):
    base, tail = large.segments()
    folder = {BASE: base, TAIL: tail, "": large.path / "index"}[where]
    damage(sorted(folder.glob(pattern))[-1])
    with caplog.at_level(logging.WARNING):
        assert large.open() is None
    assert "making it again" in caplog.text
    large.renew(doubt=True)
    generation = large.open()
    _assert_finds_all(large, generation)
    generation.close()


@pytest.mark.parametrize("damage", ["truncated", "emptied", "deleted"])
def test_a_damaged_database_of_chroma_is_known_before_it_is_opened(made, damage):
    DAMAGE[damage](made.base() / "vectors" / "chroma.sqlite3")
    assert made.open() is None


def test_a_changed_id_in_the_database_of_chroma_is_known(made):
    path = made.base() / "vectors" / "chroma.sqlite3"
    data = path.read_bytes()
    key = str(made.record.index_rows.highest().window).encode()
    assert key in data
    path.write_bytes(data.replace(key, b"9" * len(key)))
    assert made.open() is None


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"generation": "gen-9", "x": 1}'])
def test_a_lost_pointer_is_no_index(made, content):
    pointer = made.path / "index" / "current.json"
    pointer.unlink() if content is None else pointer.write_text(content)
    _assert_is_made_again(made)


def test_a_lost_folder_is_no_index(made):
    shutil.rmtree(made.base())
    assert made.open() is None


def test_a_half_made_generation_is_ignored_and_swept(made):
    half = made.path / "index" / "making-0000"
    shutil.copytree(made.base(), half)
    _truncate(next(half.glob("vectors/*/data_level0.bin")))
    generation = made.open()
    _assert_finds_all(made, generation)
    generation.close()
    (made.path / "index" / ".half.tmp").write_text("of a killed writer")
    shutil.copytree(made.base(), made.path / "index" / "seg-unpublished")
    made.renew()
    assert made.names("making-") == made.names(".") == []
    assert len(made.names("seg-")) == 2  # the one in force, and the last one for its readers


def test_a_failed_making_leaves_the_index_in_force(made, monkeypatch):
    monkeypatch.setattr(ChromaStore, "is_whole", lambda *_: False)
    made.put(50)
    with pytest.raises(Exception, match="does not find its own vectors"):
        made.renew()
    monkeypatch.undo()
    assert len(made.names("seg-")) == 1
    assert made.names("making-") == []
    assert made.base().is_dir()


def test_unused_room_holds_nothing_of_the_memory(tmp_path):
    folder = Chroma().open(tmp_path)
    folder.add("th", [1, 2], np.eye(2, SIZE, dtype=np.float32))
    folder.close()
    data = next(tmp_path.glob("*/data_level0.bin"))
    used = 2 * data.stat().st_size // 100  # Chroma makes room for 100
    data.write_bytes(data.read_bytes()[:used] + b"secret" * 1000)
    tidy(tmp_path)
    assert b"secret" not in data.read_bytes()
    again = Chroma().open(tmp_path)
    assert again.nearest("th", np.eye(2, SIZE, dtype=np.float32)[1], 2)[0][0] == 2
    again.close()


def test_chroma_measures_by_cosine_and_holds_no_text(made):
    generation = made.open()
    (segment,) = generation.segments.values()
    for collection in segment.vectors._collections.values():
        assert collection.configuration_json["hnsw"]["space"] == "cosine"
        held = collection.get(include=["documents", "metadatas"])
        assert set(held["documents"]) == {None}
        assert set(held["metadatas"]) == {None}
    generation.close()


def test_opening_many_times_leaks_nothing(made):
    def open_files():
        from pathlib import Path

        return len(list(Path("/proc/self/fd").iterdir()))

    for _ in range(3):
        made.open().close()
    before = open_files()
    for _ in range(15):
        made.open().close()
    assert open_files() <= before + 3


def test_few_windows_are_compared_one_with_all_and_more_go_to_the_store(made, monkeypatch):
    made.put(40)
    monkeypatch.setattr(index_module, "_EXACT", sum(made.record.index_rows.counts().values()))
    made.renew()
    assert {p.suffix for p in (made.base() / "vectors").iterdir()} == {".npy"}
    generation = made.open()
    _assert_finds_all(made, generation)
    generation.close()

    made.put(41)
    made.renew()
    assert (made.base() / "vectors" / "chroma.sqlite3").exists()
    generation = made.open()
    _assert_finds_all(made, generation)
    generation.close()
