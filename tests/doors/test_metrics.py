"""The door counts what it answers, by the paths of its schema, and tells nobody without a key."""

from __future__ import annotations

import re


def test_answers_are_counted_by_path_and_status(reader):
    reader.get("/api/conversations/nothing-of-the-kind")
    reader.get("/api/nowhere")
    told = reader.get("/metrics")
    assert told.headers["content-type"].startswith("text/plain; version=0.0.4")
    counted = 'khrueakhai_requests_total{path="/api/conversations/{conversation}",status="404"}'
    assert counted in told.text
    assert 'path="other",status="404"' in told.text
    assert "nothing-of-the-kind" not in told.text
    assert re.search(r"^khrueakhai_documents [1-9]\d*$", told.text, re.MULTILINE)


def test_every_line_is_of_prometheus_form(reader):
    line = re.compile(r'[a-z_]+(?:\{[a-z]+="[^"\n]*"(?:,[a-z]+="[^"\n]*")*\})? [0-9.]+')
    assert all(line.fullmatch(one) for one in reader.get("/metrics").text.splitlines())


def test_without_a_key_there_is_a_sign_of_life_alone(stranger):
    assert stranger.get("/metrics").status_code == 401
    assert stranger.get("/health").json() == {"status": "ok"}
