"""Generations: made aside, whole or made again, never read while they are written."""

import json
import logging
import shutil
from dataclasses import dataclass

import numpy as np
import pytest

from assistant.library import index as index_module
from assistant.library.generations import Shelf, digests
from assistant.library.index import VectorIndex
from assistant.library.language_means import LanguageMeans
from assistant.library.lexical import passage_terms
from assistant.library.record import Entry, Record
from assistant.library.vectors.chroma import VectorFolder, tidy
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
    index: VectorIndex

    def put(self, *keys, language="th"):
        self.record.put([_entry(key, language) for key in keys])

    def renew(self, **options):
        self.index.renew(ENCODER, CALIBRATION, **options)

    def open(self):
        return self.index.open(ENCODER)

    def folder(self):
        shelf = Shelf(self.path)
        return shelf.place(shelf.current().generation)

    def folders(self):
        return sorted(p.name for p in (self.path / "index").iterdir() if p.is_dir())


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
def home(tmp_path):
    record = Record(tmp_path)
    yield Home(tmp_path, record, VectorIndex(tmp_path, record))
    record.close()


def _assert_finds_all(home, generation):
    """Every window of the record is its own nearest one."""
    for language, count in home.record.window_counts().items():
        found = 0
        for keys, vectors in home.record.vectors(language):
            centred = generation.means.centre_passages(vectors, language)
            for key, vector in zip(keys, centred, strict=True):
                best, cosine = generation.nearest(language, vector, 1)[0]
                assert (best, cosine) == (key, pytest.approx(1, abs=1e-3))
                found += 1
        assert found == count
    assert generation.manifest.counts == home.record.window_counts()


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
    assert made.open() is None
    made.renew()
    generation = made.open()
    _assert_finds_all(made, generation)
    generation.close()


def test_an_index_of_another_encoder_is_not_opened(made):
    assert made.index.open("another") is None


def test_opening_and_searching_changes_no_published_file(made):
    vectors = [p for p in made.folder().rglob("*") if p.suffix in {".bin", ".pickle", ".npy"}]
    before = {p: p.read_bytes() for p in vectors}
    whole = digests(made.folder())
    for _ in range(3):
        generation = made.open()
        _assert_finds_all(made, generation)
        generation.close()
    assert {p: p.read_bytes() for p in before} == before
    assert digests(made.folder()) == whole


def test_the_index_before_stays_for_those_who_read_it(made):
    reading = made.open()
    made.put(50)
    made.renew()
    assert len(made.folders()) == 2
    vector = np.ones(SIZE, np.float32)
    assert len(reading.nearest("th", vector, 100)) == 60
    made.put(51)
    made.renew()  # now the folder that is read has gone
    assert reading.name not in made.folders()
    assert len(reading.nearest("th", vector, 100)) == 60
    assert len(reading.matching("th", {"คำ": 1.0}, 100)) == 20
    reading.close()


def test_forgetting_leaves_one_generation_without_the_removed(made):
    made.record.remove("3")
    made.renew(forget=True)
    assert len(made.folders()) == 1
    generation = made.open()
    _assert_finds_all(made, generation)
    generation.close()
    vocabulary = made.folder() / "lexical" / "th" / "words" / "vocab.index.json"
    assert json.loads(vocabulary.read_text()).keys() >= {"คำ", "4"}
    assert "3" not in json.loads(vocabulary.read_text())


@pytest.mark.parametrize("small", [True, False], ids=["made-anew", "added-to-a-copy"])
def test_what_is_added_is_found_beside_what_was_there(made, monkeypatch, small):
    monkeypatch.setattr(index_module, "_SMALL", 2_000 if small else 0)
    before = made.open()
    made.put(*range(200, 207))
    made.put(300, language="en")
    made.renew()
    generation = made.open()
    _assert_finds_all(made, generation)
    same = all(
        np.array_equal(before.means.passages[k], generation.means.passages[k]) for k in NOTHING
    )
    assert same is not small  # a copy keeps the means that its vectors were centred by
    before.close()
    generation.close()


@pytest.mark.parametrize("change", ["removed", "doubled", "new-language"])
def test_a_copy_is_not_added_to_where_it_would_be_wrong(home, monkeypatch, change):
    monkeypatch.setattr(index_module, "_SMALL", 0)
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
    assert generation.manifest.meant == home.record.window_counts()
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
FILES = [
    "chroma/*/data_level0.bin",
    "chroma/*/header.bin",
    "chroma/*/link_lists.bin",
    "chroma/*/length.bin",
    "chroma/*/index_metadata.pickle",
    "lexical/th/words/data.csc.index.npy",
    "lexical/th/words/vocab.index.json",
    "lexical/th/keys.npy",
    "manifest.json",
]


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("pattern", FILES)
def test_a_damaged_file_is_known_before_it_is_opened(made, caplog, pattern, damage):
    damage(next(made.folder().glob(pattern)))
    with caplog.at_level(logging.WARNING):
        assert made.open() is None
    assert "making it again" in caplog.text


@pytest.mark.parametrize("damage", ["truncated", "emptied", "deleted"])
def test_a_damaged_database_of_chroma_is_known_before_it_is_opened(made, damage):
    DAMAGE[damage](made.folder() / "chroma" / "chroma.sqlite3")
    assert made.open() is None


def test_a_changed_id_in_the_database_of_chroma_is_known(made):
    path = made.folder() / "chroma" / "chroma.sqlite3"
    data = path.read_bytes()
    key = str(made.record.highest_window()).encode()
    assert key in data
    path.write_bytes(data.replace(key, b"9" * len(key)))
    assert made.open() is None


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"generation": "gen-9", "x": 1}'])
def test_a_lost_pointer_is_no_index(made, content):
    pointer = made.path / "index" / "current.json"
    pointer.unlink() if content is None else pointer.write_text(content)
    assert made.open() is None
    made.renew()
    generation = made.open()
    _assert_finds_all(made, generation)
    generation.close()


def test_a_lost_folder_is_no_index(made):
    shutil.rmtree(made.folder())
    assert made.open() is None


def test_a_half_made_generation_is_ignored_and_swept(made):
    half = made.path / "index" / "making-0000"
    shutil.copytree(made.folder(), half)
    _truncate(next(half.glob("chroma/*/data_level0.bin")))
    generation = made.open()
    _assert_finds_all(made, generation)
    generation.close()
    made.renew()
    assert "making-0000" not in made.folders()


def test_a_failed_making_leaves_the_index_in_force(made, monkeypatch):
    monkeypatch.setattr(VectorFolder, "is_whole", lambda *_: False)
    made.put(50)
    with pytest.raises(Exception, match="does not find its own vectors"):
        made.renew()
    monkeypatch.undo()
    assert len(made.folders()) == 1
    assert Shelf(made.path).manifest() is not None


def test_unused_room_holds_nothing_of_the_memory(tmp_path):
    folder = VectorFolder(tmp_path)
    folder.add("th", [1, 2], np.eye(2, SIZE, dtype=np.float32))
    folder.close()
    data = next(tmp_path.glob("*/data_level0.bin"))
    used = 2 * data.stat().st_size // 100  # Chroma makes room for 100
    data.write_bytes(data.read_bytes()[:used] + b"secret" * 1000)
    tidy(tmp_path)
    assert b"secret" not in data.read_bytes()
    again = VectorFolder(tmp_path)
    assert again.nearest("th", np.eye(2, SIZE, dtype=np.float32)[1], 2)[0][0] == 2
    again.close()


def test_chroma_measures_by_cosine_and_holds_no_text(made):
    generation = made.open()
    folder = generation._vectors
    for collection in folder._collections.values():
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
