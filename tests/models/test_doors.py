"""What a model's server may do to us: nothing for ever, nothing without end, nothing elsewhere."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from listening import listening

from assistant.models import doors
from assistant.models.chat_models import open_chat_model
from assistant.models.reply import Messages, Reply, hear_fields, listen
from assistant.plans.brief.from_model import BriefFields
from assistant.settings.writing import MODEL_WRITING

TOLD = Messages("be brief", "what is a network?")
PATIENCE = 10.0  # seconds; far under what the servers here would take


def chunk(text: str) -> bytes:
    delta = {"role": "assistant", "content": text}
    said = {
        "id": "x",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "delta": delta, "finish_reason": None}],
    }
    return b"data: " + json.dumps(said).encode() + b"\n\n"


@contextmanager
def serving(answer: Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]) -> Iterator[str]:
    """Answer each request as the function does; a client that has gone is no error."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            try:
                answer(self, json.loads(body))
            except (BrokenPipeError, ConnectionResetError):
                gone.set()

        def log_message(self, *_: object) -> None:
            """Say nothing on stderr."""

    gone = threading.Event()
    Handler.gone = gone  # type: ignore[attr-defined]  # for the tests to wait for
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


def stream(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.end_headers()


def fault(handler: BaseHTTPRequestHandler, status: int, message: str = "no") -> None:
    body = json.dumps({"error": {"message": message, "type": "x"}}).encode()
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def opened(monkeypatch: pytest.MonkeyPatch, url: str) -> Any:
    monkeypatch.setenv("KHRUEAKHAI_BASE_URL", url)
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    return open_chat_model("openai:tiny")


def pings(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    stream(handler)
    handler.wfile.write(chunk("Networks "))
    for _ in range(2_000):
        handler.wfile.write(b": ping\n\n")
        time.sleep(0.02)


def test_a_server_that_trickles_holds_nobody(monkeypatch):
    with serving(pings) as url:
        began = time.monotonic()
        said = listen(opened(monkeypatch, url), TOLD, seconds=0.6)
        assert said == Reply("Networks ", "slow")
        assert time.monotonic() - began < PATIENCE


def test_nor_does_it_keep_its_connection(monkeypatch):
    short = replace(MODEL_WRITING, stream_limit=0.5)
    monkeypatch.setattr(doors, "MODEL_WRITING", short)
    with serving(pings) as url:
        said = listen(opened(monkeypatch, url), TOLD, seconds=PATIENCE)
        assert said == Reply("Networks ", "slow")


def test_a_server_that_never_answers_holds_nobody_for_a_form_either(monkeypatch):
    over = threading.Event()
    monkeypatch.setattr(
        "assistant.models.reply.MODEL_WRITING", replace(MODEL_WRITING, time_limit=0.5)
    )
    with serving(lambda *_: over.wait(30)) as url:
        began = time.monotonic()
        assert hear_fields(opened(monkeypatch, url), TOLD, BriefFields) == {}
        assert time.monotonic() - began < PATIENCE
        over.set()


def test_a_reply_without_end_is_cut(monkeypatch):
    monkeypatch.setattr(doors, "MODEL_WRITING", replace(MODEL_WRITING, byte_limit=100_000))
    sent = 0

    def flood(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        nonlocal sent
        stream(handler)
        for _ in range(10_000):
            sent += handler.wfile.write(b"x" * 10_000)

    with serving(flood) as url:
        assert listen(opened(monkeypatch, url), TOLD, seconds=PATIENCE) == Reply("", "endless")
    assert sent < 50_000_000


def test_a_piece_of_a_million_characters_is_no_longer_than_an_answer(monkeypatch):
    def shout(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        stream(handler)
        handler.wfile.write(chunk("".join(f"{n} " for n in range(150_000))) + b"data: [DONE]\n\n")

    with serving(shout) as url:
        said = listen(opened(monkeypatch, url), TOLD)
        assert len(said.text) == MODEL_WRITING.text_limit + 1


def test_a_temperature_that_is_refused_is_left_out_from_then_on(monkeypatch):
    asked: list[bool] = []

    def choosy(handler: BaseHTTPRequestHandler, request: dict[str, Any]) -> None:
        asked.append("temperature" in request)
        if asked[-1]:
            fault(handler, 400, "Unsupported value: 'temperature' does not support 0.0")
            return
        stream(handler)
        handler.wfile.write(chunk("Networks.") + b"data: [DONE]\n\n")

    with serving(choosy) as url:
        model = opened(monkeypatch, url)
        assert [listen(model, TOLD) for _ in range(2)] == [Reply("Networks.")] * 2
    assert asked == [True, False, False]


def test_a_model_that_is_known_to_take_no_temperature_is_given_none(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    model: Any = open_chat_model("openai:o3")
    assert model.temperature is None


@pytest.mark.parametrize(
    ("status", "failure"),
    [(400, "refused"), (401, "key"), (403, "key"), (404, "unknown"), (307, "unknown"),
     (422, "refused")],
)  # fmt: skip
def test_an_error_is_told_in_one_word(status, failure, monkeypatch):
    with serving(lambda handler, _: fault(handler, status)) as url:
        assert listen(opened(monkeypatch, url), TOLD) == Reply("", failure)


@pytest.mark.parametrize(("status", "failure"), [(429, "busy"), (500, "broken"), (503, "broken")])
def test_so_is_one_after_another_try(status, failure, monkeypatch):
    tries: list[int] = []

    def fail(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        tries.append(status)
        fault(handler, status)

    with serving(fail) as url:
        assert listen(opened(monkeypatch, url), TOLD) == Reply("", failure)
    assert len(tries) == 2


def test_a_dead_server_is_unreachable(monkeypatch):
    assert listen(opened(monkeypatch, "http://127.0.0.1:9/v1"), TOLD) == Reply("", "unreachable")


@pytest.mark.parametrize("body", [b"", b"<html>login</html>", b"data: {not json\n\n"])
def test_what_is_no_answer_is_none(body, monkeypatch):
    def talk(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        stream(handler)
        handler.wfile.write(body)

    with serving(talk) as url:
        said = listen(opened(monkeypatch, url), TOLD)
        assert said.text == ""
        assert said.failure in ("broken", "silent")


def test_no_proxy_hears_what_is_said_to_this_machine(monkeypatch):
    with listening() as proxy, listening(404) as named:
        for variable in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(variable, proxy.url)
        for variable in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(variable, raising=False)
        listen(opened(monkeypatch, f"{named.url}/v1"), TOLD)
        assert len(named.heard) == 1
        assert proxy.heard == []
