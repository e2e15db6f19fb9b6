"""Private parts of the library: a collection is a home within the home, for few.

Everything of it lies in its folder: documents, indexes, conversations, plans, lessons and links.
So nothing of it is in what others search, count or compare with, and its folder goes with all of
it.  Who may enter is written beside it, by digests of their keys.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.errors import NotAllowed, UnknownCollection
from assistant.home import files
from assistant.home.lock import WriteLock

FOLDER, FILE = "collections", "collection.json"
TITLE = 80  # characters
MOST = 50  # collections of one owner
_ID = re.compile(r"[0-9a-f]{16}")
_TOKEN = re.compile(r"([0-9a-f]{16})-([A-Za-z0-9_-]{32})")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who may read a collection: a digest of their key, and how they are called."""

    id: str
    name: str
    since: str


@dataclass(frozen=True, slots=True)
class Collection:
    """A private part of the library; ``invitation`` is the digest of the link that lets in."""

    id: str
    title: str
    owner: Member
    made_at: str
    members: tuple[Member, ...] = ()
    invitation: str = ""

    def is_of(self, person: str) -> bool:
        """Tell whether a person, by their key, is its owner, who alone changes it."""
        return hmac.compare_digest(self.owner.id, _digest(person))

    def lets_in(self, person: str) -> bool:
        """Tell whether a person, by their key, may read it."""
        return self.is_of(person) or _digest(person) in {one.id for one in self.members}


_COLLECTION: TypeAdapter[Collection] = TypeAdapter(Collection)


class CollectionStore:
    """The collections of a home: ``collections/<id>/`` with ``collection.json`` and a home's files.

    Every call names the person who asks by their key; to anybody else a collection is not there.
    """

    def __init__(self, home: Path) -> None:
        self._folder = home / FOLDER

    def of(self, person: str) -> tuple[Collection, ...]:
        """Return the collections that a person may read, the oldest first."""
        found = (one for one in self._all() if one.lets_in(person))
        return tuple(sorted(found, key=lambda one: (one.made_at, one.id)))

    def opened(self, collection: str, person: str) -> Collection:
        """Return a collection that a person may read.  Raises UnknownCollection."""
        found = self._load(collection)
        if found is None or not found.lets_in(person):
            raise _unknown()
        return found

    def folder(self, collection: str, person: str) -> Path:
        """Return the home of a collection that a person may read.  Raises UnknownCollection."""
        return self._folder / self.opened(collection, person).id

    def make(self, person: str, name: str, title: str) -> Collection:
        """Make a collection of a person's own.

        Raises:
            NotAllowed: They have as many as one may have.
            LibraryUnwritable: The home cannot be written.
        """
        with self._changing():
            if sum(one.is_of(person) for one in self._all()) >= MOST:
                raise NotAllowed(
                    f"you have {MOST} collections already: delete one first"
                    f" / ท่านมีคลังส่วนตัวครบ {MOST} คลังแล้ว โปรดลบคลังที่ไม่ใช้ก่อน"
                )
            made = Collection(
                secrets.token_hex(8), _title(title), _member(person, name), files.now()
            )
            self._save(made)
        return made

    def rename(self, collection: str, owner: str, title: str) -> None:
        """Give a collection another title; an empty one changes nothing."""
        with self._own(collection, owner) as held:
            self._save(replace(held, title=_title(title) if title.split() else held.title))

    def invite(self, collection: str, owner: str) -> str:
        """Return a link's token, which is not kept, that lets in; the one before lets nobody in."""
        secret = secrets.token_urlsafe(24)
        with self._own(collection, owner) as held:
            self._save(replace(held, invitation=_digest(secret)))
        return f"{held.id}-{secret}"

    def take_back(self, collection: str, owner: str) -> None:
        """Let the link let nobody in any more; who came in stays."""
        with self._own(collection, owner) as held:
            self._save(replace(held, invitation=""))

    def invited(self, token: str) -> Collection:
        """Return the collection that a link lets into.  Raises UnknownCollection."""
        match = _TOKEN.fullmatch(token)
        found = self._load(match[1]) if match else None
        if not match or not found or not hmac.compare_digest(found.invitation, _digest(match[2])):
            raise _unknown()
        return found

    def join(self, token: str, person: str, name: str) -> Collection:
        """Let in a person who has the link.  Raises UnknownCollection."""
        with self._changing():
            found = self.invited(token)
            if not found.lets_in(person):
                found = replace(found, members=(*found.members, _member(person, name)))
                self._save(found)
        return found

    def remove(self, collection: str, owner: str, member: str) -> None:
        """Let a member, by their digest, in no longer; the link that let them in neither."""
        with self._own(collection, owner) as held:
            left = tuple(one for one in held.members if one.id != member)
            self._save(replace(held, members=left, invitation=""))

    def leave(self, collection: str, person: str) -> None:
        """Be a member no longer.  Raises UnknownCollection."""
        with self._changing():
            held = self.opened(collection, person)
            left = tuple(one for one in held.members if one.id != _digest(person))
            self._save(replace(held, members=left))

    def delete(
        self, collection: str, owner: str, first: Callable[[Path], None] | None = None
    ) -> int:
        """Delete a collection with all that lies in it; return how many files there were.

        ``first`` is told its folder before anything of it goes.

        Raises:
            UnknownCollection: There is none of this owner's.
            LibraryUnwritable: Something of it cannot be deleted: the rest goes at the next try.
        """
        with self._own(collection, owner) as held:
            folder = self._folder / held.id
            if first:
                first(folder)
            inside = [path for path in folder.iterdir() if path.name != FILE]
            return sum(map(files.erase, inside)) + files.erase(folder)  # last who may try again

    def homes(self) -> tuple[Path, ...]:
        """Return the homes of all collections, for what is looked up by a secret of its own."""
        return tuple(self._folder / one.id for one in self._all())

    @contextmanager
    def _own(self, collection: str, owner: str) -> Iterator[Collection]:
        with self._changing():
            held = self.opened(collection, owner)
            if not held.is_of(owner):
                raise not_its_owner()
            yield held

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Let nobody else change who may enter meanwhile."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise files.unwritable(self._folder, error) from error
        with WriteLock(self._folder).hold():
            yield

    def _all(self) -> Iterator[Collection]:
        for path in self._folder.glob(f"*/{FILE}"):
            if found := self._load(path.parent.name):
                yield found

    def _load(self, collection: str) -> Collection | None:
        """Return a collection; one whose file is damaged lets nobody in."""
        if not _ID.fullmatch(collection):
            return None
        try:
            text = (self._folder / collection / FILE).read_text(encoding="utf-8")
            found = _COLLECTION.validate_json(text)
        except (OSError, ValidationError):
            return None
        return found if found.id == collection else None

    def _save(self, one: Collection) -> None:
        files.write(self._folder / one.id / FILE, _COLLECTION.dump_json(one))


def not_its_owner() -> NotAllowed:
    """Return what to raise where somebody who may read a collection wants to change it."""
    return NotAllowed(
        "only the owner of this collection may do this / เฉพาะเจ้าของคลังส่วนตัวนี้เท่านั้นที่ทำได้"
    )


def _unknown() -> UnknownCollection:
    return UnknownCollection(
        "there is no such collection, or it is not open to you / ไม่พบคลังส่วนตัวนี้ หรือท่านไม่มีสิทธิ์เข้าถึง"
    )


def _member(person: str, name: str) -> Member:
    return Member(_digest(person), " ".join(name.split())[:80], files.now())


def _title(title: str) -> str:
    return " ".join(title.split())[:TITLE] or "…"


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
