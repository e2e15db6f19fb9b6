"""What was acknowledged outlives a killed process, and two processes share one home."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

from assistant.models.encoders import BundledEncoder
from assistant.opening import open_library
from assistant.text.language import index_terms

KILLS = 8
# Imports once, then forks for each run: a child that is killed costs no start of its own.
ADD_FOREVER = """
import os, sys
import chromadb
from assistant.models.encoders import BundledEncoder
from assistant.library import index
from assistant.library.lexical import passage_terms
from assistant.opening import open_library
from assistant.reading.sources import read, text_source
from assistant.reading.splitters import split

index._EXACT = 0  # Chroma from the first document on
encoder = BundledEncoder()
encoder.encode_passages(["warm"])
document = read(text_source({"id": "warm", "text": "อุ่นเครื่อง"}).job)
passage_terms(split(document)[0].text)

def add(run):
    with open_library(sys.argv[1], encoder) as library:
        for n in range(1000):
            key = f"{run}x{n}"
            library.add_texts([{"id": key, "text": f"บันทึกเลขที่ {key} ของเทศบาล"}])
            print(key, flush=True)

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        add(line.strip())
    print("child", child, flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""
ADD_SOME = """
import sys
from pathlib import Path
from assistant.library import index
from assistant.library.library import Library
from assistant.library.vectors.chroma import Chroma
from assistant.models.encoders import open_encoder
index._EXACT = 0
with Library(Path(sys.argv[1]), open_encoder, Chroma(), patience=60) as library:
    for n in range(int(sys.argv[3])):
        key = f"{sys.argv[2]}x{n}"
        library.add_texts([{"id": key, "text": f"บันทึกเลขที่ {key} ของเทศบาล"}])
"""


@pytest.fixture(scope="module")
def encoder():
    return BundledEncoder()


def _run(code, *arguments):
    command = [sys.executable, "-c", code, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def _killed_while_adding(parent, run, delay):
    """Let a child add documents, kill it a while after its first; return the acknowledged ones."""
    print(run, file=parent.stdin, flush=True)
    child = int(parent.stdout.readline().split()[1])
    acknowledged = [parent.stdout.readline().strip()]
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    return acknowledged + [line.strip() for line in iter(parent.stdout.readline, "gone\n")]


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


def test_nothing_acknowledged_is_lost_or_doubled_by_kills(tmp_path, encoder):
    dice = random.Random(20)
    acknowledged = []
    parent = _run(ADD_FOREVER, tmp_path)
    for run in range(KILLS):
        # A document takes a fifth to half a second, so the kills fall anywhere in the work.
        acknowledged += _killed_while_adding(parent, f"r{run}", dice.uniform(0.0, 0.6))
        with open_library(tmp_path, encoder) as library:
            if library.documents():
                _assert_found_once(library, acknowledged)
    _, errors = parent.communicate()
    assert "Traceback" not in errors, errors
    assert len(set(acknowledged)) >= KILLS


def test_two_processes_that_add_at_once_both_finish(tmp_path, encoder):
    children = [_run(ADD_SOME, tmp_path, name, 4) for name in ("a", "b")]
    for child in children:
        _, errors = child.communicate(timeout=120)
        assert child.returncode == 0, errors
    with open_library(tmp_path, encoder) as library:
        _assert_found_once(library, [f"{name}x{n}" for name in "ab" for n in range(4)])


def test_a_reader_sees_what_another_process_has_added(tmp_path, encoder):
    with open_library(tmp_path, encoder) as reader:
        reader.add_texts([{"id": "first", "text": "บันทึกเลขที่ first ของเทศบาล"}])
        _assert_found_once(reader, ["first"])
        child = _run(ADD_SOME, tmp_path, "c", 3)
        _, errors = child.communicate(timeout=120)
        assert child.returncode == 0, errors
        _assert_found_once(reader, ["first", "cx0", "cx1", "cx2"])
