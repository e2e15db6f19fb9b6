"""Answers without a chat model are worked on a few at once, and none waits for who reads it."""

from __future__ import annotations

import threading
import time

import pytest

from assistant.answering import turns
from assistant.answering.turns import in_turn


class Watched:
    """Steps that tell how many of them were worked on at once."""

    def __init__(self):
        self.now = self.most = 0
        self.closed = False
        self._lock = threading.Lock()

    def steps(self, many=1):
        """Yield numbers, each after some work."""
        try:
            for n in range(1, many + 1):
                with self._lock:
                    self.now += 1
                    self.most = max(self.most, self.now)
                time.sleep(0.02)
                with self._lock:
                    self.now -= 1
                yield n
        finally:
            self.closed = True


def test_no_more_are_worked_on_at_once_than_there_are_places(monkeypatch):
    monkeypatch.setattr(turns, "_PLACES", threading.Semaphore(2))
    watched = Watched()
    threads = [threading.Thread(target=lambda: list(in_turn(watched.steps()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert watched.most == 2


def test_who_has_heard_a_step_and_reads_it_holds_no_place(monkeypatch):
    monkeypatch.setattr(turns, "_PLACES", threading.Semaphore(1))
    read = in_turn(Watched().steps(2))
    assert next(read) == 1
    assert list(in_turn(Watched().steps(3))) == [1, 2, 3]
    assert list(read) == [2]


def test_an_answer_that_asks_a_second_library_needs_no_second_place(monkeypatch):
    monkeypatch.setattr(turns, "_PLACES", threading.Semaphore(1))
    ended = []

    def outer():
        yield list(in_turn(Watched().steps(2)))

    thread = threading.Thread(target=lambda: ended.extend(in_turn(outer())), daemon=True)
    thread.start()
    thread.join(10)
    assert ended == [[1, 2]]


def test_a_place_is_given_back_where_a_step_fails_and_where_the_reader_leaves(monkeypatch):
    monkeypatch.setattr(turns, "_PLACES", threading.Semaphore(1))

    def failing():
        raise ValueError("no")
        yield

    with pytest.raises(ValueError, match="no"):
        list(in_turn(failing()))
    left = Watched()
    reading = in_turn(left.steps(2))
    next(reading)
    reading.close()
    assert left.closed
    assert list(in_turn(Watched().steps())) == [1]
