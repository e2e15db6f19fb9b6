"""What every store of vectors must do: the same tests for each kind, beside a yardstick."""

import contextlib
import json
import shutil
from collections import Counter
from pathlib import Path
from uuid import uuid4

import numpy as np
import pytest
from postgres_server import database
from qdrant_client import QdrantClient

from assistant.library.places import Place
from assistant.library.vectors import pgvector
from assistant.library.vectors.chroma import Chroma
from assistant.library.vectors.chroma_server import ChromaServer
from assistant.library.vectors.exact import Exact
from assistant.library.vectors.pgvector import PgVector
from assistant.library.vectors.qdrant import Qdrant
from assistant.library.vectors.store import SELF_DISTANCE, VectorsAway

SIZE = 24
DICE = np.random.default_rng(3)


class YardstickStore:
    """Says what is right in the fewest words; keeps its vectors in one JSON file."""

    def __init__(self, folder):
        folder.mkdir(exist_ok=True)
        self.path = folder / "all.json"
        self.rows = json.loads(self.path.read_text()) if self.path.exists() else []

    def add(self, language, keys, vectors):
        self.rows += [[language, k, v.tolist()] for k, v in zip(keys, vectors, strict=True)]

    def count(self, language):
        return Counter(row[0] for row in self.rows)[language]

    def nearest(self, language, vector, limit, among=None):
        rows = [(k, v) for lang, k, v in self.rows if lang == language]
        pairs = [(k, float(np.float32(v) @ vector)) for k, v in rows if among is None or k in among]
        return sorted(pairs, key=lambda pair: -pair[1])[: max(0, limit)]

    def is_whole(self, language, count):
        return self.count(language) == count

    def close(self):
        self.path.write_text(json.dumps(self.rows))


class Yardstick:
    form = "yardstick"
    open = staticmethod(YardstickStore)

    def seal(self, folder):
        pass

    def digest(self, path):
        return str(hash(path.read_bytes()))

    def copy(self, source, target):
        shutil.copytree(source, target)

    def discard(self, folder):
        pass


def _of_a_server(request):
    return ChromaServer(request.getfixturevalue("chroma_server"))


def _of_postgres(request):
    server = request.getfixturevalue("postgres_server")
    with contextlib.ExitStack() as stack:
        url = stack.enter_context(database(server, f"contract{uuid4().hex[:8]}"))
        request.addfinalizer(stack.pop_all().close)
    return PgVector(Place(Path(), "", url, "public"))


def _of_qdrant(_request):
    """Qdrant's client alone, with its own search in Python: there is no server to be had here."""
    held = QdrantClient(":memory:")
    return Qdrant(lambda: held, "in memory")


KINDS = {
    "chroma": lambda _: Chroma(),
    "chroma server": _of_a_server,
    "exact": lambda _: Exact(),
    "pgvector": _of_postgres,
    "qdrant": _of_qdrant,
    "yardstick": lambda _: Yardstick(),
}
SERVERS = ("chroma server", "pgvector", "qdrant")


@pytest.fixture(params=KINDS, scope="module")
def kind(request):
    return KINDS[request.param](request)


@pytest.fixture(params=SERVERS, scope="module")
def server(request):
    return KINDS[request.param](request)


def drawn(count):
    rows = DICE.normal(size=(count, SIZE)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


THAI, ENGLISH, LATER = drawn(300), drawn(40), drawn(25)


@pytest.fixture(scope="module")
def folder(kind, tmp_path_factory):
    """A sealed store of 300 Thai vectors under odd keys and 40 English ones under even keys."""
    folder = tmp_path_factory.mktemp("kind") / "store"
    store = kind.open(folder)
    store.add("th", list(range(1, 401, 2)), THAI[:200])
    store.add("en", list(range(0, 80, 2)), ENGLISH)
    store.add("th", list(range(401, 601, 2)), THAI[200:])
    store.close()
    kind.seal(folder)
    return folder


@pytest.fixture(scope="module")
def store(kind, folder):
    opened = kind.open(folder)
    yield opened
    opened.close()


def test_a_new_store_is_empty_and_whole(kind, tmp_path):
    store = kind.open(tmp_path / "new")
    assert [store.count(language) for language in ("th", "en")] == [0, 0]
    assert store.nearest("th", THAI[0], 5) == []
    assert store.is_whole("th", 0)
    assert not store.is_whole("th", 1)
    store.close()


def test_what_was_added_is_there_when_it_is_opened_again(store):
    assert (store.count("th"), store.count("en")) == (300, 40)
    assert store.is_whole("th", 300)
    assert store.is_whole("en", 40)


def test_every_vector_finds_itself_by_its_key(store):
    for at, vector in list(enumerate(THAI))[::7]:
        key, cosine = store.nearest("th", vector, 1)[0]
        assert (key, cosine) == (2 * at + 1, pytest.approx(1, abs=SELF_DISTANCE))


def test_the_nearest_are_those_of_the_yardstick_and_the_best_comes_first(store, tmp_path):
    right = YardstickStore(tmp_path / "right")
    right.add("th", list(range(1, 601, 2)), THAI)
    for vector in drawn(20):
        found, wanted = store.nearest("th", vector, 10), right.nearest("th", vector, 10)
        assert [key for key, _ in found] == [key for key, _ in wanted]
        assert [c for _, c in found] == pytest.approx([c for _, c in wanted], abs=1e-5)


@pytest.mark.parametrize(
    "among",
    [range(1, 601, 6), (3, 7, 11), (5, 9_999), range(300), (2, 4), ()],
    ids=["every third", "three", "one that is not there", "half", "another's", "none"],
)
def test_among_some_keys_the_nearest_of_them_are_found_however_near_others_are(
    store, tmp_path, among
):
    right, keys = YardstickStore(tmp_path / "right"), np.array([*among], dtype=np.int64)
    right.add("th", list(range(1, 601, 2)), THAI)
    for vector in drawn(4):
        found, wanted = (one.nearest("th", vector, 20, keys) for one in (store, right))
        assert [key for key, _ in found] == [key for key, _ in wanted]
        assert [c for _, c in found] == pytest.approx([c for _, c in wanted], abs=1e-5)


def test_a_language_is_searched_for_itself(store):
    assert all(key % 2 == 0 for key, _ in store.nearest("en", THAI[0], 500))
    assert all(key % 2 == 1 for key, _ in store.nearest("th", ENGLISH[0], 500))


@pytest.mark.parametrize(("limit", "found"), [(0, 0), (-1, 0), (1, 1), (39, 39), (5_000, 40)])
def test_as_many_are_found_as_asked_for_and_there(store, limit, found):
    assert len({key for key, _ in store.nearest("en", ENGLISH[0], limit)}) == found


def test_a_store_with_another_number_of_vectors_is_not_whole(store):
    assert not store.is_whole("th", 299)
    assert not store.is_whole("th", 301)
    assert not store.is_whole("en", 0)


def test_a_copy_can_be_added_to_and_the_original_stays(kind, folder, tmp_path):
    kind.copy(folder, tmp_path / "copy")
    copy = kind.open(tmp_path / "copy")
    copy.add("th", list(range(1001, 1026)), LATER)
    assert copy.is_whole("th", 325)
    copy.close()
    kind.seal(tmp_path / "copy")
    again, original = kind.open(tmp_path / "copy"), kind.open(folder)
    assert again.nearest("th", LATER[7], 1)[0][0] == 1008
    assert again.nearest("th", THAI[7], 1)[0][0] == 15
    assert (again.count("th"), original.count("th")) == (325, 300)
    again.close()
    original.close()


def digests(kind, folder):
    return {p: kind.digest(p) for p in sorted(folder.rglob("*")) if p.is_file()}


def test_opening_and_searching_change_no_digest(kind, folder):
    before = digests(kind, folder)
    assert before
    for _ in range(2):
        opened = kind.open(folder)
        opened.nearest("th", THAI[0], 5)
        opened.close()
    assert digests(kind, folder) == before


def test_a_changed_bit_among_the_vectors_changes_the_digest_of_its_file(kind, folder, tmp_path):
    kind.copy(folder, tmp_path / "copy")
    folder = tmp_path / "copy"
    files = [path for path in folder.rglob("*.*") if path.suffix != ".sqlite3"]
    largest = max(files, key=lambda path: path.stat().st_size)
    before, data = kind.digest(largest), bytearray(largest.read_bytes())
    data[len(data) // 3] ^= 1
    largest.write_bytes(bytes(data))
    assert kind.digest(largest) != before


def test_a_form_names_the_kind(kind):
    assert kind.form
    assert kind.form == type(kind).form


def test_a_folder_of_a_server_holds_a_name_and_its_vectors_go_with_it(server, tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        store = server.open(folder)
        store.add("th", [1, 2, 3], THAI[:3])
        store.close()
        server.seal(folder)
        assert [path.name for path in folder.iterdir()] == ["set.json"]
    server.discard(first)
    server.discard(tmp_path / "never made")
    gone, left = server.open(first), server.open(second)
    assert (gone.count("th"), left.count("th")) == (0, 3)
    assert not gone.is_whole("th", 3)
    gone.close()
    left.close()


def test_a_servers_own_index_finds_what_comparing_with_all_finds(server, tmp_path):
    rng, own = np.random.default_rng(5), tmp_path / "own"
    many = rng.normal(size=(300, SIZE)).astype(np.float32)
    many /= np.linalg.norm(many, axis=1, keepdims=True)
    with pytest.MonkeyPatch.context() as patch:
        if isinstance(server, PgVector):  # of so few vectors it would make and use no index
            patch.setattr(pgvector, "_EXACT", 100)
            patch.setattr(pgvector, "_SEARCH", f"{pgvector._SEARCH} -c enable_seqscan=off")
            server = PgVector(server._place)
        store = server.open(own)
        store.add("th", list(range(300)), many)
        store.close()
        server.seal(own)
    store = server.open(own)
    for vector in many[:10]:
        right = np.argsort(-(many @ vector), kind="stable")[:60].tolist()
        found = store.nearest("th", vector, 60)
        assert len(set(right) & {key for key, _ in found}) >= 58
        assert [c for _, c in found] == sorted((c for _, c in found), reverse=True)
    if isinstance(server, PgVector):
        near = f"SELECT key FROM {store._names['th']} ORDER BY embedding <=> %s LIMIT 9"
        with store._using() as connection:
            plan = connection.exec_driver_sql(f"EXPLAIN {near}", (many[0],)).scalars().all()
        assert "_near on" in " ".join(plan)
    store.close()


@pytest.mark.parametrize(
    "kind",
    [
        ChromaServer("http://me:secret@127.0.0.1:9"),
        Qdrant.at("https://me:secret@127.0.0.1:9"),
        PgVector(Place(Path(), "", "postgresql+psycopg://me:secret@127.0.0.1:9/x", "public")),
    ],
    ids=SERVERS,
)
def test_a_server_that_is_not_there_is_named_without_its_password(kind, tmp_path):
    with pytest.raises(VectorsAway, match=r"127\.0\.0\.1:9") as told:
        kind.open(tmp_path / "store")
    assert "secret" not in str(told.value)
    assert "\n" not in str(told.value)
