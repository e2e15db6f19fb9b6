"""Keys of programs: made here, shown once, kept in the home as digests."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.errors import KeyProblem
from assistant.home import files
from assistant.home.lock import WriteLock

FILE = "keys.json"
PREFIX = "kk-"  # tells what a key is for, wherever it is found
_NAME = re.compile(r"[\w.-]{1,40}")


@dataclass(frozen=True, slots=True)
class Key:
    """A key by its name; ``digest`` is SHA-256: of 256 random bits nothing slower is needed.

    ``writes`` lets it add and remove documents; without it a key reads and asks.
    """

    name: str
    digest: str
    made_at: str
    writes: bool = False


class KeyStore:
    """The keys of one home."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "keys"  # with a lock of its own: no document that is added holds it
        self._path = self._folder / FILE

    def all(self) -> tuple[Key, ...]:
        """Return the keys, the oldest first.

        Raises:
            KeyProblem: The file cannot be read.
        """
        try:
            rows = json.loads(self._path.read_text(encoding="utf-8"))
            return tuple(Key(**row) for row in rows)
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, TypeError, RecursionError) as error:
            raise KeyProblem(
                f"the keys in {self._path} cannot be read ({type(error).__name__}): delete the "
                "file and make new keys with `khrueakhai key add NAME`"
            ) from error

    def add(self, name: str, *, writes: bool = False) -> str:
        """Make a key and return it; it is never shown again.

        Raises:
            KeyProblem: There is such a key already, or the name is none.
        """
        if not _NAME.fullmatch(name):
            raise KeyProblem(
                f"{name[:60]!r} cannot name a key: use up to 40 letters, digits, dots and dashes"
            )
        made = PREFIX + secrets.token_urlsafe(32)
        with self._changing():
            held = self.all()
            if any(key.name == name for key in held):
                raise KeyProblem(
                    f"there is a key {name!r} already: remove it first with "
                    f"`khrueakhai key remove {name}`, or choose another name"
                )
            self._write((*held, Key(name, _digest(made), files.now(), writes)))
        return made

    def remove(self, name: str) -> None:
        """Take a key away; it opens nothing from then on.

        Raises:
            KeyProblem: There is no such key.
        """
        with self._changing():
            held = self.all()
            kept = tuple(key for key in held if key.name != name)
            if kept == held:
                raise KeyProblem(f"there is no key {name!r}: `khrueakhai key list` shows them")
            self._write(kept)

    def of(self, given: str) -> Key | None:
        """Return the key that was given, or None; how long it takes tells nothing of the keys."""
        digest = _digest(given)
        found = [key for key in self.all() if hmac.compare_digest(key.digest, digest)]
        return found[0] if found else None

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Let nobody else change the keys meanwhile."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise files.unwritable(self._folder, error) from error
        with WriteLock(self._folder).hold():
            yield

    def _write(self, keys: tuple[Key, ...]) -> None:
        rows = [asdict(key) for key in keys]
        files.write(self._path, json.dumps(rows, ensure_ascii=False, indent=2))
        self._path.chmod(0o600)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
