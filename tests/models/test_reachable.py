"""What can be chosen is found on this machine and the named server alone."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from assistant.models import reachable
from assistant.models.reachable import reachable_models, where

VARIABLES = (
    "KHRUEAKHAI_BASE_URL", "KHRUEAKHAI_LLM", "KHRUEAKHAI_MODEL", "OLLAMA_HOST", "OPENAI_API_KEY",
    "ANTHROPIC_API_KEY",
)  # fmt: skip
OLLAMA = {"models": [{"name": "qwen3:4b"}, {"name": "gemma3:1b"}]}
OWN = {"data": [{"id": "typhoon"}]}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(reachable, "_local_is_installed", lambda: False)
    monkeypatch.setattr(reachable, "_is_installed", lambda _: True)
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:9")  # where nobody listens


@contextmanager
def serving(body: bytes, status: int = 200, pause: float = 0, **headers: str):
    """Serve one body at every path; the paths that were asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            for at in range(len(body)):
                time.sleep(pause)
                try:
                    self.wfile.write(body[at : at + 1])
                except OSError:
                    return

        def log_message(self, *_: object) -> None:
            """Say nothing on stderr."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def names() -> list[str]:
    return [one.name for one in reachable_models()]


def test_without_anything_there_is_no_model():
    assert names() == ["none"]


def test_ollama_on_this_machine_is_found_by_itself_and_nothing_leaves(monkeypatch):
    with serving(json.dumps(OLLAMA).encode()) as (host, asked):
        monkeypatch.setenv("OLLAMA_HOST", host)
        assert names() == ["none", "ollama:qwen3:4b", "ollama:gemma3:1b"]
        assert where("ollama:qwen3:4b") == reachable.Reachable("ollama:qwen3:4b", "here", host)
        assert asked == ["/api/tags"]


def test_ollama_on_another_machine_is_not_asked_what_it_has(monkeypatch):
    monkeypatch.setenv("OLLAMA_HOST", "http://models.example:11434")
    assert names() == ["none"]
    assert where("ollama:qwen3").place == "away"


def test_the_models_of_a_server_of_ones_own_are_listed(monkeypatch):
    with serving(json.dumps(OWN).encode()) as (host, asked):
        monkeypatch.setenv("KHRUEAKHAI_BASE_URL", f"http://{host}/v1/")
        monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
        assert names() == ["none", "openai:typhoon"]
        assert asked == ["/v1/models"]


def test_a_provider_with_a_key_is_offered_and_its_key_is_nowhere_in_what_is_offered(monkeypatch):
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-very-secret")
    found = reachable_models()
    assert [one.name for one in found] == ["none", "anthropic:"]
    assert found[1].place == "away"
    assert "secret" not in repr(found)


def test_the_operators_own_model_is_always_among_them(monkeypatch):
    monkeypatch.setenv("KHRUEAKHAI_LLM", "openai:gpt-4.1-mini")
    assert names() == ["none", "openai:gpt-4.1-mini"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"models": 3}', b'{"models": [{"name": 7}]}', b"[" * 5000, b"\xff"]
)
def test_a_server_that_answers_nonsense_has_no_models(monkeypatch, body):
    with serving(body) as (host, _):
        monkeypatch.setenv("OLLAMA_HOST", host)
        assert names() == ["none"]


def test_a_redirect_is_not_followed(monkeypatch):
    with (
        serving(json.dumps(OLLAMA).encode()) as (other, asked),
        serving(b"", 307, Location=f"http://{other}/api/tags") as (host, _),
    ):
        monkeypatch.setenv("OLLAMA_HOST", host)
        assert names() == ["none"]
        assert asked == []


def test_a_server_that_trickles_is_not_waited_for(monkeypatch):
    with serving(json.dumps(OLLAMA).encode(), pause=0.5) as (host, _):
        monkeypatch.setenv("OLLAMA_HOST", host)
        began = time.monotonic()
        assert names() == ["none"]
        assert time.monotonic() - began < reachable.WAIT + 1
