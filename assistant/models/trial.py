"""A try of a chat model: whether it answers at all, and how soon."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.models.reply import Messages, listen
from assistant.schema.writing import Failure

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

WAIT = 45.0  # seconds; a model on this machine may have to be loaded first
_ASKED = Messages("Answer with one word.", "Say: ready")  # nothing of anybody's


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it; ``seconds`` until the model had ended."""

    seconds: float
    failure: Failure | None = None


def tried(model: BaseChatModel, seconds: float = WAIT) -> Trial:
    """Ask a model for one word."""
    began = time.monotonic()
    reply = listen(model, _ASKED, seconds)
    return Trial(time.monotonic() - began, reply.failure)
