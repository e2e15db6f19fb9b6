"""What was acknowledged outlives a killed process, and two processes share one home."""

import random
import subprocess
import sys
import time
from collections import Counter

import pytest

from assistant.embeddings import BundledEncoder
from assistant.language import index_terms
from assistant.library import open_library

KILLS = 20
ADD_FOREVER = """
import sys
from assistant.library import open_library
run = sys.argv[2]
with open_library(sys.argv[1]) as library:
    print("ready", flush=True)
    for n in range(1000):
        key = f"{run}x{n}"
        library.add_texts([{"id": key, "text": f"บันทึกเลขที่ {key} ของเทศบาล"}])
        print(key, flush=True)
"""
ADD_SOME = """
import sys
from assistant.library import open_library
with open_library(sys.argv[1]) as library:
    for n in range(int(sys.argv[3])):
        key = f"{sys.argv[2]}x{n}"
        library.add_texts([{"id": key, "text": f"บันทึกเลขที่ {key} ของเทศบาล"}])
"""


@pytest.fixture(scope="module")
def encoder():
    return BundledEncoder()


def _run(code, *arguments):
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _killed_while_adding(home, run, delay):
    """Add documents in a child, kill it after a delay in seconds; return what it acknowledged."""
    child = _run(ADD_FOREVER, home, run)
    assert child.stdout.readline() == "ready\n", child.stderr.read()
    time.sleep(delay)
    child.kill()
    output, errors = child.communicate()
    assert "Traceback" not in errors, errors
    return [line for line in output.splitlines() if line.endswith(tuple("0123456789"))]


def _assert_found_once(library, keys):
    held = Counter(summary.document_id for summary in library.documents())
    assert set(keys) <= set(held)
    assert set(held.values()) <= {1}
    passages = library.passages()
    assert len({p.id for p in passages}) == len(passages) == len(held)
    vector = library.query_vector("บันทึกของเทศบาล", "th")
    near = [key for key, *_ in library.vector_search(vector, "th", len(held) + 50)]
    assert Counter(library.passage(key).document_id for key in near) == held
    for key in keys:
        found = library.lexical_search(dict(index_terms(key)), "th", len(held))
        assert key in {library.passage(p).document_id for p, _ in found}


def test_nothing_acknowledged_is_lost_or_doubled_by_twenty_kills(tmp_path, encoder):
    dice = random.Random(20)
    acknowledged = []
    for run in range(KILLS):
        acknowledged += _killed_while_adding(tmp_path, f"r{run}", dice.uniform(0.0, 1.0))
        with open_library(tmp_path, encoder) as library:
            if library.documents():
                _assert_found_once(library, acknowledged)
    assert len(acknowledged) >= KILLS  # else the kills came before there was anything to lose


def test_two_processes_that_add_at_once_both_finish(tmp_path, encoder):
    children = [_run(ADD_SOME, tmp_path, name, 4) for name in ("a", "b")]
    for child in children:
        _, errors = child.communicate(timeout=120)
        assert child.returncode == 0, errors
    with open_library(tmp_path, encoder) as library:
        _assert_found_once(library, [f"{name}x{n}" for name in "ab" for n in range(4)])


def test_a_reader_sees_what_another_process_has_added(tmp_path, encoder):
    with open_library(tmp_path, encoder) as reader:
        reader.add_texts([{"id": "first", "text": "บันทึกเลขที่หนึ่งของเทศบาล"}])
        _assert_found_once(reader, ["first"])
        child = _run(ADD_SOME, tmp_path, "c", 3)
        _, errors = child.communicate(timeout=120)
        assert child.returncode == 0, errors
        _assert_found_once(reader, ["first", "cx0", "cx1", "cx2"])
