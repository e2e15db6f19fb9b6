"""Private collections over HTTP: each is its owner's, and open to whoever has joined."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from assistant.doors.entry import ThePerson, ThePlaces, WritingKey, key_of, turn_of
from assistant.doors.keys import Key
from assistant.people import audit
from assistant.people.collections import TITLE, Collection
from assistant.people.receipts import receipt

router = APIRouter(prefix="/api/collections", dependencies=[Depends(turn_of)])
TheKey = Annotated[Key, Depends(key_of)]


class New(BaseModel):
    """What a new collection is called."""

    title: str = Field(min_length=1, max_length=TITLE, pattern=r"\S")


class Invitation(BaseModel):
    """What lets into a collection."""

    token: str = Field(max_length=80)


@router.get("")
def collections(places: ThePlaces, person: ThePerson) -> dict[str, Any]:
    """List the collections that this key may read."""
    return {"collections": [_told(one, person) for one in places.collections.of(person)]}


@router.post("")
def make(asked: New, places: ThePlaces, person: ThePerson, key: WritingKey) -> dict[str, Any]:
    """Make a collection of this key's own; name it as `collection` of other requests."""
    made = places.collections.make(person, key.name, asked.title)
    audit.note(places.whole.library.home, f"key {key.name}", "made_collection", made.id)
    return _told(made, person)


@router.post("/joined")
def join(asked: Invitation, places: ThePlaces, person: ThePerson, key: TheKey) -> dict[str, Any]:
    """Join the collection that a token lets into."""
    joined = places.collections.join(asked.token, person, key.name)
    return _told(joined, person)


@router.post("/{which}/invitation")
def invite(which: str, places: ThePlaces, person: ThePerson) -> dict[str, Any]:
    """Return a token that lets into a collection of this key's; the one before does no longer."""
    return {"token": places.collections.invite(which, person)}


@router.delete("/{which}/invitation")
def take_back(which: str, places: ThePlaces, person: ThePerson) -> dict[str, Any]:
    """Let the token let nobody in any more."""
    places.collections.take_back(which, person)
    return {"taken_back": which}


@router.delete("/{which}/members/{member}")
def remove(which: str, member: str, places: ThePlaces, person: ThePerson) -> dict[str, Any]:
    """Let a member in no longer, from the next request on."""
    places.collections.remove(which, person, member)
    return {"removed": member}


@router.delete("/{which}")
def delete(which: str, places: ThePlaces, person: ThePerson, key: WritingKey) -> dict[str, Any]:
    """Delete a collection of this key's with all in it; the receipt's number is in the log too."""
    count = places.delete(which, person)
    home, who = places.whole.library.home, f"key {key.name}"
    given = receipt(home, who, "deleted_collection", which, count=count)
    return {"deleted": which, "files": count, "receipt": given.number, "at": given.at}


def _told(one: Collection, person: str) -> dict[str, Any]:
    own = one.is_of(person)
    members = [{"id": m.id, "name": m.name, "since": m.since} for m in one.members]
    told = {"id": one.id, "title": one.title, "owner": one.owner.name, "own": own}
    return {**told, "members": members if own else []}
