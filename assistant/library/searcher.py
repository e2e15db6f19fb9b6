"""Searching one home: the newest generation of its index, shared by threads and processes."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from assistant.errors import LibraryBusy, LibraryUnwritable
from assistant.home.lock import WriteLock
from assistant.library.generations import Generation
from assistant.library.in_force import made_by, means_in_force
from assistant.library.index import LibraryIndex
from assistant.library.known_rows import KnownRows
from assistant.library.language_means import LanguageMeans, Vector
from assistant.library.record import Record
from assistant.library.some_keys import SomeKeys
from assistant.library.vectors.store import Among, StoreKind, VectorsError, away
from assistant.models.encoders import Encoder, Vectors
from assistant.models.lately import Lately
from assistant.schema import Language, Passage, Span

_BACKGROUND = 256  # windows; their mean and spread are known to a sixteenth of the spread
_MOMENT = 0.3  # seconds that a search waits for another thread to open what is new
_QUERIES = 2_000  # query vectors kept, 1.5 KB each: many readers ask the same
_NEAR = 500  # lists of the nearest windows kept, some 10 KB each
_BACKGROUNDS = 8  # kept, 400 KB each: one a language and generation
_Asked = tuple[str, int, Language, bytes, int]  # generation, revision, of what, by what, how many

log = logging.getLogger(__name__)


class Searcher:
    """Searches the generation in force, and makes one where the record is ahead of it."""

    def __init__(self, home: Path, record: Record, lock: WriteLock, store: StoreKind) -> None:
        self._home = home
        self._record = record
        self._lock = lock
        self._index = LibraryIndex(home, record, store)
        self.keys = SomeKeys(record)
        self._generation: Generation | None = None
        self._queries: Lately[str, Vectors] = Lately(_QUERIES)
        self._known = KnownRows(record)
        self._near: Lately[_Asked, list[tuple[int, float]]] = Lately(_NEAR)
        self._backgrounds: Lately[tuple[str, Language], tuple[Vectors, Vectors]] = Lately(
            _BACKGROUNDS
        )
        self._state = threading.RLock()  # of what is open and cached: held for microseconds
        self._opening = threading.Lock()  # one opens what is new, the others go on with the old
        self._users: Counter[int] = Counter()  # searches under way, by generation
        self._retired: list[tuple[Generation, Generation | None]] = []  # closed when unused

    def close(self) -> None:
        """Let go of the index."""
        with self._state:
            self._swap(None)
        self._index.close()

    def is_behind(self) -> bool:
        """Tell whether the record has changed since the index in force was made."""
        return self._index.is_behind()

    def is_made(self) -> bool:
        """Tell whether there is an index, whole or not."""
        return self._index.is_made()

    def renew(self, *, forget: bool = False, doubt: bool = False) -> None:
        """Bring the index up to the record; needs the write lock."""
        encoder, means = made_by(self._home, self._record)
        self._index.renew(encoder, means, forget=forget, doubt=doubt)

    def is_whole(self) -> bool:
        """Tell whether the generation in force can be opened and has what the record has."""
        encoder, _ = made_by(self._home, self._record)
        found = self._index.open(encoder)
        if found is not None:
            found.close()
        return found is not None

    def query_vector(self, query: str, language: Language, encoder: Encoder) -> Vector:
        """Return the vector of a query, its language's mean taken off."""
        encoded = self._queries.get(query)  # the same in each generation, whose means are not
        if encoded is None:
            encoded = self._queries.keep(query, encoder.encode_queries([query]))
        vector: Vector = self._means().centre_queries(encoded, language)[0]
        return vector

    def _means(self) -> LanguageMeans:
        """Return the means of the generation in force, which is not opened for them."""
        if self._generation is None and (told := means_in_force(self._home, self._record)):
            return told
        with self._using() as generation:
            return generation.means

    def stored_vector(self, passage: Passage, span: Span) -> Vector | None:
        """Return the mean of the vectors of a passage's windows that meet a span, as they are held.

        Its language's mean is taken off.  None where the passage has been removed.
        """
        held = self._record.index_rows.vectors_of(passage.id, span)
        if not held:
            return None
        rows = np.vstack([np.frombuffer(vector, dtype="<f4") for vector in held])
        with self._using() as generation:
            mean = rows.mean(axis=0, keepdims=True)
            vector: Vector = generation.means.centre_passages(mean, passage.language)[0]
        return vector

    def nearest(
        self, vector: Vector, language: Language, limit: int, of: frozenset[str] | None = None
    ) -> list[tuple[str, Span, float]]:
        """Return passage id, span and cosine of the nearest windows (of documents), best first."""
        wanted = language, vector, limit, self.keys.windows(of, language)
        try:
            found = self._nearest(*wanted)
        except VectorsError:  # another machine has just made a new base in place of this one
            self._swap(None)
            try:
                found = self._nearest(*wanted)
            except VectorsError as error:
                raise away(error) from error
        held = self._known.windows(key for key, _ in found)
        return [(*held[key], cosine) for key, cosine in found if key in held]

    def _nearest(
        self, language: Language, vector: Vector, limit: int, among: Among | None
    ) -> list[tuple[int, float]]:
        with self._using() as generation:
            asked = generation.name, generation.manifest.revision, language, vector.tobytes(), limit
            known = self._near.get(asked) if among is None else None
            found = known or generation.nearest(language, vector, limit, among)
        return self._near.keep(asked, found) if among is None and not known else found

    def background(self, language: Language, sentences: Vectors) -> tuple[Vectors, Vectors]:
        """Return vectors of windows evenly from among all of a language, and of plain sentences.

        The language's mean is taken off both. The sentences stand in for the windows that a small
        library has not.
        """
        with self._using() as generation:
            key = (generation.name, language)
            if (known := self._backgrounds.get(key)) is not None:
                return known
            own = self._record.index_rows.spread(language, _BACKGROUND)
            rows = [np.frombuffer(vector, dtype="<f4") for vector in own]
            every = generation.means.centre_passages(np.vstack([*rows, sentences]), language)
            found = every[: len(rows)], every[len(rows) :]
        return self._backgrounds.keep(key, found)

    def matching(
        self, terms: Mapping[str, float], language: Language, limit: int,
        of: frozenset[str] | None = None,
    ) -> list[tuple[str, float]]:  # fmt: skip
        """Return passage ids and BM25 scores (of documents), best first."""
        among = self.keys.passages(of, language)
        with self._using() as generation:
            found = generation.matching(language, terms, limit, among)
        held = self._known.passage_ids(key for key, _ in found)
        return [(held[key], score) for key, score in found if key in held]

    def rarity(self, term: str, language: Language) -> float:
        """Return the highest score that a term can have, by the index that is open."""
        with self._using(newest=False) as generation:
            return generation.rarity(language, term)

    @contextmanager
    def _using(self, *, newest: bool = True) -> Iterator[Generation]:
        """Give the generation to search, which stays open as long as somebody uses it."""
        if newest or self._generation is None:
            self._bring_up()
        with self._state:
            generation = self._generation
            if generation is None:
                raise RuntimeError(f"the index in {self._home} was made and cannot be opened")
            self._users[id(generation)] += 1
        try:
            yield generation
        finally:
            with self._state:
                self._users[id(generation)] -= 1
                self._close_unused()

    def _bring_up(self) -> None:
        """Open the generation of the record's last change, if that is indexed.

        While another thread does so, what is open is searched, after a moment's wait.
        """
        held = self._generation
        if held and self._index.is_in_force(held):
            return
        if not self._opening.acquire(timeout=-1 if held is None else _MOMENT):
            return
        try:
            held = self._generation
            if held and self._index.is_in_force(held):
                return
            encoder, means = made_by(self._home, self._record)
            found = self._index.open(encoder, held) or self._caught_up(encoder, means)
            if found is not None:
                self._swap(found)
        finally:
            self._opening.release()

    def _caught_up(self, encoder: str, means: LanguageMeans) -> Generation | None:
        """Make the index that a killed writer did not; None where the open one must still do."""
        try:
            with self._lock.hold(wait=self._generation is None):
                held = self._generation
                found = self._index.open(encoder, held)  # the writer may have finished meanwhile
                if found is None:
                    usual = logging.INFO if self._record.is_shared else logging.WARNING
                    log.log(usual, "the index in %s is behind its record: making it", self._home)
                    self._index.renew(encoder, means, doubt=True)
                    found = self._index.open(encoder, held)
                return found
        except LibraryBusy as error:
            if self._generation is None:
                raise
            log.info("searching the last index: %s", error)
            return None
        except LibraryUnwritable as error:
            log.warning("searching what is there: %s", error)
            return self._index.unsaved(encoder, means)

    def _swap(self, generation: Generation | None) -> None:
        with self._state:
            if self._generation:
                self._retired.append((self._generation, generation))
            self._generation = generation
            self._queries.clear()
            self._near.clear()
            self._backgrounds.clear()
            self._close_unused()

    def _close_unused(self) -> None:
        """Close what was replaced and nobody searches any more, the oldest first.

        What a newer one shares with it stays open; so of two none is closed before the older.
        """
        while self._retired and not self._users[id(self._retired[0][0])]:
            old, keeping = self._retired.pop(0)
            old.close(keeping=keeping)
            del self._users[id(old)]
