"""Many search at once: nobody waits for what another opens, nothing is closed under a search."""

import threading
import time

import pytest

from assistant.models.encoders import BundledEncoder
from assistant.opening import open_library

WAITS = 3.0  # seconds; a search that is held up waits for as long as it is held up


@pytest.fixture
def library(tmp_path):
    with open_library(tmp_path, BundledEncoder()) as library:
        library.add_texts([{"id": "weir", "text": "The river board pays the divers."}])
        library.search("divers")
        yield library


def test_a_search_goes_on_with_the_last_index_while_another_opens_the_new_one(library, monkeypatch):
    opens, go_on = threading.Event(), threading.Event()
    index = library.searcher._index
    open_it = index.open

    def slowly(*given):
        opens.set()
        go_on.wait()
        return open_it(*given)

    library.add_texts([{"id": "canal", "text": "The canal is dredged in April."}])
    monkeypatch.setattr(index, "open", slowly)
    first = threading.Thread(target=library.search, args=("canal dredged",))
    first.start()
    assert opens.wait(60)
    start = time.monotonic()
    vector = library.query_vector("divers", "en")
    assert library.vector_search(vector, "en", 5)[0][2] > 0
    waited = time.monotonic() - start
    go_on.set()
    first.join()
    assert waited < WAITS
    assert library.search("When is the canal dredged?")[0].document_id == "canal"


def test_an_index_that_is_searched_is_closed_when_the_search_is_over(library):
    searcher = library.searcher
    closed = []
    with searcher._using() as old:
        for segment in old.segments.values():
            segment.close = lambda: closed.append(True)
        library.add_texts([{"id": "canal", "text": "The canal is dredged in April."}])
        with searcher._using() as new:
            assert new is not old
        assert not closed
    assert closed


def test_what_one_thread_adds_is_found_by_all_when_it_is_added(library):
    found = []

    def add_and_find(n):
        library.add_texts([{"id": f"w{n}", "text": f"Ward {n} paints the bridge of ward {n}."}])
        hits = library.search(f"Which bridge does ward {n} paint?")
        found.append(f"w{n}" in {hit.document_id for hit in hits})

    threads = [threading.Thread(target=add_and_find, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    vector = library.query_vector("ward bridge", "en")
    near = {library.passage(key).document_id for key, *_ in library.vector_search(vector, "en", 20)}
    assert {f"w{n}" for n in range(4)} <= near
