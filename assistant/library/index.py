"""The index of a library: the generation in force, brought up to the record when it must be.

A generation has one large segment, the base, and beside it the little that came since, the tail.
One more document makes the tail again and leaves the base as it is; a tail that has grown long
becomes part of a new base.
"""

from __future__ import annotations

import logging
import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np

from assistant.home.files import unwritable
from assistant.library.bases import Base, is_outgrown, is_worn
from assistant.library.generations import Generation, Listed, Manifest
from assistant.library.index_rows import IndexRows, Keys
from assistant.library.language_means import LanguageMeans, Vector
from assistant.library.making import SegmentMaker
from assistant.library.record import Record
from assistant.library.segments import Segment
from assistant.library.shared_index import SharedIndex
from assistant.library.shelf import Shelf
from assistant.library.unsaved import UNSAVED, unsaved_generation
from assistant.library.vectors.exact import Exact
from assistant.library.vectors.sets import NamedKind
from assistant.library.vectors.store import Erases, StoreKind, VectorsAway, VectorsError, away
from assistant.schema import LANGUAGES, Language

_EXACT = 2_000  # windows that are compared one with all: the store's library is not loaded to ask
_TAIL = 4_000  # windows beside the base; each change makes them again, in a third of a second

log = logging.getLogger(__name__)


class LibraryIndex:
    """Vectors and BM25 of everything in the record, at one revision."""

    def __init__(self, home: Path, record: Record, store: StoreKind) -> None:
        self._home = home
        self._record = record
        self._rows: IndexRows = record.index_rows
        self._shelf = Shelf(home, record.index_folder())
        self._store = store
        self._tails: StoreKind = Exact()
        self._maker = SegmentMaker(self._rows, self._shelf)
        self._kinds = {kind.form: kind for kind in (self._store, self._tails)}
        self._shared: SharedIndex | None = None
        if record.is_shared and isinstance(store, NamedKind):
            self._shared = SharedIndex(record, self._maker, self._shelf, store)

    def close(self) -> None:
        """Let go of what is shared with other machines."""
        if self._shared:
            self._shared.close()

    def is_in_force(self, generation: Generation) -> bool:
        """Tell whether an open generation is still the one in force and as new as the record."""
        if generation.name == UNSAVED:
            return generation.manifest.revision == self._record.revision()
        pointer = self._shelf.current()
        return (
            pointer is not None
            and pointer.generation == generation.name
            and pointer.revision == self._record.revision()
        )

    def is_made(self) -> bool:
        """Tell whether a generation is in force, whole or not."""
        return self._shelf.current() is not None

    def is_behind(self) -> bool:
        """Tell whether the record has changed since the generation in force was made."""
        pointer = self._shelf.current()
        return self._record.revision() > (pointer.revision if pointer else 0)

    def open(self, encoder: str, held: Generation | None = None) -> Generation | None:
        """Open the generation in force if it is whole and as new as the record.

        Segments that the open generation ``held`` has are shared with it and not read again.
        """
        pointer = self._shelf.current()
        if pointer is None or pointer.revision != self._record.revision():
            return None
        manifest = self._shelf.manifest(pointer)
        if manifest is None or manifest.encoder != encoder:
            return None
        shared = held.segments if held else {}
        opened: dict[Listed, Segment] = {}
        for listed in manifest.segments:
            segment = shared.get(listed) or self._segment(listed)
            if segment is None:
                for listed_too, other in opened.items():
                    if listed_too not in shared:
                        other.close()
                return None
            opened[listed] = segment
        return Generation(pointer.generation, manifest, opened)

    def _segment(self, listed: Listed) -> Segment | None:
        """Open a segment if it is whole."""
        manifest = self._shelf.segment(listed)
        kind = self._kinds.get(manifest.store) if manifest else None
        if manifest is None or kind is None or not self._shelf.is_whole(listed, manifest, kind):
            return None
        try:
            segment = Segment.open(self._shelf.place(listed.name), manifest, kind)
            if segment.is_whole():  # loads it too: its folder may be swept while it is open
                return segment
        except VectorsAway as error:
            raise away(error) from error
        except (OSError, VectorsError) as error:  # swept just now, or a full disk: Chroma writes
            log.info("the index %s cannot be opened: %s", listed.name, error)
            return None
        segment.close()
        return None

    def unsaved(self, encoder: str, calibration: LanguageMeans) -> Generation:
        """Return the index of what the record holds now, made in memory and kept nowhere."""
        with self._record.still():
            counts, means = self._taken(calibration)
            revision = self._record.revision()
            manifest = Manifest(revision, encoder, counts, means.to_json(), ())
            return unsaved_generation(self._rows, manifest)

    def renew(
        self,
        encoder: str,
        calibration: LanguageMeans,
        *,
        forget: bool = False,
        doubt: bool = False,
    ) -> None:
        """Make and publish a generation of what the record holds now; needs the write lock.

        Args:
            encoder: The fingerprint of the encoder that made the record's vectors.
            calibration: The means of the calibration sentences by that encoder.
            forget: Keep no generation that could still hold what was removed.
            doubt: The generation in force could not be opened: read every file of its base.

        Raises:
            LibraryUnwritable: The disk is full or the folder may not be written.
            LibraryUnreachable: The server of the vectors does not answer.
        """
        try:
            if self._shared is None:
                with self._record.still():
                    made = self._made(self._base(encoder, doubt=doubt), encoder, calibration)
                self._shelf.publish(made, forget=forget, drop=self._drop)
            else:
                made = self._made_with_others(self._shared, encoder, calibration, doubt=doubt)
                self._shelf.publish(made, forget=True)  # others remove too: nothing stays here
                if forget:
                    self._shared.forget()
        except VectorsAway as error:
            raise away(error) from error
        except (OSError, sqlite3.Error, VectorsError) as error:
            raise unwritable(self._home, error) from error

    def _drop(self, vectors: Path) -> None:
        """Take off a server what a segment that goes has there; a server that is away keeps it."""
        try:
            self._store.discard(vectors)
        except VectorsError as error:
            log.warning("vectors that nobody needs stay where they are: %s", error)

    def _made_with_others(
        self, shared: SharedIndex, encoder: str, calibration: LanguageMeans, *, doubt: bool
    ) -> Manifest:
        """Return a generation on the base of all machines; one that must be new is made for all."""
        newest = shared.newest(encoder)
        with self._record.still():
            base = shared.base(newest, doubt=doubt)
            if base is not None and base.tail <= _TAIL:
                return self._made(base, encoder, calibration)
        with shared.alone() as tell:
            newest = shared.newest(encoder)  # another may have made it while this one waited
            with self._record.still():
                base = shared.base(newest, doubt=doubt)
                made = self._made(base, encoder, calibration)
            if base is None or base.tail > _TAIL:
                tell(made)
        return made

    def _made(self, base: Base | None, encoder: str, calibration: LanguageMeans) -> Manifest:
        """Return a generation of all that the record holds, on a base or anew."""
        made = self._extended(base) if base else self._anew(calibration)
        return replace(made, revision=self._record.revision(), encoder=encoder)

    def _base(self, encoder: str, *, doubt: bool) -> Base | None:
        """Return a base to which the new windows need only be added, if there is one."""
        now = self._rows.counts()
        pointer = self._shelf.current()
        generation = self._shelf.manifest(pointer) if pointer else None
        if generation is None or generation.encoder != encoder:
            return None
        if is_outgrown(now, generation.meant):
            return None
        listed = next(iter(generation.segments), None)
        held = self._shelf.segment(listed) if listed else None
        if listed is None or held is None or held.store != self._store.form:
            return None
        left = self._rows.counts(held.after, held.up_to)
        if left != held.counts:  # something was deleted; the base would go on holding it
            whole = self._shelf.is_whole(listed, held, self._store)
            if not isinstance(self._store, Erases) or is_worn(left, generation.meant) or not whole:
                return None
            listed = self._maker.rid(self._store, (listed, held), self._store)
            held = replace(held, counts=left)
        base = Base(generation, listed, held, sum(now.values()) - sum(held.counts.values()))
        if (doubt or base.tail > _TAIL) and not self._shelf.is_whole(listed, held, self._store):
            return None
        return base

    def _extended(self, base: Base) -> Manifest:
        """Put what the base lacks beside it, or where that is much, into a new base."""
        means = LanguageMeans.from_json(base.generation.means)
        after = base.manifest.up_to
        segments = [base.listed]
        if base.tail > _TAIL:
            into = base.listed, base.manifest
            segments = [self._maker.make(self._store, means, after, into)]
        elif base.tail:
            segments.append(self._maker.make(self._tails, means, after))
        return replace(base.generation, segments=tuple(segments))

    def _anew(self, calibration: LanguageMeans) -> Manifest:
        """Take the means and make everything from the record."""
        counts, means = self._taken(calibration)
        log.info("making the index of %d windows anew", sum(counts.values()))
        here = self._shared is None and not isinstance(self._store, NamedKind)  # and no server's
        kind = self._tails if here and sum(counts.values()) <= _EXACT else self._store
        segments = (self._maker.make(kind, means, Keys()),) if counts else ()
        return Manifest(0, "", counts, means.to_json(), segments)

    def _taken(self, calibration: LanguageMeans) -> tuple[dict[Language, int], LanguageMeans]:
        """Count the windows and take their means."""
        sums = {language: self._sum(language) for language in LANGUAGES}
        return self._rows.counts(), calibration.blended(sums)

    def _sum(self, language: Language) -> tuple[Vector, int]:
        """Return the sum and number of a language's vectors."""
        sums = [(v.sum(axis=0, dtype=np.float64), len(v)) for _, v in self._rows.vectors(language)]
        return np.sum([total for total, _ in sums], axis=0), sum(count for _, count in sums)
