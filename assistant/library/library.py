"""The library of a home: what was added is kept, found, shown and forgotten here."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from assistant.home.lock import PATIENCE, WriteLock
from assistant.library import made_by
from assistant.library.again import Reread, reread_of
from assistant.library.calibration import sentences
from assistant.library.holdings import Holdings
from assistant.library.intake import FILES, TEXTS, Intake, Progress, counted
from assistant.library.language_means import Vector
from assistant.library.record import Record
from assistant.library.record_fields import edited
from assistant.library.searcher import Searcher
from assistant.library.shared_lock import SharedLock
from assistant.library.vectors.store import StoreKind
from assistant.models.encoders import Encoder, Vectors
from assistant.reading.sources import Source, file_sources, text_source
from assistant.schema import AddResult, Language, Passage, Span


class Library(Holdings):
    """Documents, their passages, and the two searches over them; safe to share by threads."""

    def __init__(
        self,
        home: Path,
        open_encoder: Callable[[], Encoder],
        store: StoreKind,
        patience: float = PATIENCE,
    ) -> None:
        super().__init__(Record(home))
        self.home = home
        self._open_encoder = open_encoder
        self._encoder: Encoder | None = None
        self._opening = threading.Lock()
        self._indexing = WriteLock(home, patience)  # the index is this machine's own
        self._lock: WriteLock | SharedLock = self._indexing
        if self._record.is_shared:
            self._lock = SharedLock(self._indexing, self._record.database, patience)
        self.searcher = Searcher(home, self._record, self._indexing, store)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the home's files."""
        self.searcher.close()
        self._record.close()

    @property
    def uploads(self) -> Path:
        """The folder of the files that came through the app, each under its own name."""
        return self.home.absolute() / "uploads"

    @property
    def encoder(self) -> Encoder:
        """The encoder, opened at its first use."""
        with self._opening:
            if self._encoder is None:
                self._encoder = self._open_encoder()
            return self._encoder

    # What comes in

    def add_files(
        self, paths: Iterable[Path | str], progress: Progress | None = None, *, more: bool = False
    ) -> tuple[AddResult, ...]:
        """Add files and folders, one after the other; a file that cannot be read is rejected.

        With ``more`` to come the index is left to the last, or to whoever searches before it.
        """
        return self._add(file_sources(paths), FILES, progress, more=more)

    def add_texts(
        self, texts: Iterable[Mapping[str, Any]], progress: Progress | None = None
    ) -> tuple[AddResult, ...]:
        """Add texts in bulk, each with the keys "id", "text", and perhaps "title" and "language".

        Raises:
            ValueError: A text lacks its id or its text, or names a language that is none.
        """
        return self._add([text_source(text) for text in texts], TEXTS, progress)

    def remove(self, document_id: str) -> None:
        """Delete a document and every trace of its text; raises UnknownDocument.

        A file that the user keeps elsewhere stays; the home's own copy of an upload goes.
        """
        with self._lock.hold():
            path = self._record.document(document_id).path
            self._record.remove(document_id)
            self._renew(forget=True)
            if path and Path(path).parent == self.uploads:
                Path(path).unlink(missing_ok=True)

    def reindex(
        self, progress: Progress | None = None, only: Collection[str] | None = None
    ) -> None:
        """Read, split and encode every document anew with the present program and encoder.

        ``only`` are the documents to take, where the others are of this program and encoder.
        """
        with self._lock.hold():
            facts = self._facts(self.encoder)
            intake = Intake(self._record, self.encoder, lambda: facts)
            wanted = [
                one for one in self._record.summaries() if only is None or one.document_id in only
            ]
            entries = intake.remade(counted(tuple(wanted), progress))
            self._record.put(entries, facts)
            self._renew(forget=True)

    def reread(self, document_id: str, recognised: Sequence[int]) -> Reread:
        """Read a PDF again, these pages, from 0, from their pictures; without any as at first.

        What was set of its record stays; a ``ReadingError`` or UnknownDocument changes nothing.
        """
        with self._writing():  # told of before minutes of reading
            before = self._record.document(document_id, as_read=True)
        found = [s for s in self._record.summaries() if s.document_id == document_id]
        intake = Intake(self._record, self.encoder, lambda: self._facts(self.encoder))
        [entry] = intake.remade(found, recognised)
        with self._writing():
            kept = self._record.edits.of(document_id)  # it may have been removed meanwhile
            self._record.put([entry], self._facts(self.encoder))
            self._renew(forget=True)
        return reread_of(before, entry.document, len(entry.passages), kept)

    def describe(self, document_id: str, typed: Mapping[str, str]) -> None:
        """Set fields of a document's record, as typed; they stand before what was read.

        Raises:
            UnknownDocument: No document has this id.
            RecordError: There is no such field, or it cannot hold what was typed.
        """
        with self._lock.hold():
            read = self._record.document(document_id, as_read=True)
            held = self._record.edits.of(document_id)
            self._record.edits.put(document_id, edited(read, held, typed))

    def undescribe(self, document_id: str) -> None:
        """Let a document's record be as it was read; raises UnknownDocument."""
        with self._lock.hold():
            self._record.edits.put(document_id, {})

    # What is found

    def query_vector(self, query: str, language: Language) -> Vector:
        """Return the vector of a query in a language, for ``vector_search``."""
        self._check()
        return self.searcher.query_vector(query, language, self.encoder)

    def stored_vector(self, passage: Passage, span: Span) -> Vector | None:
        """Return the vector of a span of a passage from those that are held, for ``vector_search``.

        Nothing is encoded for it.  None where the passage has been removed.
        """
        return self.searcher.stored_vector(passage, span)

    def vector_search(
        self, vector: Vector, language: Language, limit: int
    ) -> list[tuple[str, Span, float]]:
        """Return the nearest windows among passages of a language, best first.

        Each is the id of its passage, its span and its cosine, -1 to 1; a passage may come twice.
        """
        return self.searcher.nearest(vector, language, limit)

    def background(self, language: Language) -> tuple[Vectors, Vectors]:
        """Return vectors of windows of a language from all over, and of sentences from elsewhere.

        They come with the language's mean removed, as ``vector_search`` compares them.
        """
        return self.searcher.background(language, sentences(self.encoder)[language])

    def lexical_search(
        self, terms: Mapping[str, float], language: Language, limit: int
    ) -> list[tuple[str, float]]:
        """Return the passages of a language that hold weighted terms, best first.

        Each is a passage's id and its BM25 score, 0 and up; ``rarity`` tells what is much.
        """
        return self.searcher.matching(terms, language, limit)

    def rarity(self, term: str, language: Language) -> float:
        """Return the BM25 score that no passage of a language can pass for a term of weight 1.

        The rarer the term the higher; one that no passage has counts as the rarest there could be.
        It is 0 for every term of a language that has no passages.
        """
        return self.searcher.rarity(term, language)

    # How it is done

    def _add(
        self, sources: list[Source | AddResult], batch: int, progress: Progress | None,
        *, more: bool = False,
    ) -> tuple[AddResult, ...]:  # fmt: skip
        """Read and encode without the write lock; it is held for each commit and for the index.

        What replaces a text takes the old one out of the index at once, whatever is to come.
        """
        with self._writing():
            pass  # a home that is busy or cannot be written is told of before hours of reading
        record, encoder = self._record, self.encoder
        facts = partial(self._facts, encoder)
        intake = Intake(record, encoder, facts, self._writing)
        results = intake.take(sources, batch, progress)
        replaced = any(result.status == "updated" for result in results)
        if replaced or (not more and self.searcher.is_behind()):
            with self._indexing.hold():
                self._check()
                self._renew(forget=replaced)
        return results

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the write lock over a record that is of this encoder and splitter."""
        with self._lock.hold():
            self._check()
            yield

    def _renew(self, *, forget: bool) -> None:
        if forget:
            self._record.wipe()
        self.searcher.renew(forget=forget)

    def _facts(self, encoder: Encoder) -> dict[str, str]:
        return made_by.facts(self._record.standing(), encoder)

    def _check(self) -> None:
        """Raise EncoderMismatch where the home's passages are not this program's and encoder's."""
        made_by.check(self.home, self._record.standing(), self.encoder)
