"""The local chat model: a GGUF file run inside this process by llama.cpp, nothing sent anywhere.

It needs no key and no network. ``KHRUEAKHAI_MODEL`` names another GGUF file than the installed one.
"""

from __future__ import annotations

import os
import queue
import secrets
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import LanguageModelInput
from langchain_core.language_models.chat_models import BaseChatModel, generate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage, convert_to_openai_messages
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from pydantic import BaseModel, PrivateAttr, ValidationError

from assistant.errors import ModelFailed, UnknownModel
from assistant.models.model_file import INSTALL, model_file

CONTEXT = 2_048  # tokens; about 900 of prompt, the rest for the answer
ANSWER = 400  # tokens, about 900 Thai characters; at 25 tokens/s no more is worth waiting for
_QUIET = -1  # llama.cpp's verbosity: errors reach us as values
_PIECE_TIMEOUT = 60.0  # seconds without a word; a full prompt is read in 15 on two idle cores


class LocalChatModel(BaseChatModel):
    """A LangChain chat model over one llama.cpp server in this process, loaded once."""

    path: str
    max_tokens: int = ANSWER
    _server: Any = PrivateAttr()
    _turn: threading.Lock = PrivateAttr(default_factory=threading.Lock)

    def model_post_init(self, context: Any, /) -> None:
        """Load the model, so that a broken file is known before a question is asked."""
        super().model_post_init(context)
        self._server = _start(self.path)

    @property
    def _llm_type(self) -> str:
        return "khrueakhai-local"

    def with_structured_output(
        self, schema: dict[str, Any] | type, *, include_raw: bool = False, **kwargs: Any
    ) -> Runnable[LanguageModelInput, dict[str, Any] | BaseModel]:
        """Return a model whose every reply is the JSON of a form: llama.cpp allows nothing else."""
        if (
            kwargs
            or not include_raw
            or not (isinstance(schema, type) and issubclass(schema, BaseModel))
        ):
            raise ValueError("the local model takes a pydantic form and include_raw=True, no more")
        form = {"name": schema.__name__, "schema": schema.model_json_schema()}
        bound = self.bind(response_format={"type": "json_schema", "json_schema": form})

        def parsed(raw: BaseMessage) -> dict[str, Any]:
            try:
                return {
                    "raw": raw,
                    "parsed": schema.model_validate_json(raw.text),
                    "parsing_error": None,
                }
            except ValidationError as error:  # the limit of tokens cut it
                return {"raw": raw, "parsed": None, "parsing_error": error}

        return bound | parsed

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages, stop, run_manager, **kwargs))

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        request = {
            "messages": convert_to_openai_messages(messages),
            "max_tokens": kwargs.get("max_tokens", self.max_tokens),
            "temperature": 0,
            "stream": True,
            "stop": stop or [],
        }
        if form := kwargs.get("response_format"):
            request["response_format"] = form
        with self._turn:  # one slot: a second question waits for the first
            for text in _pieces(self._server, request):
                chunk = ChatGenerationChunk(message=AIMessageChunk(content=text))
                if run_manager:
                    run_manager.on_llm_new_token(text, chunk=chunk)
                yield chunk


def open_local_model() -> LocalChatModel:
    """Return the local model: the file that ``KHRUEAKHAI_MODEL`` names, or the installed one.

    Raises:
        UnknownModel: If the model or the program that runs it is not installed.
        ModelFailed: If the file cannot be joined or is no model.
    """
    if find_spec("xllamacpp") is None:
        raise UnknownModel(
            f"the model 'local' needs the package xllamacpp, which is not installed: {INSTALL}"
        )
    return LocalChatModel(path=str(model_file()))


def _start(path: str) -> Any:
    """Start llama.cpp with one slot and every core; its own port is closed by a random key."""
    import xllamacpp  # type: ignore[import-untyped]  # a compiled package without types

    cores = os.cpu_count() or 1
    params = xllamacpp.CommonParams()
    params.model.path = path
    params.n_ctx, params.n_parallel = CONTEXT, 1
    for threads in (params.cpuparams, params.cpuparams_batch):
        threads.n_threads, threads.poll = cores, 0  # waiting threads sleep: others need the cores
    params.hostnames, params.port, params.api_keys = ["127.0.0.1"], 0, [secrets.token_urlsafe()]
    params.ui, params.endpoint_slots, params.verbosity = False, False, _QUIET
    try:
        return xllamacpp.Server(params)
    except RuntimeError as error:
        raise ModelFailed(
            f"the local model {path} cannot be loaded ({error}): is it a whole GGUF file, and is"
            " there about 2 GB of free memory?"
        ) from error


def _pieces(server: Any, request: dict[str, Any]) -> Iterator[str]:
    """Yield the words as the server's thread delivers them; closing the iterator stops it."""
    events: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
    stopped = threading.Event()

    def hear(event: dict[str, Any]) -> bool:
        events.put(event)
        return stopped.is_set()

    def run() -> None:
        try:
            server.handle_chat_completions(request, hear)
        finally:
            events.put(None)

    worker = threading.Thread(target=run, name="khrueakhai-local-model", daemon=True)
    worker.start()
    try:
        while (event := _next(events)) is not None:
            yield from _words(event)
    finally:
        stopped.set()  # heard with the next word; waiting for it could take a whole prompt's time


def _next(events: queue.SimpleQueue[dict[str, Any] | None]) -> dict[str, Any] | None:
    try:
        return events.get(timeout=_PIECE_TIMEOUT)
    except queue.Empty as error:
        raise ModelFailed(
            f"the local model said nothing for {_PIECE_TIMEOUT:.0f} seconds; free some processor"
            " time, or ask with --llm none"
        ) from error


def _words(event: dict[str, Any]) -> Iterator[str]:
    if error := event.get("error"):
        raise ModelFailed(f"the local model failed: {error.get('message', error)}")
    for choice in event.get("choices", ()):
        if text := choice.get("delta", {}).get("content"):
            yield text
