"""Hearing a model: never longer than the limits, and whatever it does, what it said is kept."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from typing import Any

import pytest
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.language_models.fake_chat_models import FakeListChatModel
from langchain_core.messages import AIMessage, AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import BaseModel

from assistant.models.reply import Messages, Reply, hear, hear_fields, listen, loops
from assistant.settings.writing import MODEL_WRITING

TOLD = Messages("be brief", "what is a network?")


class Speaking(BaseChatModel):
    """Streams given pieces, an exception among them is raised; counts what was taken."""

    pieces: list[Any]
    taken: int = 0

    @property
    def _llm_type(self) -> str:
        return "speaking"

    def _generate(self, *_: Any, **__: Any) -> ChatResult:
        raise NotImplementedError

    def _stream(self, *_: Any, **__: Any) -> Iterator[ChatGenerationChunk]:
        for piece in self.pieces:
            self.taken += 1
            if isinstance(piece, Exception):
                raise piece
            yield ChatGenerationChunk(message=AIMessageChunk(content=piece))


def test_what_a_model_says_is_heard_as_it_grows():
    grown: list[str] = []
    assert hear(Speaking(pieces=["a ", "b"]), TOLD, grown=grown.append) == "a b"
    assert next(text for text in grown if text) == "a "
    assert grown[-1] == "a b"


def test_a_model_that_dies_leaves_what_it_said(caplog):
    with caplog.at_level(logging.WARNING):
        assert hear(Speaking(pieces=["half a sen", ConnectionError("gone\naway")]), TOLD) == (
            "half a sen"
        )
    assert "ConnectionError: gone" in caplog.text


@pytest.mark.parametrize(
    "pieces",
    [["the same words again, and "] * 5_000, [f"{number} " for number in range(5_000)]],
    ids=["circles", "no end"],
)
def test_a_model_that_runs_on_is_stopped(pieces):
    model = Speaking(pieces=pieces)
    assert len(hear(model, TOLD)) < MODEL_WRITING.text_limit + 100
    assert model.taken < 5_000


class Slow(Speaking):
    """Never says what comes after its pieces."""

    def _stream(self, *_: Any, **__: Any) -> Iterator[ChatGenerationChunk]:
        yield from super()._stream()
        time.sleep(30)


def test_a_model_that_takes_too_long_is_left_however_it_sticks():
    began = time.monotonic()
    assert listen(Slow(pieces=["a", "b"]), TOLD, seconds=0.3) == Reply("ab", "slow")
    assert time.monotonic() - began < 5


def test_an_error_of_the_listener_is_the_listeners_and_ends_the_model():
    model = Speaking(pieces=["a", "b"])

    def leave(text: str) -> None:
        if text:
            raise KeyError("the reader has left")

    with pytest.raises(KeyError):
        hear(model, TOLD, grown=leave)
    assert model.taken == 1


def test_numbers_that_count_up_are_no_circle():
    assert not loops(" ".join(str(number) for number in range(2_000)))


class Form(BaseModel):
    """What is asked for."""

    goal: str | None = None
    members: int | None = None


class Structured(FakeListChatModel):
    """Knows structured output: its answer is what the test says, or an error."""

    outcome: Any

    def with_structured_output(self, schema: Any, **_: Any) -> Runnable[Any, Any]:
        assert schema is Form

        def answer(_: Any) -> Any:
            if isinstance(self.outcome, Exception):
                raise self.outcome
            return self.outcome

        return RunnableLambda(answer)


class ProviderError(Exception):
    """As providers raise it, with the status of HTTP."""

    def __init__(self, status_code: int) -> None:
        super().__init__("no")
        self.status_code = status_code


def fields(outcome: Any, text: str = json.dumps({"goal": "said in text"})) -> dict[str, Any]:
    return hear_fields(Structured(responses=[text], outcome=outcome), TOLD, Form)


def test_a_form_that_is_filled_in_is_taken_without_its_empty_fields():
    filled = {"raw": AIMessage("x"), "parsed": Form(goal="clean water"), "parsing_error": None}
    assert fields(filled) == {"goal": "clean water"}


def test_a_form_that_is_broken_is_read_as_text():
    broken = {"raw": AIMessage('{"goal": "water", "members": "many"}'), "parsed": None}
    assert fields(broken) == {"goal": "water", "members": "many"}


def test_a_server_that_does_not_know_forms_is_asked_for_text():
    assert fields(ProviderError(400)) == {"goal": "said in text"}


@pytest.mark.parametrize("error", [ProviderError(500), ConnectionError("gone"), KeyError("x")])
def test_a_model_that_fails_is_not_asked_again(error):
    assert fields(error) == {}


@pytest.mark.parametrize("text", ["no", "{", "[1]", "}{", '{"goal": ', "{" + "[" * 100_000 + "}"])
def test_text_that_holds_no_object_gives_no_fields(text):
    assert hear_fields(FakeListChatModel(responses=[text]), TOLD, Form) == {}
