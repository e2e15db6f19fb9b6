"""Links that let others read one conversation, plan or lesson, until their maker takes them back.

A link holds a token that nobody guesses; the home holds its digest alone, so that whoever reads
the home's files cannot make the link again.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from assistant.errors import NotShared
from assistant.home import files

Kind = Literal["conversation", "plan", "lesson"]
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")
_DIGEST = re.compile(r"[0-9a-f]{40}")


@dataclass(frozen=True, slots=True)
class Share:
    """What a link shows; ``id`` names the link to its maker, and opens nothing."""

    id: str
    kind: Kind
    item: str
    owner: str
    made_at: str


_SHARE: TypeAdapter[Share] = TypeAdapter(Share)


class ShareStore:
    """The links of one home: ``shares/<digest of the token>.json``."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "shares"

    def share(self, kind: Kind, item: str, owner: str) -> str:
        """Make a link to something of an owner's; return its token, which is not kept.

        Raises:
            LibraryUnwritable: The home cannot be written.
        """
        token = secrets.token_urlsafe(24)
        made = Share(_digest(token), kind, item, owner, files.now())
        files.write(self._folder / f"{made.id}.json", json.dumps(asdict(made)))
        return token

    def of(self, owner: str, kind: Kind, item: str) -> tuple[Share, ...]:
        """Return the links to something, the newest first; none of another owner's."""
        found = [
            one for one in self._all() if (one.owner, one.kind, one.item) == (owner, kind, item)
        ]
        return tuple(sorted(found, key=lambda one: one.made_at, reverse=True))

    def opened(self, token: str) -> Share:
        """Return what a link shows.

        Raises:
            NotShared: There is no such link, or it was taken back.
        """
        found = self._load(_digest(token)) if _TOKEN.fullmatch(token) else None
        if found is None:
            raise NotShared(
                "this link shows nothing: it was taken back, or is not whole"
                " / ลิงก์นี้ใช้ไม่ได้ ผู้แชร์อาจยกเลิกแล้ว หรือคัดลอกมาไม่ครบ"
            )
        return found

    def take_back(self, owner: str, share: str) -> None:
        """Let a link show nothing any more.  Raises NotShared where it is not the owner's."""
        found = self._load(share) if _DIGEST.fullmatch(share) else None
        if found is None or found.owner != owner:
            raise NotShared("there is no such link of yours / ไม่พบลิงก์นี้ของท่าน")
        (self._folder / f"{share}.json").unlink(missing_ok=True)

    def forget(self, owner: str, kind: Kind, item: str) -> int:
        """Take back all links to something that is no more; return how many there were."""
        found = self.of(owner, kind, item)
        return sum(files.erase(self._folder / f"{one.id}.json") for one in found)

    def _all(self) -> Iterator[Share]:
        for path in self._folder.glob("*.json"):
            if found := self._load(path.stem):
                yield found

    def _load(self, digest: str) -> Share | None:
        try:
            text = (self._folder / f"{digest}.json").read_text(encoding="utf-8")
            return _SHARE.validate_json(text)
        except (OSError, ValidationError):
            return None


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()[:40]
