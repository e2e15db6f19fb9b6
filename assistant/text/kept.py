"""What is worked out of the shipped texts is kept from one process to the next.

The words of the glossary and what the example utterances weigh are the same at every start, and
take seconds of one.  A file in the user's cache folder is named by a digest of all that it comes
from, so another text, another line of code or another tokeniser makes another file.  It holds
nothing of any library.  Where the folder may not be written everything is worked out each time.
"""

from __future__ import annotations

import hashlib
import logging
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

from assistant.settings import corpus_folder

_TABLES = ("*.csv", "*.yaml", "*.txt")  # of the corpus; its notes are documents, not words
_CUTTERS = ("pythainlp", "snowballstemmer", "numpy")  # what the same texts may be other words by
_HELD = 6  # files of a name; checkouts beside each other keep theirs
_DIGEST = 32  # bytes before the content: a torn file is no file

log = logging.getLogger(__name__)


def kept(name: str, make: Callable[[], bytes], code: Iterable[str] = (), of: str = "") -> bytes:
    """Return what was made before of the same texts by the same code, or make it and keep it.

    Args:
        name: What it is, as the first part of a file's name.
        make: Works it out.
        code: The files of the modules that do so, beside those of this folder.
        of: What else it comes from, as a text.
    """
    digest = hashlib.sha256(f"{_fingerprint(tuple(code))}{of}".encode()).hexdigest()[:24]
    path = _folder() / f"{name}-{digest}"
    try:
        held = path.read_bytes()
    except OSError:
        held = b""
    if len(held) > _DIGEST and hashlib.sha256(held[_DIGEST:]).digest() == held[:_DIGEST]:
        return held[_DIGEST:]
    made = make()
    try:
        _keep(path, hashlib.sha256(made).digest() + made)
    except OSError as error:
        log.debug("%s is worked out at every start: %s", name, error)
    return made


def _folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("khrueakhai", appauthor=False) / "words"


def _keep(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, and let the oldest of its name go."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix="making-", delete=False) as file:
        file.write(content)
    Path(file.name).replace(path)
    same = path.parent.glob(f"{path.name.rpartition('-')[0]}-*")
    for old in sorted(same, key=lambda one: one.stat().st_mtime)[:-_HELD]:
        old.unlink(missing_ok=True)


@lru_cache(maxsize=16)
def _fingerprint(code: tuple[str, ...]) -> str:
    """Return a digest of the shipped tables, of the code that reads them, and of the tokenisers."""
    tables = [path for pattern in _TABLES for path in corpus_folder().glob(pattern)]
    sources = [*Path(__file__).parent.glob("*.py"), *map(Path, code)]
    digest = hashlib.sha256(repr((sys.version_info[:2], *map(version, _CUTTERS))).encode())
    for path in [*sorted(tables), *sorted(sources)]:
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:24]
