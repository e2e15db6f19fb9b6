"""The base of an index that machines share: found in the list, or made for all by one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from assistant.library.bases import Base, is_outgrown
from assistant.library.generations import Listed, Manifest
from assistant.library.making import SegmentMaker
from assistant.library.record import Record
from assistant.library.segments import VECTORS
from assistant.library.shared_bases import SharedBase, SharedBases
from assistant.library.shelf import Shelf
from assistant.library.vectors.sets import NamedKind, name_in
from assistant.library.vectors.store import VectorsAway, VectorsError


class SharedIndex:
    """What one machine knows of the bases that are on a server."""

    def __init__(self, record: Record, maker: SegmentMaker, shelf: Shelf, store: NamedKind) -> None:
        self._record = record
        self._maker = maker
        self._shelf = shelf
        self._store = store
        self._bases = SharedBases(record.place)

    def close(self) -> None:
        """Let go of the database."""
        self._bases.close()

    def newest(self, encoder: str) -> SharedBase | None:
        """Return the newest base for an encoder."""
        return self._bases.newest(self._store.form, encoder)

    def base(self, newest: SharedBase | None, *, doubt: bool) -> Base | None:
        """Return a base of the list as one of this machine, if the record has all that is in it.

        Raises:
            VectorsAway: The server does not answer.
            OSError: The disk is full or the folder may not be written.
        """
        if newest is None:
            return None
        rows = self._record.index_rows
        now = rows.counts()
        if newest.revision != self._record.revision() and (
            is_outgrown(now, newest.meant)
            or rows.counts(newest.after, newest.up_to) != newest.counts
        ):
            return None
        try:
            there = None if doubt else self._there(newest.name)
            listed = there or self._maker.attach(self._store, newest)
        except VectorsAway:
            raise
        except VectorsError:  # they are gone: made anew, for all
            return None
        if (manifest := self._shelf.segment(listed)) is None:
            return None
        made = Manifest(newest.revision, newest.encoder, newest.meant, newest.means, (listed,))
        return Base(made, listed, manifest, sum(now.values()) - sum(newest.counts.values()))

    def _there(self, name: str) -> Listed | None:
        """Return the segment of the generation in force whose vectors have a name."""
        pointer = self._shelf.current()
        generation = self._shelf.manifest(pointer) if pointer else None
        for listed in generation.segments if generation else ():
            if name_in(self._shelf.place(listed.name) / VECTORS) == name:
                return listed
        return None

    @contextmanager
    def alone(self) -> Iterator[Callable[[Manifest], None]]:
        """Let no other machine make a base meanwhile; what is given tells the others of one.

        What nobody needs any more is taken off the server when the list says so.
        """
        gone: list[str] = []
        with self._bases.alone() as db:
            yield lambda made: gone.extend(self._told(db, made))
        for name in gone:
            self._store.discard_set(name)

    def forget(self) -> None:
        """Take off the server all bases but the newest: they may hold what was removed."""
        with self._bases.alone() as db:
            gone = self._bases.old(db, kept=1)
        for name in gone:
            self._store.discard_set(name)

    def _told(self, db: Connection, made: Manifest) -> list[str]:
        listed = next(iter(made.segments), None)
        manifest = self._shelf.segment(listed) if listed else None
        name = name_in(self._shelf.place(listed.name) / VECTORS) if listed else None
        if manifest is None or name is None:
            return []
        base = SharedBase(
            name, self._store.form, made.encoder, made.revision, made.meant, made.means,
            manifest.after, manifest.up_to, manifest.counts,
        )  # fmt: skip
        self._bases.add(db, base)
        return self._bases.old(db)
