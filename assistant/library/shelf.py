"""The shelf of a home: which segments and generations there are, and which one is in force.

    index/current.json            names the generation in force, and its manifest's digest
    index/gen-<revision>-<n>.json a generation: its segments, and the digest of each one's manifest
    index/seg-<n>/                a segment, never changed
    index/making-<n>/             a segment that nobody reads yet

What is in force changes by replacing ``current.json``.  So a process that is killed damages only
what nobody reads, and no reader shares a folder with a writer.  Every file is reached from
``current.json`` over digests: what is damaged is known before it is opened.
"""

from __future__ import annotations

import json
import logging
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from assistant.home import files
from assistant.library import generations
from assistant.library.generations import Listed, Manifest
from assistant.library.segments import (
    FORM,
    MANIFEST,
    VECTORS,
    SegmentManifest,
    digests,
    file_digest,
)
from assistant.library.vectors.store import StoreKind

_POINTER = "current.json"
_GENERATION, _SEGMENT, _MAKING = "gen-", "seg-", "making-"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Pointer:
    """The generation in force, and the digest of its manifest."""

    generation: str
    revision: int
    manifest: str


def _nothing(_vectors: Path) -> None:
    """Do nothing: all of a segment is in its folder."""


class Shelf:
    """An index folder of a home; it is another one for each record that the home has had."""

    def __init__(self, home: Path, name: str = "index") -> None:
        self._folder = home / name

    def place(self, name: str) -> Path:
        """Return the folder of a segment or the file of a generation."""
        return self._folder / name

    def current(self) -> Pointer | None:
        """Return what is in force, whole or not."""
        try:
            return Pointer(**json.loads((self._folder / _POINTER).read_bytes()))
        except (OSError, ValueError, TypeError):  # missing, or not what ``publish`` wrote
            return None

    def manifest(self, pointer: Pointer) -> Manifest | None:
        """Return the manifest of a generation, or None where it is not as it was made."""
        path = self.place(pointer.generation)
        data = json.loads(path.read_bytes()) if _is(path, pointer.manifest) else {}
        if data.pop("form", None) != generations.FORM:
            _tell(path.name)
            return None
        return Manifest(**{**data, "segments": tuple(Listed(**one) for one in data["segments"])})

    def segment(self, listed: Listed) -> SegmentManifest | None:
        """Return the manifest of a segment, or None where it is not as it was made."""
        folder = self.place(listed.name)
        try:
            if _is(folder / MANIFEST, listed.digest):
                manifest = SegmentManifest.read(folder)
                if manifest.form == FORM:
                    return manifest
        except (ValueError, TypeError):  # another form of the program has other fields
            log.info("the index %s is of another form", listed.name)
        _tell(listed.name)
        return None

    def is_whole(self, listed: Listed, manifest: SegmentManifest, kind: StoreKind) -> bool:
        """Tell whether every file of a segment is as it was made; this reads them all."""
        same = digests(self.place(listed.name), kind) == manifest.files
        if not same:
            _tell(listed.name)
        return same

    @contextmanager
    def making(self) -> Iterator[Path]:
        """Give a new folder to make a segment in; it goes if it is not kept."""
        folder = self._folder / f"{_MAKING}{secrets.token_hex(4)}"
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)  # kept, it is no longer there

    def keep(self, folder: Path, manifest: SegmentManifest, kind: StoreKind) -> Listed:
        """Give a closed folder its manifest and its name; no generation has it yet."""
        files.write(folder / MANIFEST, replace(manifest, files=digests(folder, kind)).to_json())
        name = f"{_SEGMENT}{secrets.token_hex(6)}"
        folder.replace(self.place(name))
        return Listed(name, file_digest(self.place(name) / MANIFEST))

    def publish(
        self, manifest: Manifest, *, forget: bool, drop: Callable[[Path], None] = _nothing
    ) -> None:
        """Put a generation in force; older ones but the last go, with ``forget`` that one too.

        ``drop`` is told the folder of the vectors of each segment that goes, before it does.
        """
        before = self.current()
        name = f"{_GENERATION}{manifest.revision:06d}-{secrets.token_hex(4)}.json"
        files.write(self.place(name), json.dumps(asdict(manifest)))
        pointer = Pointer(name, manifest.revision, file_digest(self.place(name)))
        files.write(self._folder / _POINTER, json.dumps(asdict(pointer)))
        last = None if forget or before is None else self.manifest(before)
        kept = {_POINTER, name, *(listed.name for listed in manifest.segments)}
        if before and last:
            kept |= {before.generation, *(listed.name for listed in last.segments)}
        self._sweep(kept, drop)

    def _sweep(self, kept: set[str], drop: Callable[[Path], None]) -> None:
        """Delete whatever else is in the folder: it is old, or a killed writer has left it."""
        for entry in self._folder.iterdir():
            if entry.name in kept:
                continue
            if entry.is_dir():
                drop(entry / VECTORS)
                shutil.rmtree(entry, ignore_errors=True)  # a reader may hold it; the next sweeps
            else:
                entry.unlink(missing_ok=True)


def _is(path: Path, digest: str) -> bool:
    try:
        return file_digest(path) == digest
    except OSError:
        return False


def _tell(name: str) -> None:
    log.warning("the index %s is not as it was made: making it again", name)
