"""Adding goes on without its page, each file has an outcome, and none is lost with the program."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

import pytest
import stand_in

from assistant.errors import DamagedFile
from assistant.ui.shared.tasks import WorkQueue, queue_of


@dataclass
class File:
    name: str
    content: bytes = b"text"

    def getvalue(self) -> bytes:
        return self.content


@dataclass
class SlowLibrary(stand_in.StandInLibrary):
    """Reads a file only when it is let."""

    let: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def add_files(self, paths, progress=None, *, more=False):
        assert self.let.acquire(timeout=20)
        return super().add_files(paths, progress, more=more)


def finished(queue: WorkQueue):
    until = time.monotonic() + 20
    while queue.is_busy():
        assert time.monotonic() < until
        time.sleep(0.01)
    return queue.tasks()


def statuses(task) -> list[tuple[str, str]]:
    return [(told.name, told.result.status) for told in task.told]


@pytest.fixture
def library():
    return SlowLibrary()


def test_who_adds_does_not_wait_and_every_file_has_an_outcome(library):
    queue = WorkQueue(library)
    queue.add([File("หนึ่ง.txt"), File("ว่าง.txt", b""), File("หนึ่ง.txt")])
    [task] = queue.tasks()
    assert task.state != "done"
    library.let.release(3)
    [task] = finished(queue)
    assert statuses(task) == [
        ("หนึ่ง.txt", "added"),
        ("ว่าง.txt", "rejected"),
        ("หนึ่ง.txt", "unchanged"),
    ]
    assert library.given[0] == ("หนึ่ง.txt", b"text")


def test_how_far_it_is_can_be_seen_by_whoever_comes(library):
    queue = WorkQueue(library)
    queue.add([File("a.txt"), File("b.txt")])
    library.let.release(1)
    until = time.monotonic() + 20
    while queue.tasks()[0].done < 1 or queue.tasks()[0].doing != "b.txt":
        assert time.monotonic() < until
        time.sleep(0.01)
    library.let.release(1)
    assert finished(queue)[0].done == 2


def test_what_waits_when_the_program_ends_is_added_at_its_next_start(library):
    queue = WorkQueue(library)
    queue.add([File("a.txt"), File("b.txt"), File("c.txt")])
    library.let.release(1)
    while queue.tasks()[0].done < 1:
        time.sleep(0.01)
    closing = threading.Thread(target=queue.close)
    closing.start()
    time.sleep(0.1)
    library.let.release(1)
    closing.join(20)
    library.let.release(5)
    again = WorkQueue(library)
    [task] = finished(again)
    assert [name for name, _ in statuses(task)] == ["a.txt", "b.txt", "c.txt"]
    assert [name for name, _ in library.given] == ["a.txt", "b.txt", "c.txt"]


def test_outcomes_stay_until_they_are_dismissed_also_over_a_new_start(library):
    library.let.release(5)
    queue = WorkQueue(library)
    key = queue.add([File("a.txt")])
    finished(queue)
    queue.close()
    queue = WorkQueue(library)
    assert [task.key for task in finished(queue)] == [key]
    queue.dismiss(key)
    queue.close()
    assert WorkQueue(library).tasks() == ()


def test_a_fault_at_one_file_is_its_outcome_and_the_next_is_added(library, monkeypatch):
    library.let.release(5)
    given = library._added

    def faulty(path):
        if path.name == "a.txt":
            raise RuntimeError("a fault")
        return given(path)

    monkeypatch.setattr(library, "_added", faulty)
    queue = WorkQueue(library)
    queue.add([File("a.txt"), File("b.txt")])
    [task] = finished(queue)
    assert statuses(task) == [("a.txt", "rejected"), ("b.txt", "added")]
    assert "the program failed at it (RuntimeError)" in task.told[0].result.error


def test_a_document_that_cannot_be_read_again_says_why(library):
    def refuse(document_id, pages):
        raise DamagedFile(f"{document_id} {list(pages)} is broken")

    library.reread = refuse
    queue = WorkQueue(library)
    queue.reread("d1", "แผน", [2])
    [task] = finished(queue)
    assert statuses(task) == [("แผน", "rejected")]
    assert task.told[0].result.error == "d1 [2] is broken"


def test_all_sessions_of_a_home_have_one_desk(library):
    assert queue_of(library) is queue_of(library)
