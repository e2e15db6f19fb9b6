"""Who comes in: a program with a key, and what it is given to work with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from assistant.answering.assistant import Assistant
from assistant.conversations.own import OwnConversations
from assistant.doors.keys import Key, KeyStore
from assistant.doors.limits import Rates, Turns
from assistant.doors.places import Places
from assistant.doors.problems import Refused
from assistant.people.collections import not_its_owner

Collection = Annotated[str, Query(max_length=40, description="a private collection's id")]
_BEARER = HTTPBearer(auto_error=False, description="a key of `khrueakhai key add NAME`")
_NO_KEY = (
    "send a key as `Authorization: Bearer KEY`; `khrueakhai key add NAME` makes one"
    " / โปรดส่งกุญแจมาด้วย สร้างได้ด้วยคำสั่ง `khrueakhai key add NAME`"
)
_TOO_MANY = "too many requests: come again in {0} s / คำขอถี่เกินไป โปรดลองใหม่ใน {0} วินาที"
_READS = "this key only reads: make one with `khrueakhai key add NAME --write` / กุญแจนี้อ่านได้อย่างเดียว"


def key_of(
    request: Request,
    given: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)],
) -> Key:
    """Return the key of a request; without one it is refused."""
    keys: KeyStore = request.app.state.keys
    found = keys.of(given.credentials) if given else None
    host = request.client.host if request.client else ""
    rates: Rates = request.app.state.rates
    if wait := rates.wait(found.digest if found else f"unknown, {host}"):
        raise Refused(
            429, "rate_limit_exceeded", _TOO_MANY.format(wait), {"Retry-After": f"{wait}"}
        )
    if found is None:
        raise Refused(401, "invalid_api_key", _NO_KEY, {"WWW-Authenticate": "Bearer"})
    return found


async def turn_of(request: Request, key: Annotated[Key, Depends(key_of)]) -> AsyncIterator[None]:
    """Hold a request until its key has a place, and the place until it is answered."""
    turns: Turns = request.app.state.turns
    async with turns.of(key.digest):
        yield


def person_of(key: Annotated[Key, Depends(key_of)]) -> str:
    """Return what names what belongs to a key: no other's, and no person's of the app."""
    return f"key:{key.digest[:32]}"


def places_of(request: Request) -> Places:
    """Return the library that all share and its private collections."""
    found: Places = request.app.state.places
    return found


def writing_key(
    key: Annotated[Key, Depends(key_of)],
    person: Annotated[str, Depends(person_of)],
    places: Annotated[Places, Depends(places_of)],
    collection: Collection = "",
) -> Key:
    """Return the key of a request that changes the library, or a collection of its own."""
    if not key.writes:
        raise Refused(403, "read_only_key", _READS)
    if collection and not places.collections.opened(collection, person).is_of(person):
        raise not_its_owner()
    return key


def assistant_of(
    person: Annotated[str, Depends(person_of)],
    places: Annotated[Places, Depends(places_of)],
    collection: Collection = "",
) -> Assistant:
    """Return the assistant that all requests share, or of a collection that the key may read."""
    return places.assistant(collection, person)


def conversations_of(
    person: Annotated[str, Depends(person_of)],
    assistant: Annotated[Assistant, Depends(assistant_of)],
) -> OwnConversations:
    """Return the conversations of a key in the library or a collection."""
    return assistant.conversations.of(person)


WritingKey = Annotated[Key, Depends(writing_key)]
ThePerson = Annotated[str, Depends(person_of)]
ThePlaces = Annotated[Places, Depends(places_of)]
TheAssistant = Annotated[Assistant, Depends(assistant_of)]
TheConversations = Annotated[OwnConversations, Depends(conversations_of)]
