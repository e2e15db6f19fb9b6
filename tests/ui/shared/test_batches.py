"""Many files that come together get one index, and none is lost by a kill in their midst."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass

from answering_homes import ENCODER

from assistant.opening import open_library
from assistant.text.language import index_terms
from assistant.ui.shared.tasks import WorkQueue

MANY = 12
ADDING = """
import sys, time
from pathlib import Path
from assistant.opening import open_library
from assistant.ui.shared.tasks import WorkQueue
class File:
    def __init__(self, number):
        self.name = f"box {number}.txt"
        self.number = number
    def getvalue(self):
        word = "plot" + chr(97 + self.number) * 3
        return f"The box of {word} stands in room {self.number}.".encode()
queue = WorkQueue(open_library(Path(sys.argv[1])))
queue.add([File(number) for number in range(int(sys.argv[2]))])
while queue.is_busy():
    print(queue.tasks()[0].done, flush=True)
    time.sleep(0.01)
"""


def word(number: int) -> str:
    """What stands in one file alone."""
    return "plot" + chr(97 + number) * 3


@dataclass
class File:
    number: int

    @property
    def name(self) -> str:
        return f"box {self.number}.txt"

    def getvalue(self) -> bytes:
        return f"The box of {word(self.number)} stands in room {self.number}.".encode()


def wait(queue: WorkQueue):
    until = time.monotonic() + 60
    while queue.is_busy():
        assert time.monotonic() < until
        time.sleep(0.02)
    [task] = queue.tasks()
    queue.close()
    return task


def assert_each_is_found(library):
    for number in range(MANY):
        found = library.lexical_search(dict(index_terms(word(number))), "en", 5)
        [passage] = [library.passage(key) for key, _ in found]
        assert f"room {number}." in passage.text


def test_a_batch_has_one_index_however_many_its_files(tmp_path, monkeypatch):
    with open_library(tmp_path / "home", ENCODER) as library:
        made = []
        renew = library.searcher.renew
        monkeypatch.setattr(library.searcher, "renew", lambda **how: made.append(renew(**how)))
        queue = WorkQueue(library)
        queue.add([File(number) for number in range(MANY)])
        assert len(wait(queue).told) == MANY
        assert len(made) == 1
        assert_each_is_found(library)


def test_what_was_added_of_a_batch_is_found_before_the_batch_is_done(tmp_path):
    with open_library(tmp_path / "home", ENCODER) as library:
        file = tmp_path / "box.txt"
        file.write_bytes(File(7).getvalue())
        library.add_files([file], more=True)
        assert library.lexical_search(dict(index_terms(word(7))), "en", 5)


def test_what_replaces_a_text_takes_the_old_one_out_of_the_index_within_a_batch(tmp_path):
    with open_library(tmp_path / "home", ENCODER) as library:
        file = tmp_path / "box.txt"
        for number in (1, 2):
            file.write_bytes(File(number).getvalue())
            library.add_files([file], more=True)
        index = tmp_path / "home" / "index"
        assert not [
            f for f in index.rglob("*") if f.is_file() and word(1).encode() in f.read_bytes()
        ]
        assert library.lexical_search(dict(index_terms(word(1))), "en", 5) == []


def test_a_kill_in_the_midst_of_a_batch_loses_no_file_and_doubles_none(tmp_path):
    command = [sys.executable, "-c", ADDING, str(tmp_path / "home"), str(MANY)]
    adding = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert adding.stdout is not None
    for line in adding.stdout:
        if int(line) >= 3:
            break
    os.kill(adding.pid, signal.SIGKILL)
    adding.wait()
    with open_library(tmp_path / "home", ENCODER) as library:
        told = wait(WorkQueue(library)).told
        assert [one.name for one in told] == [File(number).name for number in range(MANY)]
        assert {one.result.status for one in told} <= {"added", "unchanged"}
        assert len(library.documents()) == MANY
        assert_each_is_found(library)
