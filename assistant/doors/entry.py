"""Who comes in: a program with a key, and what it is given to work with."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from assistant.answering.assistant import Assistant
from assistant.conversations.own import OwnConversations
from assistant.doors.keys import Key, KeyStore
from assistant.doors.problems import Refused

_BEARER = HTTPBearer(auto_error=False, description="a key of `khrueakhai key add NAME`")
_NO_KEY = (
    "send a key as `Authorization: Bearer KEY`; `khrueakhai key add NAME` makes one"
    " / โปรดส่งกุญแจมาด้วย สร้างได้ด้วยคำสั่ง `khrueakhai key add NAME`"
)
_READS = "this key only reads: make one with `khrueakhai key add NAME --write` / กุญแจนี้อ่านได้อย่างเดียว"


def key_of(
    request: Request,
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
) -> Key:
    """Return the key of a request; without one it is refused."""
    keys: KeyStore = request.app.state.keys
    found = keys.of(given.credentials) if given else None
    if found is None:
        raise Refused(401, "invalid_api_key", _NO_KEY)
    return found


def writing_key(key: Annotated[Key, Depends(key_of)]) -> Key:
    """Return the key of a request that changes the library."""
    if not key.writes:
        raise Refused(403, "read_only_key", _READS)
    return key


def assistant_of(request: Request) -> Assistant:
    """Return the assistant that all requests share."""
    found: Assistant = request.app.state.assistant
    return found


def conversations_of(request: Request, key: Annotated[Key, Depends(key_of)]) -> OwnConversations:
    """Return the conversations of a key: no other's, and no person's of the app."""
    return assistant_of(request).conversations.of(f"key:{key.digest[:32]}")


WritingKey = Annotated[Key, Depends(writing_key)]
TheAssistant = Annotated[Assistant, Depends(assistant_of)]
TheConversations = Annotated[OwnConversations, Depends(conversations_of)]
