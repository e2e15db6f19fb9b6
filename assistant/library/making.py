"""Makes segments from the record, aside from whoever reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from assistant.library.generations import Listed
from assistant.library.index_rows import IndexRows, Keys
from assistant.library.language_means import LanguageMeans
from assistant.library.lexical import LexicalSegment
from assistant.library.segments import LEXICAL, VECTORS, Segment, SegmentManifest
from assistant.library.shared_bases import SharedBase
from assistant.library.shelf import Shelf
from assistant.library.vectors import sets
from assistant.library.vectors.store import Erases, StoreKind, VectorsError
from assistant.schema import LANGUAGES


class SegmentMaker:
    """Makes segments of what the record holds now; whoever uses it has the write lock."""

    def __init__(self, rows: IndexRows, shelf: Shelf) -> None:
        self._rows = rows
        self._shelf = shelf

    def make(
        self,
        kind: StoreKind,
        means: LanguageMeans,
        after: Keys,
        base: tuple[Listed, SegmentManifest] | None = None,
    ) -> Listed:
        """Make and keep a segment of all that stands after some keys.

        Args:
            kind: The store that its vectors go into.
            means: What is taken off the vectors.
            after: The keys after which it begins.
            base: A whole segment of the same kind that ends there and becomes part of it.

        Raises:
            VectorsError: The store cannot be filled or does not find its own vectors.
            OSError: The disk is full or the folder may not be written.
        """
        first, up_to = base[1].after if base else after, self._rows.highest()
        manifest = SegmentManifest(kind.form, first, up_to, self._rows.counts(first, up_to))
        held = self._shelf.place(base[0].name) if base else None
        with self._shelf.making() as folder, _nothing_left(folder / VECTORS, kind):
            if held:
                kind.copy(held / VECTORS, folder / VECTORS)
            self._fill(folder / VECTORS, kind, means, after)
            self._add_lexical(folder / LEXICAL, after, held)
            _check(folder, manifest, kind)
            return self._shelf.keep(folder, manifest, kind)

    def rid(self, kind: StoreKind, base: tuple[Listed, SegmentManifest], erases: Erases) -> Listed:
        """Make and keep a copy of a whole segment without what the record has no more.

        Raises:
            VectorsError: The store cannot be copied, or does not find its own vectors.
            OSError: The disk is full or the folder may not be written.
        """
        listed, held = base
        old = self._shelf.place(listed.name)
        manifest = replace(held, counts=self._rows.counts(held.after, held.up_to), files={})
        kept = {one: self._rows.keys_between(one, held.after, held.up_to) for one in LANGUAGES}
        with self._shelf.making() as folder:
            kind.copy(old / VECTORS, folder / VECTORS)
            erases.erase(folder / VECTORS, {one: keys[0] for one, keys in kept.items()})
            for language in LANGUAGES:
                if (words := old / LEXICAL / language).is_dir():
                    left = LexicalSegment.open(words).only(kept[language][1])
                    if len(left.keys):
                        left.save(folder / LEXICAL / language)
            _check(folder, manifest, kind)
            return self._shelf.keep(folder, manifest, kind)

    def attach(self, kind: StoreKind, base: SharedBase) -> Listed:
        """Make and keep a segment whose vectors another machine has put on a server.

        Raises:
            VectorsError: They are not there any more, or not all of them.
            OSError: The disk is full or the folder may not be written.
        """
        manifest = SegmentManifest(kind.form, base.after, base.up_to, base.counts)
        with self._shelf.making() as folder:
            sets.put(folder / VECTORS, base.name)
            self._add_lexical(folder / LEXICAL, base.after, None, base.up_to)
            _check(folder, manifest, kind)
            return self._shelf.keep(folder, manifest, kind)

    def _fill(self, folder: Path, kind: StoreKind, means: LanguageMeans, after: Keys) -> None:
        with closing(kind.open(folder)) as vectors:
            for language in LANGUAGES:
                for keys, batch in self._rows.vectors(language, after.window):
                    vectors.add(language, keys, means.centre_passages(batch, language))
        kind.seal(folder)

    def _add_lexical(
        self, folder: Path, after: Keys, held: Path | None, up_to: Keys | None = None
    ) -> None:
        last = up_to.passage if up_to else None
        for language in LANGUAGES:
            new = LexicalSegment.build(self._rows.terms(language, after.passage, last))
            old = held / LEXICAL / language if held else None
            if old and old.is_dir():
                new = LexicalSegment.joined([LexicalSegment.open(old), new])
            if len(new.keys):
                new.save(folder / language)


@contextmanager
def _nothing_left(vectors: Path, kind: StoreKind) -> Iterator[None]:
    """Take off a server what was put there for a segment that is not kept."""
    try:
        yield
    except BaseException:
        with suppress(VectorsError):
            kind.discard(vectors)
        raise


def _check(folder: Path, manifest: SegmentManifest, kind: StoreKind) -> None:
    """Open what was made as a reader would, and find some of it again."""
    with closing(Segment.open(folder, manifest, kind)) as made:
        if not made.is_whole():
            raise VectorsError("the index that was just made does not find its own vectors")
