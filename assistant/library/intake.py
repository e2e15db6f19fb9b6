"""What comes into the record: a source is read, split, encoded and committed, and only once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from assistant.errors import ReadingError
from assistant.library import worker
from assistant.library.again import again
from assistant.library.parcels import Parcel
from assistant.library.record import Record
from assistant.library.record_values import Entry
from assistant.library.time_left import TimeLeft
from assistant.models.encoders import Encoder
from assistant.reading import splitters
from assistant.reading.sources import Source, rejected
from assistant.schema import AddResult, AddStatus, DocumentSummary

# Documents done, documents in all, the next one's name, and the seconds left where they are known.
Progress = Callable[[int, int, str, float | None], None]

_EACH = 20_000  # bytes that take as long as what every file costs, whatever its size
FILES, TEXTS = 1, 32  # documents per transaction: a file is acknowledged alone, texts together


class Intake:
    """Takes sources into a record, with the vectors of one encoder.

    Reading and encoding take minutes and hold nobody up: ``writing`` is entered for each commit
    alone. It takes the write lock, and makes sure that the record is still for this encoder.
    """

    def __init__(
        self,
        record: Record,
        encoder: Encoder,
        facts: Callable[[], Mapping[str, str]],
        writing: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        self._record = record
        self._encoder = encoder
        self._facts = facts
        self._writing = writing
        # What is held, or waits to be, of what the sources name; nothing of the other documents.
        self._digests: dict[str, str] = {}
        self._known: dict[str, AddResult] = {}
        self._at_path: dict[str, str] = {}

    def take(
        self, sources: Sequence[Source | AddResult], batch: int, progress: Progress | None
    ) -> tuple[AddResult, ...]:
        """Commit what is new, ``batch`` documents at a time; what is a result already stays one.

        While one batch is encoded the next is read, since the two take different processors.
        """
        results: list[AddResult] = []
        self._look_up([source for source in sources if isinstance(source, Source)])
        left = TimeLeft([self._weight(source) for source in sources])
        with ThreadPoolExecutor(1, "intake") as aside:
            waiting: Future[list[Entry]] | None = None
            for start in range(0, len(sources), batch):
                if progress:
                    progress(start, len(sources), _name(sources[start]), left.after(start))
                entries = self._read_batch(sources[start : start + batch], results)
                self._commit(waiting)
                waiting = aside.submit(self._encoded, entries) if entries else None
            self._commit(waiting)
        if progress:
            progress(len(sources), len(sources), "", 0.0)
        return tuple(results)

    def remade(
        self, summaries: Iterable[DocumentSummary], wanted: Sequence[int] | None = None
    ) -> Iterator[Entry]:
        """Yield an entry for each document, read, split and encoded again.

        ``wanted`` are pages of a PDF, from 0, to be recognised from their pictures; None leaves it
        at those that are wanted so already.
        """
        for summary in summaries:
            key = summary.document_id
            parcel = again(self._record.document(key, as_read=True), wanted)
            digest = self._record.digests([key])[key]
            yield self._encoded([_entry(parcel, digest, summary.added_at)])[0]

    def _look_up(self, sources: Sequence[Source]) -> None:
        """Read what is held under the ids and paths of sources."""
        ids = list(dict.fromkeys(source.document_id for source in sources))
        paths = list(dict.fromkeys(source.path for source in sources if source.path))
        for summary in self._record.known(ids, paths):
            self._hold(_unchanged(summary))
        self._digests = self._record.digests(list(self._known))

    def _hold(self, known: AddResult) -> None:
        self._known[str(known.document_id)] = known
        if known.path:
            self._at_path[known.path] = str(known.document_id)

    def _read_batch(
        self, sources: Sequence[Source | AddResult], results: list[AddResult]
    ) -> list[Entry]:
        """Return the entries of sources that are new, and append what becomes of each source."""
        entries: list[Entry] = []
        for source in sources:
            if isinstance(source, AddResult):
                results.append(source)
            elif self._digests.get(source.document_id) == source.digest:
                results.append(self._held(source))
            else:
                results.append(self._read(source, entries))
        return entries

    def _held(self, source: Source) -> AddResult:
        """What is held of a source; where its file had gone, it is at the source's path now."""
        known = self._known[source.document_id]
        if source.path and Path(source.path).is_file() and not Path(known.path or "").is_file():
            with self._writing():
                self._record.edits.move(source.document_id, source.path)
            known = replace(known, path=source.path)
            self._hold(known)
        return known

    def _weight(self, source: Source | AddResult) -> int:
        """How much of the time a source will take; what is held already takes none."""
        if isinstance(source, AddResult):
            return 0
        is_held = self._digests.get(source.document_id) == source.digest
        return 0 if is_held else source.size + _EACH

    def _commit(self, encoding: Future[list[Entry]] | None) -> None:
        if encoding is None:
            return
        entries, facts = encoding.result(), self._facts()
        with self._writing():
            self._record.put(self._displacing(entries), facts)

    def _displacing(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries, each in place of what is now at its path: another process may have come."""
        paths = [entry.document.path for entry in entries if entry.document.path]
        held: dict[str | None, list[str]] = {}
        for summary in self._record.known([], paths):
            held.setdefault(summary.path, []).append(summary.document_id)
        return [
            replace(entry, replaces=(*entry.replaces, *_others(entry, held))) for entry in entries
        ]

    def _read(self, source: Source, entries: list[Entry]) -> AddResult:
        """Read a source that is new and append its entry; what cannot be read is rejected."""
        try:
            parcel = worker.parcel_of(source)
        except ReadingError as error:
            return rejected(source.path, str(error), source.document_id)
        document = parcel.document
        old = self._at(source.path)
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        entry = replace(_entry(parcel, source.digest, now), replaces=tuple(old))
        status: AddStatus = "updated" if old or document.id in self._known else "added"
        for key in old:
            del self._known[key], self._digests[key], self._at_path[str(source.path)]
        result = _added(entry, status)
        self._hold(replace(result, status="unchanged"))
        self._digests[document.id] = source.digest
        entries.append(entry)
        return result

    def _at(self, path: str | None) -> list[str]:
        """Return the id of the document that came from a path, if there is one."""
        return [self._at_path[path]] if path in self._at_path else []

    def _encoded(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the entries with their vectors; the encoder gets the windows of all at once.

        A text that comes again, on each of a thousand pages say, is encoded once.
        """
        texts = [
            [splitters.window_text(p, window) for p in entry.passages for window in p.windows]
            for entry in entries
        ]
        every = [text for some in texts for text in some]
        places = {text: place for place, text in enumerate(dict.fromkeys(every))}
        vectors = self._encoder.encode_passages(list(places))[[places[text] for text in every]]
        ends = np.cumsum([len(some) for some in texts])[:-1]
        parts = np.split(vectors, ends)
        return [replace(entry, vectors=rows) for entry, rows in zip(entries, parts, strict=True)]


def counted(
    summaries: tuple[DocumentSummary, ...], progress: Progress | None
) -> Iterator[DocumentSummary]:
    """Yield the summaries, telling before each how many are done."""
    left = TimeLeft([summary.passages for summary in summaries])
    for done, summary in enumerate(summaries):
        if progress:
            progress(done, len(summaries), summary.title, left.after(done))
        yield summary
    if progress:
        progress(len(summaries), len(summaries), "", 0.0)


def _others(entry: Entry, held: Mapping[str | None, Sequence[str]]) -> list[str]:
    found = held.get(entry.document.path, ()) if entry.document.path else ()
    return [key for key in found if key not in (entry.document.id, *entry.replaces)]


def _entry(parcel: Parcel, digest: str, added_at: str) -> Entry:
    """Return the entry of a parcel, still without vectors."""
    nothing = np.empty((0, 0), dtype=np.float32)
    return Entry(parcel.document, parcel.passages, parcel.terms, nothing, digest, added_at)


def _added(entry: Entry, status: AddStatus) -> AddResult:
    document = entry.document
    return AddResult(
        document.id,
        document.path,
        status,
        title=document.title,
        language=document.language,
        pages=len({page.number for page in document.pages}),
        passages=len(entry.passages),
        repairs=document.repairs,
        warnings=document.warnings,
    )


def _unchanged(summary: DocumentSummary) -> AddResult:
    return AddResult(
        summary.document_id,
        summary.path,
        "unchanged",
        title=summary.title,
        language=summary.language,
        pages=summary.pages,
        passages=summary.passages,
    )


def _name(source: Source | AddResult) -> str:
    return source.name if isinstance(source, Source) else Path(source.path or "").name
