"""Generations of the index: folders that never change once they are published.

    index/current.json          names the generation in force, and its manifest's digest
    index/gen-<revision>-<n>/   manifest.json, chroma/, lexical/<language>/
    index/making-<n>/           a generation that nobody reads yet

A generation is made aside, closed, and put in force by replacing ``current.json``.  So a process
that is killed damages only what nobody reads, and no reader shares a folder with a writer.  The
manifest holds a digest of every file: a damaged generation is known before Chroma opens it.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from assistant.library.language_means import LanguageMeans, Vector
from assistant.library.lexical import LexicalIndex
from assistant.library.vectors.chroma import VectorFolder, logical_content
from assistant.schema import LANGUAGES, Language

VECTORS, LEXICAL = "chroma", "lexical"
_POINTER, _MANIFEST = "current.json", "manifest.json"
_PUBLISHED, _MAKING = "gen-", "making-"
# Raise the number when the form of a generation changes; other programs read other bytes.
FORM = f"1 chromadb-{version('chromadb')} bm25s-{version('bm25s')}"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made from.

    ``counts`` are its windows by language, ``meant`` those that were there when the means were
    taken, ``highest`` the highest window key, ``files`` a digest for each file.
    """

    revision: int
    encoder: str
    highest: int
    counts: Mapping[Language, int]
    meant: Mapping[Language, int]
    means: Mapping[str, Mapping[str, str]]
    form: str = FORM
    files: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """The generation in force, and the digest of its manifest."""

    generation: str
    revision: int
    manifest: str


class Generation:
    """An open generation: searched, never changed."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self.name = folder.name
        self.manifest = manifest
        self.means = LanguageMeans.from_json(manifest.means)
        self._vectors = VectorFolder(folder / VECTORS)
        self._lexical = {
            language: LexicalIndex.open(folder / LEXICAL / language)
            for language in LANGUAGES
            if (folder / LEXICAL / language).is_dir()
        }

    def close(self) -> None:
        """Let go of the folder."""
        self._vectors.close()

    def nearest(self, language: Language, vector: Vector, limit: int) -> list[tuple[int, float]]:
        """Return window keys and cosines, best first."""
        return self._vectors.nearest(language, vector, limit)

    def matching(
        self, language: Language, terms: Mapping[str, float], limit: int
    ) -> list[tuple[int, float]]:
        """Return passage keys and BM25 scores, best first."""
        index = self._lexical.get(language)
        return index.search(terms, limit) if index else []

    def rarity(self, language: Language, term: str) -> float:
        """Return the score that no passage of a language can pass for a term of weight 1."""
        index = self._lexical.get(language)
        return index.rarity(term) if index else 0.0

    def is_whole(self) -> bool:
        """Tell whether the vectors can be counted and found; this also loads them."""
        counts = self.manifest.counts
        return all(self._vectors.is_whole(lang, counts.get(lang, 0)) for lang in LANGUAGES)


class Shelf:
    """The generations of a home, in its folder ``index``."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "index"

    def place(self, name: str) -> Path:
        """Return the folder of a generation."""
        return self._folder / name

    def current(self) -> Pointer | None:
        """Return what is in force, whole or not."""
        try:
            return Pointer(**json.loads((self._folder / _POINTER).read_bytes()))
        except (OSError, ValueError, TypeError):  # missing, or not what ``publish`` wrote
            return None

    def manifest(self) -> Manifest | None:
        """Return the manifest of the generation in force, or None where it is not whole."""
        pointer = self.current()
        if pointer is None:
            return None
        folder = self.place(pointer.generation)
        if _digest(folder / _MANIFEST) != pointer.manifest:
            log.warning("the index %s has lost its manifest: making it again", folder.name)
            return None
        manifest = Manifest(**json.loads((folder / _MANIFEST).read_bytes()))
        if manifest.form != FORM or digests(folder) != manifest.files:
            log.warning("the index %s is not as it was made: making it again", folder.name)
            return None
        return manifest

    @contextmanager
    def making(self) -> Iterator[Path]:
        """Give a new folder to make a generation in; it goes if it is not published."""
        folder = self._folder / f"{_MAKING}{secrets.token_hex(4)}"
        folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)  # published, it is no longer there

    def publish(self, folder: Path, manifest: Manifest, *, forget: bool) -> None:
        """Put a closed folder in force; older generations go, with ``forget`` all others."""
        listed = {**asdict(manifest), "files": digests(folder)}
        _write(folder / _MANIFEST, json.dumps(listed))
        before = self.current()
        name = f"{_PUBLISHED}{manifest.revision:06d}-{secrets.token_hex(4)}"
        folder.replace(self.place(name))
        pointer = Pointer(name, manifest.revision, _digest(self.place(name) / _MANIFEST))
        _write(self._folder / _POINTER, json.dumps(asdict(pointer)))
        self._sweep({name} if forget or before is None else {name, before.generation})

    def _sweep(self, kept: set[str]) -> None:
        for entry in self._folder.iterdir():
            if entry.name.startswith((_PUBLISHED, _MAKING)) and entry.name not in kept:
                shutil.rmtree(
                    entry, ignore_errors=True
                )  # a reader may hold it; the next one sweeps


def digests(folder: Path) -> dict[str, str]:
    """Return a digest of each file of a generation but its manifest."""
    return {
        str(path.relative_to(folder)): _digest(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != _MANIFEST
    }


def _digest(path: Path) -> str:
    """Return the digest of a file, or why it has none, which equals no digest."""
    try:
        if path.suffix == ".sqlite3":
            digest = hashlib.sha256()
            for line in logical_content(path.parent):
                digest.update(line)
            return digest.hexdigest()
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, sqlite3.Error) as error:
        return f"unreadable: {error}"


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all, and see it onto the disk."""
    aside = path.with_suffix(".new")
    with aside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
