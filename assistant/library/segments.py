"""Segments: folders with the vectors and words of what was added between two keys.

    seg-<n>/segment.json          what it was made from, and a digest of every other file
    seg-<n>/vectors/              a store of one kind
    seg-<n>/lexical/<language>/   postings

A segment is made aside, closed, and from then on only read; so several generations may share one.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from assistant.library import lexical
from assistant.library.index_rows import Keys
from assistant.library.lexical import LexicalSegment
from assistant.library.vectors.store import Among, StoreKind, VectorStore
from assistant.schema import LANGUAGES, Language

VECTORS, LEXICAL, MANIFEST = "vectors", "lexical", "segment.json"
FORM = f"segment 1, {lexical.FORM}"  # raise a number when the form changes


@dataclass(frozen=True, slots=True)
class SegmentManifest:
    """What a segment was made from: all that stands after one pair of keys up to another.

    ``counts`` are its windows by language, ``store`` is the form of its vectors' files and
    ``files`` has a digest of each file.
    """

    store: str
    after: Keys
    up_to: Keys
    counts: Mapping[Language, int]
    files: Mapping[str, str] = field(default_factory=dict)
    form: str = FORM

    @classmethod
    def read(cls, folder: Path) -> SegmentManifest:
        """Read the manifest of a segment's folder; raises OSError, ValueError or TypeError."""
        data = json.loads((folder / MANIFEST).read_bytes())
        return cls(**{**data, "after": Keys(**data["after"]), "up_to": Keys(**data["up_to"])})

    def to_json(self) -> str:
        """Return what ``read`` reads."""
        return json.dumps(asdict(self))


class Segment:
    """An open segment: searched, never changed."""

    def __init__(
        self,
        manifest: SegmentManifest,
        lexical: Mapping[Language, LexicalSegment],
        vectors: VectorStore,
    ) -> None:
        self.manifest = manifest
        self.lexical = lexical
        self.vectors = vectors

    @classmethod
    def open(cls, folder: Path, manifest: SegmentManifest, kind: StoreKind) -> Segment:
        """Open the segment of a folder; raises OSError or VectorsError."""
        held = {
            language: LexicalSegment.open(folder / LEXICAL / language)
            for language in LANGUAGES
            if (folder / LEXICAL / language).is_dir()
        }
        return cls(manifest, held, kind.open(folder / VECTORS))  # last: it has to be closed

    def close(self) -> None:
        """Let go of the folder."""
        self.vectors.close()

    def held(self, among: Among | None, language: Language) -> Among | None:
        """Return those of a language's window keys that the segment has; None where it is all."""
        if among is None:
            return None
        ends = self.manifest.after.window, self.manifest.up_to.window
        first, last = np.searchsorted(among, ends, side="right")
        return None if last - first == self.manifest.counts.get(language) else among[first:last]

    def is_whole(self) -> bool:
        """Tell whether the vectors can be counted and found; this also loads them."""
        counts = self.manifest.counts
        return all(self.vectors.is_whole(lang, counts.get(lang, 0)) for lang in LANGUAGES)


def digests(folder: Path, kind: StoreKind) -> dict[str, str]:
    """Return a digest of each file of a segment but its manifest."""
    return {
        str(path.relative_to(folder)): _digest(folder, path, kind)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def _digest(folder: Path, path: Path, kind: StoreKind) -> str:
    """Return the digest of a file, or why it has none, which equals no digest."""
    try:
        return kind.digest(path) if path.is_relative_to(folder / VECTORS) else file_digest(path)
    except (OSError, sqlite3.Error) as error:
        return f"unreadable: {error}"


def file_digest(path: Path) -> str:
    """Return the digest of a file's bytes; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
