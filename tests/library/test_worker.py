"""A hostile document costs its worker, one line, and nothing else."""

import os
import time
from pathlib import Path

import pytest

from assistant.errors import DamagedFile, UnsupportedFile
from assistant.library import work
from assistant.library.parcels import plain_document
from assistant.library.worker import Worker, WorkLimits, in_worker, parcel_of
from assistant.reading.sources import file_source, read, text_source

TEXT = "ประชาคมหมู่บ้านประชุมกันทุกวันอาทิตย์แรกของเดือน เพื่อปรึกษาเรื่องน้ำและป่า\n" * 20


def _job(text):
    return {"id": "d", "text": text, "title": None, "language": None}


@pytest.fixture
def worker():
    made = Worker()
    yield made
    made.close()


def test_a_worker_makes_what_the_caller_would_have_made(worker, tmp_path):
    path = tmp_path / "park.txt"
    path.write_text(TEXT, encoding="utf-8")
    source = file_source(path)
    assert worker.work(source.job, "park.txt") == work.parcel_of(read(source.job))


def test_one_process_does_many_jobs_and_an_error_is_not_its_end(worker, tmp_path):
    worker.work(_job(TEXT), "a")
    process = worker._process
    with pytest.raises(DamagedFile, match="is empty"):
        worker.work(_job("  "), "b")
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n1234")
    with pytest.raises(UnsupportedFile, match="PNG"):
        worker.work(file_source(tmp_path / "a.txt").job, "a.txt")
    assert len(worker.work(_job(TEXT), "c").passages) > 0
    assert worker._process is process


def test_a_worker_that_has_waited_long_enough_is_followed_by_another():
    worker = Worker(WorkLimits(patience=0.2))
    worker.work(_job(TEXT), "a")
    first = worker._process
    assert first.wait(timeout=60) == 0
    assert len(worker.work(_job(TEXT), "b").passages) > 0
    assert worker._process is not first
    worker.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="counted otherwise on Windows")
def test_a_worker_started_by_a_large_process_works_all_the_same(worker):
    ballast = b"x" * 400_000_000
    assert len(worker.work(_job(TEXT), "a").passages) > 0
    assert len(ballast) > 0


@pytest.mark.parametrize(
    "limits",
    [
        WorkLimits(memory_bytes=250_000_000),
        WorkLimits(cpu_seconds=1),
        WorkLimits(wall_seconds=0.05),
        WorkLimits(output_bytes=100_000),
    ],
    ids=["memory", "processor", "clock", "output"],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
def test_what_takes_too_much_is_refused_with_one_line_and_the_next_is_read(limits):
    worker = Worker(limits)
    with pytest.raises(DamagedFile) as caught:
        worker.work(_job(TEXT * 500), "thick.txt")
    assert str(caught.value).startswith("'thick.txt' was not read: the reader had to stop")
    assert "\n" not in str(caught.value)
    worker.close()
    assert len(in_worker(_job(TEXT), "thin.txt").passages) > 0


def test_stopped_in_the_middle_a_worker_answers_nothing_stale(worker, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    worker.work(_job(TEXT), "a")
    with monkeypatch.context() as patch:
        patch.setattr(worker, "_parcel", stop)
        with pytest.raises(KeyboardInterrupt):
            worker.work(_job(TEXT), "b")
    assert "น้ำ" in worker.work(_job("น้ำในคลองใสสะอาดตลอดทั้งปีไม่เคยแห้ง"), "c").document.text


def test_a_short_text_needs_no_worker():
    begin = time.monotonic()
    assert parcel_of(text_source({"id": "d", "text": TEXT})).passages
    assert time.monotonic() - begin < 5


def test_what_is_held_is_divided_anew_by_a_worker():
    document = read(_job(TEXT))
    assert in_worker({"document": plain_document(document)}, "d") == work.parcel_of(document)


def test_a_worker_has_no_keys_and_none_of_its_caller_s_variables(worker, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    worker.work(_job(TEXT), "a")
    environment = Path(f"/proc/{worker._process.pid}/environ")
    if not environment.exists():
        pytest.skip("the system does not show what a process was given")
    assert b"secret" not in environment.read_bytes()
