"""Makes segments from the record, aside from whoever reads."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from assistant.library.generations import Listed
from assistant.library.index_rows import IndexRows, Keys
from assistant.library.language_means import LanguageMeans
from assistant.library.lexical import LexicalSegment
from assistant.library.segments import LEXICAL, VECTORS, Segment, SegmentManifest
from assistant.library.shelf import Shelf
from assistant.library.vectors.store import StoreKind, VectorsError
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
        with self._shelf.making() as folder:
            if held:
                shutil.copytree(held / VECTORS, folder / VECTORS)
            self._fill(folder / VECTORS, kind, means, after)
            self._add_lexical(folder / LEXICAL, after, held)
            _check(folder, manifest, kind)
            return self._shelf.keep(folder, manifest, kind)

    def _fill(self, folder: Path, kind: StoreKind, means: LanguageMeans, after: Keys) -> None:
        with closing(kind.open(folder)) as vectors:
            for language in LANGUAGES:
                for keys, batch in self._rows.vectors(language, after.window):
                    vectors.add(language, keys, means.centre_passages(batch, language))
        kind.seal(folder)

    def _add_lexical(self, folder: Path, after: Keys, held: Path | None) -> None:
        for language in LANGUAGES:
            new = LexicalSegment.build(self._rows.terms(language, after.passage))
            old = held / LEXICAL / language if held else None
            if old and old.is_dir():
                new = LexicalSegment.joined([LexicalSegment.open(old), new])
            if len(new.keys):
                new.save(folder / language)


def _check(folder: Path, manifest: SegmentManifest, kind: StoreKind) -> None:
    """Open what was made as a reader would, and find some of it again."""
    with closing(Segment.open(folder, manifest, kind)) as made:
        if not made.is_whole():
            raise VectorsError("the index that was just made does not find its own vectors")
