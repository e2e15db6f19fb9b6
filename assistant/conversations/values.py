"""The frozen values of conversations, and how answers become JSON and come back."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from pydantic import TypeAdapter, ValidationError

from assistant.schema import Answer

_ID = re.compile(r"[0-9a-f]{24}")
_ANSWER: TypeAdapter[Answer] = TypeAdapter(Answer)

TITLE = 80  # characters of a question that names its conversation

Reason = Literal["", "wrong", "unsupported", "incomplete", "beside", "should_refuse", "is_there"]
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reader thinks of an answer; ``note`` is in their own words."""

    good: bool
    reason: Reason = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what came of it; ``key`` tells it from every other."""

    key: int
    question: str
    answer: Answer | None = None
    error: str = ""
    opinion: Opinion | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A conversation in a list; ``changed_at`` is ISO 8601 in UTC."""

    id: str
    title: str
    pinned: bool
    changed_at: str
    exchanges: int


def new_id() -> str:
    """Return an id that nobody guesses."""
    return secrets.token_hex(12)


def is_id(words: str) -> bool:
    """Tell whether words are the id of a conversation."""
    return bool(_ID.fullmatch(words))


def key_of(conversation: str) -> str:
    """Return the key that a conversation is kept under: its id, or a digest of any other words.

    >>> key_of("0123456789abcdef01234567"), key_of("../../etc")
    ('0123456789abcdef01234567', '74ccf3c5b4c19a8167f9a3d1')
    """
    if is_id(conversation):
        return conversation
    return hashlib.sha256(conversation.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """Return an answer whole, as plain data."""
    return asdict(answer)


def answer_from_json(data: object) -> Answer | None:
    """Return the answer that plain data holds, or nothing where it is of another form."""
    try:
        return None if data is None else _ANSWER.validate_python(data)
    except (ValidationError, RecursionError):
        return None
