"""Qdrant: each store is two collections of a server, which may be a cluster that shards them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import numpy as np

from assistant.library.language_means import Vector
from assistant.library.vectors.sets import Named, named
from assistant.library.vectors.store import SELF_DISTANCE, Among, VectorsAway
from assistant.models.encoders import Vectors
from assistant.schema import LANGUAGES, Language
from assistant.settings.variables import without_password

if TYPE_CHECKING:
    from qdrant_client import QdrantClient

_BATCH = 500  # vectors in one call: a megabyte
_SEARCHED = 200  # candidates of the approximate search, as for Chroma; Qdrant makes it of as many
_SELF_QUERIES = 10
_PORT = 6333  # Qdrant's own
_SECONDS = 60  # for one call


class Qdrant(Named):
    """Opens stores that a client of Qdrant reaches."""

    form = "qdrant 1"

    def __init__(self, connect: Callable[[], QdrantClient], where: str, shards: int = 1) -> None:
        self._connect = connect
        self._where = where
        self._shards = shards

    @classmethod
    def at(cls, url: str) -> Qdrant:
        """Return the kind for a server; what stands before its host is the key of its API.

        ``?shards=N`` divides each collection among the nodes of a cluster.
        """
        parsed = urlsplit(url)
        key = parsed.password or parsed.username

        def connect() -> QdrantClient:
            from qdrant_client import QdrantClient

            bare = f"{parsed.scheme}://{parsed.hostname}:{parsed.port or _PORT}"
            return QdrantClient(bare, api_key=key, timeout=_SECONDS, check_compatibility=False)

        shards = int(parse_qs(parsed.query).get("shards", ["1"])[0])
        return cls(connect, without_password(url), shards)

    @cached_property
    def _client(self) -> QdrantClient:
        return self._connect()

    def open(self, folder: Path) -> QdrantStore:
        """Open the store that a folder names."""
        return QdrantStore(self._client, named(folder), self._shards, self._where)

    def seal(self, folder: Path) -> None:
        """Do nothing: what the server writes is its own."""

    def copy(self, source: Path, target: Path) -> None:
        """Read a store and write it again under another name."""
        held, made = self.open(source), self.open(target)
        for language in LANGUAGES:
            for keys, vectors in held.batches(language):
                made.add(language, keys, vectors)

    def discard_set(self, name: str) -> None:
        """Delete the collections of a name."""
        with told(self._where):
            for language in LANGUAGES:
                self._client.delete_collection(_collection(name, language))


class QdrantStore:
    """The collections of one name."""

    def __init__(self, client: QdrantClient, name: str, shards: int, where: str) -> None:
        self._client = client
        self._shards = shards
        self._where = where
        self._names = {language: _collection(name, language) for language in LANGUAGES}
        with told(where):
            self._held = {k for k, name in self._names.items() if client.collection_exists(name)}

    def close(self) -> None:
        """Do nothing: the client is the kind's."""

    def add(self, language: Language, keys: list[int], vectors: Vectors) -> None:
        """Add vectors under new keys; raises VectorsError."""
        from qdrant_client import models

        if not keys:
            return
        with told(self._where):
            if language not in self._held:
                size, cosine = vectors.shape[1], models.Distance.COSINE
                self._client.create_collection(
                    self._names[language],
                    vectors_config=models.VectorParams(size=size, distance=cosine),
                    hnsw_config=models.HnswConfigDiff(ef_construct=_SEARCHED),
                    shard_number=self._shards,
                )
                self._held.add(language)
            for start in range(0, len(keys), _BATCH):
                some = slice(start, start + _BATCH)
                points = models.Batch(ids=[*keys[some]], vectors=vectors[some].tolist())
                self._client.upsert(self._names[language], points, wait=True)

    def count(self, language: Language) -> int:
        """Return the number of vectors of a language."""
        if language not in self._held:
            return 0
        with told(self._where):
            return int(self._client.count(self._names[language], exact=True).count)

    def nearest(
        self, language: Language, vector: Vector, limit: int, among: Among | None = None
    ) -> list[tuple[int, float]]:
        """Return keys and cosines of the nearest vectors, or of those among some, best first."""
        from qdrant_client import models

        if language not in self._held or limit < 1:
            return []
        only = None
        if among is not None:
            only = models.Filter(must=[models.HasIdCondition(has_id=among.tolist())])
        with told(self._where):
            found = self._client.query_points(
                self._names[language],
                query=[float(number) for number in vector],
                limit=limit,
                query_filter=only,
                with_payload=False,
            )
        return [(int(point.id), float(point.score)) for point in found.points]

    def is_whole(self, language: Language, count: int) -> bool:
        """Tell whether the server counts and finds what it was given."""
        if self.count(language) != count:
            return False
        sample = next(self.batches(language, _SELF_QUERIES), ([], np.zeros((0, 0), np.float32)))[1]
        found = [self.nearest(language, vector, 1) for vector in sample]
        return not count or any(f and 1.0 - f[0][1] < SELF_DISTANCE for f in found)

    def batches(
        self, language: Language, most: int = _BATCH
    ) -> Iterator[tuple[list[int], Vectors]]:
        """Yield all keys and vectors of a language, so many at a time."""
        more = language in self._held
        after = None
        while more:
            with told(self._where):
                rows, after = self._client.scroll(
                    self._names[language],
                    limit=most,
                    offset=after,
                    with_vectors=True,
                    with_payload=False,
                )
            more = after is not None
            yield (
                [int(row.id) for row in rows],
                np.asarray([row.vector for row in rows], np.float32),
            )


@contextmanager
def told(where: str) -> Iterator[None]:
    """Say which server it is that does not do what is wanted."""
    import httpx
    from qdrant_client.http.exceptions import ApiException

    try:
        yield
    except (ApiException, httpx.HTTPError, ValueError) as error:
        line = str(error).strip().partition("\n")[0]
        raise VectorsAway(f"the Qdrant server {where}: {line}") from error


def _collection(name: str, language: Language) -> str:
    return f"khrueakhai-{name}-{language}"
