"""The index of a library: the generation in force, made anew from the record when it must be."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np

from assistant.home.files import unwritable
from assistant.library.generations import LEXICAL, VECTORS, Generation, Manifest, Shelf
from assistant.library.language_means import LanguageMeans, Vector
from assistant.library.lexical import LexicalIndex
from assistant.library.record import Record
from assistant.library.vectors.chroma import VectorFolder, VectorsError, tidy
from assistant.schema import LANGUAGES, Language

_SMALL = 2_000  # windows; making so few anew takes less than a second and gives exact means
_GROWTH = 2  # times as many windows of a language as its mean was taken from: take it again

log = logging.getLogger(__name__)


class VectorIndex:
    """Vectors and BM25 of everything in the record, at one revision."""

    def __init__(self, home: Path, record: Record) -> None:
        self._home = home
        self._record = record
        self._shelf = Shelf(home)

    def is_in_force(self, generation: Generation) -> bool:
        """Tell whether an open generation is still the one in force and as new as the record."""
        pointer = self._shelf.current()
        return (
            pointer is not None
            and pointer.generation == generation.name
            and pointer.revision == self._record.revision()
        )

    def open(self, encoder: str) -> Generation | None:
        """Open the generation in force if it is whole and as new as the record."""
        pointer = self._shelf.current()
        if pointer is None or pointer.revision != self._record.revision():
            return None
        manifest = self._shelf.manifest()
        if manifest is None or manifest.encoder != encoder:
            return None
        try:
            generation = Generation(self._shelf.place(pointer.generation), manifest)
        except VectorsError as error:  # a full disk, since Chroma writes a line when it opens
            log.warning("the index %s cannot be opened: %s", pointer.generation, error)
            return None
        if generation.is_whole():  # loads it too: its folder may be swept while it is open
            return generation
        generation.close()
        return None

    def renew(self, encoder: str, calibration: LanguageMeans, *, forget: bool = False) -> None:
        """Make and publish a generation of what the record holds now; needs the write lock.

        Args:
            encoder: The fingerprint of the encoder that made the record's vectors.
            calibration: The means of the calibration sentences by that encoder.
            forget: Keep no generation that could still hold what was removed.

        Raises:
            LibraryUnwritable: The disk is full or the folder may not be written.
        """
        try:
            with self._shelf.making() as folder:
                manifest = self._make(folder, encoder, calibration, forget=forget)
                self._shelf.publish(folder, manifest, forget=forget)
        except (OSError, sqlite3.Error, VectorsError) as error:
            raise unwritable(self._home, error) from error

    def _make(
        self, folder: Path, encoder: str, calibration: LanguageMeans, *, forget: bool
    ) -> Manifest:
        base = None if forget else self._base(encoder)
        made = self._extend(folder, base) if base else self._rebuild(folder, calibration)
        manifest = self._stamped(made, encoder)
        self._add_lexical(folder)
        self._check(folder, manifest)
        return manifest

    def _base(self, encoder: str) -> tuple[Path, Manifest] | None:
        """Return a generation to which the new windows need only be added, if there is one."""
        now = self._record.window_counts()
        if sum(now.values()) <= _SMALL:
            return None
        pointer, base = self._shelf.current(), self._shelf.manifest()
        if pointer is None or base is None or base.encoder != encoder:
            return None
        if self._record.window_counts(base.highest) != base.counts:
            return None  # something was deleted; a copy would go on holding it
        if any(number > _GROWTH * base.meant.get(lang, 0) for lang, number in now.items()):
            return None
        return self._shelf.place(pointer.generation), base

    def _extend(self, folder: Path, base: tuple[Path, Manifest]) -> Manifest:
        """Copy a generation's vectors and add the windows that it lacks."""
        held, manifest = base
        shutil.copytree(held / VECTORS, folder / VECTORS)
        self._fill(folder, LanguageMeans.from_json(manifest.means), after=manifest.highest)
        return manifest

    def _rebuild(self, folder: Path, calibration: LanguageMeans) -> Manifest:
        """Take the means and make everything from the record."""
        counts = self._record.window_counts()
        log.info("making the index of %d windows anew", sum(counts.values()))
        means = calibration.blended({lang: self._sum(lang) for lang in counts})
        self._fill(folder, means, after=0)
        return Manifest(0, "", 0, counts, meant=counts, means=means.to_json())

    def _sum(self, language: Language) -> tuple[Vector, int]:
        """Return the sum and number of a language's vectors."""
        sums = [
            (v.sum(axis=0, dtype=np.float64), len(v)) for _, v in self._record.vectors(language)
        ]
        return np.sum([total for total, _ in sums], axis=0), sum(count for _, count in sums)

    def _fill(self, folder: Path, means: LanguageMeans, *, after: int) -> None:
        with closing(VectorFolder(folder / VECTORS)) as vectors:
            for language in LANGUAGES:
                for keys, batch in self._record.vectors(language, after):
                    vectors.add(language, keys, means.centre_passages(batch, language))
        tidy(folder / VECTORS)

    def _add_lexical(self, folder: Path) -> None:
        for language in LANGUAGES:
            keys, terms = self._record.terms(language)
            if keys:
                LexicalIndex.build(keys, terms).save(folder / LEXICAL / language)

    def _stamped(self, manifest: Manifest, encoder: str) -> Manifest:
        return Manifest(
            revision=self._record.revision(),
            encoder=encoder,
            highest=self._record.highest_window(),
            counts=self._record.window_counts(),
            meant=manifest.meant,
            means=manifest.means,
        )

    def _check(self, folder: Path, manifest: Manifest) -> None:
        """Open what was made as a reader would, and find some of it again."""
        with closing(Generation(folder, manifest)) as made:
            if not made.is_whole():
                raise VectorsError("the index that was just made does not find its own vectors")
