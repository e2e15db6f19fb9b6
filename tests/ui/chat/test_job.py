"""An answer in the making is heard as it comes, and nothing of a stopped one is kept."""

from __future__ import annotations

import threading

from kept_answers import ANSWERED

from assistant.errors import ModelFailed
from assistant.schema import Done, EvidenceFound, Words
from assistant.ui.chat.job import Job


def test_evidence_ends_a_wait_at_once_and_words_and_the_end_are_heard():
    go_on = threading.Event()

    def comes():
        yield EvidenceFound(())
        go_on.wait(5)
        yield from (Words("a"), Words("b"), Done(ANSWERED))

    job = Job("q", comes())
    assert not job.wait(5)
    assert job.hits == ()
    go_on.set()
    assert job.wait(5)
    assert (job.hits, job.words, job.error) == ((), "ab", None)


def test_what_ends_the_work_before_its_time_is_handed_over():
    def fails():
        yield Words("a")
        raise ModelFailed("died")

    job = Job("q", fails())
    assert job.wait(5)
    assert str(job.error) == "died"


def test_nothing_of_a_stopped_answer_is_kept():
    go_on = threading.Event()
    kept = []

    def slow():
        yield Words("a")
        go_on.wait(5)
        yield Done(ANSWERED)
        kept.append(ANSWERED)

    job = Job("q", slow())
    assert not job.wait(0.05)
    job.stop()
    go_on.set()
    assert job.wait(5)
    assert (kept, job.words) == ([], "a")
