"""The one way to hear a chat model: within limits of time and length, and untraced.

A model that dies, runs on or runs in circles raises nothing: what it said until then is returned,
and what went wrong in one word.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.models import aside, tracing
from assistant.models.failures import failure_of, status_of
from assistant.schema.writing import Failure
from assistant.settings.writing import MODEL_WRITING

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel
    from langchain_core.runnables import Runnable
    from pydantic import BaseModel

log = logging.getLogger(__name__)

_REASON = 200  # characters of a provider's message that go to the log
_REFUSALS = (400, 404, 422)  # HTTP: the server is there, and does not know such a request


class Messages(NamedTuple):
    """What a model is told: what it is to do, and what with."""

    system: str
    user: str

    def pairs(self) -> list[tuple[str, str]]:
        """Return the messages as LangChain takes them."""
        return [("system", self.system), ("user", self.user)]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model said, and what went wrong where it did not say it to its end."""

    text: str
    failure: Failure | None = None


def hear(
    model: BaseChatModel,
    messages: Messages,
    seconds: float = MODEL_WRITING.time_limit,
    grown: Callable[[str], None] | None = None,
) -> str:
    """Return what a model said, up to where it died, ran in circles or ran on; see ``listen``."""
    return listen(model, messages, seconds, grown).text


def listen(
    model: BaseChatModel,
    messages: Messages,
    seconds: float = MODEL_WRITING.time_limit,
    grown: Callable[[str], None] | None = None,
) -> Reply:
    """Hear a model, whatever it does.

    Args:
        model: Any LangChain chat model.
        messages: What it is told.
        seconds: How long it may take in all, from the request to the last word.
        grown: Is handed the whole text whenever it has grown.
    """
    ends = time.monotonic() + seconds
    reply = _heard(model, messages, seconds, grown)
    if reply.error and not reply.text and _takes_no_temperature(model, reply.error):
        reply = _heard(model, messages, ends - time.monotonic(), grown)
    if reply.error:
        _tell(reply.error)
        return Reply(reply.text, failure_of(reply.error))
    if reply.stopped:
        log.warning("the model was stopped after %d characters", len(reply.text))
        return Reply(reply.text, "endless")
    return Reply(reply.text, None if reply.text.strip() else "silent")


def hear_fields(
    model: BaseChatModel,
    messages: Messages,
    form: type[BaseModel],
    seconds: float | None = None,
) -> dict[str, Any]:
    """Return what a model says in the fields of a form, or nothing, within ``seconds`` in all.

    A model that knows structured output is held to the form; of any other, and of one that breaks
    it, the JSON object in its text is taken as it is. The caller checks every value in either case.
    """
    seconds = MODEL_WRITING.time_limit if seconds is None else seconds
    ends = time.monotonic() + seconds
    try:
        bound = model.with_structured_output(form, include_raw=True)
    except Exception:  # noqa: BLE001  # it has nothing of the kind, and says so as it likes
        return _object_in(hear(model, messages, seconds))
    try:
        said: Any = aside.result(lambda: _invoked(bound, messages), ends - time.monotonic())
    except Exception as error:  # noqa: BLE001  # each provider raises classes of its own
        if status_of(error) in _REFUSALS:
            return _object_in(hear(model, messages, ends - time.monotonic()))
        _tell(error)
        return {}
    if said["parsed"] is None:
        return _object_in(said["raw"].text)
    fields: dict[str, Any] = said["parsed"].model_dump(exclude_none=True)
    return fields


def loops(text: str) -> bool:
    """Tell whether a text that is still growing has begun to repeat itself.

    >>> loops("and so on " * 20), loops("a text that says each thing once only, to its very end")
    (True, False)
    """
    size, times = MODEL_WRITING.loop_tail, MODEL_WRITING.loop_times
    return len(text) > size * times and text.count(text[-size:]) >= times


@dataclass(frozen=True, slots=True)
class _Heard:
    text: str
    error: Exception | None = None
    stopped: bool = False


def _heard(
    model: BaseChatModel,
    messages: Messages,
    seconds: float,
    grown: Callable[[str], None] | None,
) -> _Heard:
    tracing.tracing_is_on()  # a wrong setting is told, and is no fault of the model's
    text, limit = "", MODEL_WRITING.text_limit
    with closing(aside.pieces(lambda: _words(model, messages), seconds)) as words:
        while True:
            try:
                piece = next(words, None)
            except Exception as error:  # noqa: BLE001  # each provider raises classes of its own
                return _Heard(text, error)
            if piece is None:
                return _Heard(text)
            text += piece[: limit + 1 - len(text)]  # a piece may have a million characters
            if grown:
                grown(text)
            if len(text) > limit or loops(text):
                return _Heard(text, stopped=True)


def _words(model: BaseChatModel, messages: Messages) -> Generator[str, None, None]:
    """Yield the words of a model as they come."""
    with tracing.as_set():
        for chunk in model.stream(messages.pairs()):
            yield chunk if isinstance(chunk, str) else str(chunk.text)


def _invoked(bound: Runnable[Any, Any], messages: Messages) -> Any:
    with tracing.as_set():
        return bound.invoke(messages.pairs())


def _takes_no_temperature(model: Any, error: Exception) -> bool:
    """Take the temperature from a model that refuses it; tell whether it is worth asking again."""
    refused = status_of(error) in _REFUSALS and "temperature" in str(error).lower()
    if not refused or getattr(model, "temperature", None) is None:
        return False
    model.temperature = None
    return True


def _tell(error: Exception) -> None:
    reason = str(error).splitlines()[0][:_REASON] if str(error) else ""
    log.warning("the model failed (%s: %s)", type(error).__name__, reason)


def _object_in(text: str) -> dict[str, Any]:
    """Return the JSON object that stands in a text, or nothing.

    >>> _object_in('Here it is: {"goal": "clean water"} Done.'), _object_in("}{")
    ({'goal': 'clean water'}, {})
    """
    try:
        found = json.loads(text[text.index("{") : text.rindex("}") + 1])
    except (ValueError, RecursionError) as error:  # no braces, no JSON between them, or a tower
        log.warning("the model gave no fields (%s)", error)
        return {}
    return found if isinstance(found, dict) else {}
