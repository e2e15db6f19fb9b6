"""The one way to hear a chat model: within limits of time and length, and untraced.

A model that dies, runs on or runs in circles raises nothing: what it said until then is returned.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Generator
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.models import tracing
from assistant.settings.writing import MODEL_WRITING

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel
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


def hear(
    model: BaseChatModel,
    messages: Messages,
    seconds: float = MODEL_WRITING.time_limit,
    grown: Callable[[str], None] | None = None,
) -> str:
    """Return what a model said, up to where it died, ran in circles or ran on.

    Args:
        model: Any LangChain chat model.
        messages: What it is told.
        seconds: How long it may speak.
        grown: Is handed the whole text whenever it has grown.
    """
    text = ""
    ends = time.monotonic() + seconds
    with tracing.as_set(), closing(_pieces(model, messages)) as pieces:
        for piece in pieces:
            text += piece
            if grown:
                grown(text)
            if len(text) > MODEL_WRITING.text_limit or time.monotonic() > ends or loops(text):
                log.warning("the model was stopped after %d characters", len(text))
                break
    return text


def hear_fields(model: BaseChatModel, messages: Messages, form: type[BaseModel]) -> dict[str, Any]:
    """Return what a model says in the fields of a form, or nothing.

    A model that knows structured output is held to the form; of any other, and of one that breaks
    it, the JSON object in its text is taken as it is. The caller checks every value in either case.
    """
    try:
        bound = model.with_structured_output(form, include_raw=True)
    except (NotImplementedError, TypeError, ValueError):  # the model has nothing of the kind
        return _object_in(hear(model, messages))
    try:
        with tracing.as_set():
            said: Any = bound.invoke(messages.pairs())
    except Exception as error:  # noqa: BLE001  # each provider raises classes of its own
        if getattr(error, "status_code", None) in _REFUSALS:
            return _object_in(hear(model, messages))
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


def _pieces(model: BaseChatModel, messages: Messages) -> Generator[str, None, None]:
    """Yield the words as they come, up to where the model dies."""
    try:
        for chunk in model.stream(messages.pairs()):
            yield chunk.text
    except Exception as error:  # noqa: BLE001  # each provider raises classes of its own
        _tell(error)


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
