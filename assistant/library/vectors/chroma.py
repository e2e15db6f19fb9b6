"""Chroma: keys and vectors by language, written once and then only read.

As a rule a store is a folder, which Chroma does not share with another process.  It does not
survive being killed while it writes, so a folder is filled by one process that nobody reads, and a
folder that is read is never written.  A server of the user's own keeps a store as two collections
(``chroma_server``).  No text is in it: a key is the number of a window in the record.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np

from assistant.library.language_means import Vector
from assistant.library.vectors.chroma_files import logical_content, tidy
from assistant.library.vectors.store import SELF_DISTANCE, Among, VectorsError
from assistant.models.encoders import Vectors
from assistant.schema import LANGUAGES, Language

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from chromadb.api.models.Collection import Collection

_LARGEST = 5_000  # vectors in one call; Chroma 1.5.9 takes 5,461
_CONFIGURATION: CreateCollectionConfiguration = {
    "hnsw": {
        "space": "cosine",
        "ef_construction": 100,  # twice as much takes twice as long and finds no more (measured)
        "ef_search": 200,  # more than any search asks for, else the last ones are missed
        "sync_threshold": 1,  # everything is on disk when the folder is closed
    }
}
_FEW = 200  # keys that are compared one by one: a search among them costs as the folder is large
_SELF_QUERIES = 10  # vectors that a filled folder looks for; it must find one of them


class Chroma:
    """Opens folders of Chroma."""

    form = f"chromadb-{version('chromadb')}"

    def open(self, folder: Path) -> ChromaStore:
        """Open a folder."""
        return ChromaStore(_client(folder))

    def seal(self, folder: Path) -> None:
        """Take out what Chroma leaves of vectors elsewhere and of the memory."""
        tidy(folder)

    def digest(self, path: Path) -> str:
        """Return a digest of a file, of the SQLite one without what each opening adds to it."""
        if path.suffix != ".sqlite3":
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        digest = hashlib.sha256()
        for line in logical_content(path.parent):
            digest.update(line)
        return digest.hexdigest()

    def erase(self, folder: Path, kept: Mapping[Language, Among]) -> None:
        """Take out of a closed folder all vectors but those of some keys, without a trace."""
        store = self.open(folder)
        for language in LANGUAGES:
            store.keep_only(language, kept[language])
        store.close()
        self.seal(folder)

    def copy(self, source: Path, target: Path) -> None:
        """Copy the folder."""
        shutil.copytree(source, target)

    def discard(self, folder: Path) -> None:
        """Do nothing: all of it is in the folder."""


class ChromaStore:
    """The collections of a name that a client of Chroma sees, one a language."""

    def __init__(self, client: Client, name: str = "windows") -> None:
        self._client = client
        self._names = collection_names(name)
        self._collections: dict[Language, Collection] = {}
        self._counts: dict[Language, int] = {}  # of what is only read: one call less a search
        with named_errors():
            for language, collection in self._names.items():
                with suppress(_errors().NotFoundError):
                    held = client.get_collection(collection, embedding_function=None)
                    self._collections[language] = _checked(held)

    def close(self) -> None:
        """Let go of the folder's files."""
        self._collections = {}
        self._client.close()

    def add(self, language: Language, keys: list[int], vectors: Vectors) -> None:
        """Add vectors under new keys; raises VectorsError."""
        with named_errors():
            collection = self._collections.get(language) or self._create(language)
            self._counts.pop(language, None)
            for start in range(0, len(keys), _LARGEST):
                some = slice(start, start + _LARGEST)
                collection.add(ids=[str(key) for key in keys[some]], embeddings=vectors[some])

    def count(self, language: Language) -> int:
        """Return the number of vectors of a language."""
        collection = self._collections.get(language)
        if collection is None:
            return 0
        if language not in self._counts:
            with named_errors():
                self._counts[language] = collection.count()
        return self._counts[language]

    def nearest(
        self, language: Language, vector: Vector, limit: int, among: Among | None = None
    ) -> list[tuple[int, float]]:
        """Return keys and cosines of the nearest vectors, or of those among some, best first."""
        collection = self._collections.get(language)
        if collection is None or limit < 1 or (among is not None and not len(among)):
            return []
        ids = None if among is None else [str(key) for key in among.tolist()]
        with named_errors():
            if ids is not None and len(ids) <= _FEW:
                return _compared(collection, vector, limit, ids)
            try:
                return self._found(collection, language, vector, limit, ids)
            except _errors().InternalError:  # among none, where one of them is not there
                held = collection.get(ids=ids, include=[])["ids"]
                return self._found(collection, language, vector, limit, held)

    def _found(
        self,
        collection: Collection,
        language: Language,
        vector: Vector,
        limit: int,
        ids: list[str] | None,
    ) -> list[tuple[int, float]]:
        if ids is not None and not ids:
            return []
        found = collection.query(
            query_embeddings=np.asarray([vector], np.float32),
            n_results=min(limit, self.count(language)),
            ids=ids,
            include=["distances"],
        )
        distances = (found["distances"] or [[]])[0]
        return [(int(k), 1.0 - d) for k, d in zip(found["ids"][0], distances, strict=True)]

    def is_whole(self, language: Language, count: int) -> bool:
        """Tell whether the folder counts and finds what it was given."""
        if self.count(language) != count or not count:
            return self.count(language) == count
        sample = np.asarray(self._collections[language].peek(_SELF_QUERIES)["embeddings"])
        found = [self.nearest(language, vector, 1) for vector in sample]
        # The search is approximate: in a crowd of vectors that are nearly one, it may miss a few.
        return any(f and 1.0 - f[0][1] < SELF_DISTANCE for f in found)

    def keep_only(self, language: Language, kept: Among) -> None:
        """Mark all vectors but those of some keys as taken out; ``tidy`` then overwrites them."""
        with named_errors():
            if (collection := self._collections.get(language)) is None:
                return
            held = np.array([int(key) for key in collection.get(include=[])["ids"]], np.int64)
            gone = [str(key) for key in np.setdiff1d(held, kept).tolist()]
            self._counts.pop(language, None)
            for start in range(0, len(gone), _LARGEST):
                collection.delete(ids=gone[start : start + _LARGEST])

    def batches(self, language: Language) -> Iterator[tuple[list[int], Vectors]]:
        """Yield all keys and vectors of a language."""
        for start in range(0, self.count(language), _LARGEST):
            held = self._collections[language].get(
                limit=_LARGEST, offset=start, include=["embeddings"]
            )
            yield [int(key) for key in held["ids"]], np.asarray(held["embeddings"], np.float32)

    def _create(self, language: Language) -> Collection:
        collection = self._client.create_collection(
            self._names[language], embedding_function=None, configuration=_CONFIGURATION
        )
        self._collections[language] = _checked(collection)
        return collection


def _compared(
    collection: Collection, vector: Vector, limit: int, ids: list[str]
) -> list[tuple[int, float]]:
    """Return what a search among a few keys does."""
    held = collection.get(ids=ids, include=["embeddings"])
    rows = np.asarray(held["embeddings"], np.float32).reshape(-1, len(vector))
    cosines = rows @ vector / (np.linalg.norm(rows, axis=1) * np.linalg.norm(vector))
    return [(int(held["ids"][at]), float(cosines[at])) for at in np.argsort(-cosines)[:limit]]


def collection_names(name: str) -> dict[Language, str]:
    """Return how the collections of a store are called."""
    return {language: f"{name}-{language}" for language in LANGUAGES}


def _errors() -> ModuleType:
    from chromadb import errors

    return errors


def _client(folder: Path) -> Client:
    import chromadb
    from chromadb.api.client import Client
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False, is_persistent=True)
    with named_errors():
        try:
            client = chromadb.PersistentClient(path=str(folder), settings=settings)
        except AttributeError as error:  # how Chroma says that its start has failed
            raise VectorsError("Chroma cannot start on this disk") from error
    if not isinstance(client, Client):
        raise TypeError("Chroma gave a client that cannot be closed")
    return client


@contextmanager
def named_errors() -> Iterator[None]:
    """Let what goes wrong in Chroma be a VectorsError."""
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as error:
        raise VectorsError(str(error)) from error


def _checked(collection: Collection) -> Collection:
    space = collection.configuration_json["hnsw"]["space"]
    if space != "cosine":  # the default is another, and would rank wrongly without a word
        raise ValueError(f"{collection.name} measures by {space}, not by cosine")
    return collection
