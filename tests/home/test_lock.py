"""One writer at a time."""

import threading

import pytest

from assistant.errors import LibraryBusy, LibraryUnwritable
from assistant.home.lock import WriteLock


def _tries(lock, outcome):
    try:
        with lock.hold():
            outcome.append("held")
    except LibraryBusy as error:
        outcome.append(str(error))


def test_a_second_thread_is_told_who_keeps_it_waiting(tmp_path):
    lock, outcome = WriteLock(tmp_path, patience=0.1), []
    with lock.hold():
        other = threading.Thread(target=_tries, args=(lock, outcome))
        other.start()
        other.join()
    assert "being written by another process" in outcome[0]
    assert str(tmp_path) in outcome[0]


def test_a_second_thread_gets_the_lock_when_the_first_lets_go(tmp_path):
    lock, outcome = WriteLock(tmp_path), []
    with lock.hold():
        other = threading.Thread(target=_tries, args=(lock, outcome))
        other.start()
    other.join()
    assert outcome == ["held"]


def test_the_same_thread_may_hold_it_again(tmp_path):
    lock = WriteLock(tmp_path)
    with lock.hold(), lock.hold(wait=False):
        pass
    with WriteLock(tmp_path).hold(wait=False):
        pass


def test_a_home_that_is_no_folder_is_unwritable(tmp_path):
    (tmp_path / "home").write_text("a file")
    with (
        pytest.raises(LibraryUnwritable, match="cannot be written"),
        WriteLock(tmp_path / "home").hold(wait=False),
    ):
        pass
