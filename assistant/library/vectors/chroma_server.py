"""A Chroma server of the user's own: each store is two collections of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.library.vectors.chroma import ChromaStore, collection_names, named_errors
from assistant.library.vectors.sets import Named, named
from assistant.library.vectors.store import VectorsAway
from assistant.schema import LANGUAGES
from assistant.settings.variables import without_password

if TYPE_CHECKING:
    from chromadb.api.client import Client

_PREFIX = "khrueakhai-"
_PORT = 8000  # Chroma's own


class ChromaServer(Named):
    """Opens stores on the server of a URL; what stands before its host is sent as a token."""

    form = "chroma server 1"

    def __init__(self, url: str) -> None:
        self._url = url

    def open(self, folder: Path) -> ChromaStore:
        """Open the store that a folder names."""
        name = named(folder)
        with self._told():
            return ChromaStore(self._client(), _PREFIX + name)

    def seal(self, folder: Path) -> None:
        """Do nothing: what the server writes is its own."""

    def copy(self, source: Path, target: Path) -> None:
        """Read a store and write it again under another name: Chroma copies no collection."""
        with closing(self.open(source)) as held, closing(self.open(target)) as made, self._told():
            for language in LANGUAGES:
                for keys, vectors in held.batches(language):
                    made.add(language, keys, vectors)

    def discard_set(self, name: str) -> None:
        """Delete the collections of a name."""
        with self._told(), closing(self._client()) as client:
            for collection in collection_names(_PREFIX + name).values():
                from chromadb.errors import NotFoundError

                with suppress(NotFoundError):
                    client.delete_collection(collection)

    def _client(self) -> Client:
        import chromadb
        from chromadb.api.client import Client
        from chromadb.config import Settings

        parsed = urlsplit(self._url)
        token = parsed.password or parsed.username
        client = chromadb.HttpClient(
            host=parsed.hostname or "",
            port=parsed.port or _PORT,
            ssl=parsed.scheme == "https",
            headers={"Authorization": f"Bearer {token}"} if token else {},
            settings=Settings(anonymized_telemetry=False),
        )
        if not isinstance(client, Client):
            raise TypeError("Chroma gave a client that cannot be closed")
        return client

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say which server it is that does not do what is wanted."""
        import httpx

        try:
            with named_errors():
                yield
        except (httpx.HTTPError, ValueError) as error:  # ValueError: how Chroma says it is away
            line = str(error).partition("\n")[0]
            raise VectorsAway(f"the Chroma server {without_password(self._url)}: {line}") from error
