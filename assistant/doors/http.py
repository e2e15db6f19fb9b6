"""The HTTP door: one application of the REST API and OpenAI's form, with one schema."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from assistant.answering.assistant import Assistant
from assistant.doors import chat, collections, documents, metrics, rest
from assistant.doors.keys import KeyStore
from assistant.doors.limits import Rates, SizeLimit, Turns
from assistant.doors.places import Places
from assistant.doors.problems import Problem, answer_problems
from assistant.settings import VERSION

_ANSWERS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": text}
    for status, text in {
        400: "what was sent is no request",
        401: "no key, or none that opens",
        403: "a key that only reads",
        404: "there is no such thing",
        409: "the library is empty",
        413: "too long",
        422: "what was sent cannot be used",
        429: "too many requests; Retry-After says when to come again",
        502: "the chat model failed",
        503: "the library is being written; try again",
    }.items()
}


def make_app(assistant: Assistant, keys: KeyStore, per_minute: int = 0) -> FastAPI:
    """Return the application; who comes without a key gets nothing but a sign of life.

    ``per_minute`` is how many requests each key may send, and each address without one; 0: any.
    """
    app = FastAPI(
        title="Khrueakhai",
        version=VERSION,
        description="Answers, plans and lessons on networked governance, checked to the page.",
        docs_url=None,  # its page would fetch scripts from elsewhere
        redoc_url=None,
        responses=_ANSWERS,
    )
    app.state.places = Places(assistant)
    app.state.keys = keys
    app.state.rates = Rates(per_minute)
    app.state.turns = Turns()
    app.state.metrics = metrics.Metrics()
    for one in (chat.router, rest.router, documents.router, collections.router, metrics.router):
        app.include_router(one)
    app.get("/health")(_health)
    answer_problems(app)
    app.add_middleware(SizeLimit)
    app.add_middleware(metrics.Counted, metrics=app.state.metrics)
    return app


def _health() -> dict[str, str]:
    """Say that the door is open."""
    return {"status": "ok"}
