"""Files that wait in a home to be added, and the journal of what became of each."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from uuid import uuid4

from pydantic import TypeAdapter

from assistant.errors import LibraryUnwritable
from assistant.home import files
from assistant.ui.shared.uploads import Told

_JOURNAL = "journal.json"
_TOLD = TypeAdapter(tuple[tuple[Told, ...], ...])


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that came together: their names, sizes in bytes, and what became of the first ones.

    ``told`` has an entry for each file that is done, with a line for it or for each file in it.
    """

    folder: Path
    names: tuple[str, ...]
    sizes: tuple[int, ...]
    told: tuple[tuple[Told, ...], ...] = ()

    @property
    def key(self) -> str:
        """The name of the batch in its home."""
        return self.folder.name

    @property
    def done(self) -> int:
        """How many files are done."""
        return len(self.told)

    def content(self, at: int) -> bytes:
        """Return the bytes of a file."""
        return self._file(at).read_bytes()

    def _file(self, at: int) -> Path:
        return self.folder / f"{at:05}.bin"


def staged(folder: Path, given: Sequence[tuple[str, bytes]]) -> Batch:
    """Keep files with their names until they are added; raises LibraryUnwritable."""
    names, sizes = tuple(n for n, _ in given), tuple(len(content) for _, content in given)
    batch = Batch(folder / uuid4().hex, names, sizes)
    try:
        for at, (_, content) in enumerate(given):
            files.write(batch._file(at), content)
        _write(batch)
    except LibraryUnwritable:
        shutil.rmtree(batch.folder, ignore_errors=True)
        raise
    return batch


def noted(batch: Batch, told: Sequence[Told]) -> Batch:
    """Write down what became of the next file, and let go of its bytes."""
    at = batch.done
    batch = replace(batch, told=(*batch.told, tuple(told)))
    _write(batch)
    batch._file(at).unlink(missing_ok=True)
    return batch


def left(folder: Path) -> Iterator[Batch]:
    """Yield the batches that an earlier run of the program left, done or not, the oldest first.

    A folder without a journal was being written when the program ended: its sender was never told
    that it had been taken, so it goes.
    """
    if not folder.is_dir():
        return
    for place in sorted(filter(Path.is_dir, folder.iterdir()), key=lambda p: p.stat().st_mtime):
        journal = place / _JOURNAL  # beside the folders lies the lock of whoever does the work
        if not journal.is_file():
            forget(place)
            continue
        data = json.loads(journal.read_text(encoding="utf-8"))
        told = _TOLD.validate_python(data["told"])
        yield Batch(place, tuple(data["names"]), tuple(data["sizes"]), told)


def forget(place: Path) -> None:
    """Delete a batch with all that is left of it."""
    shutil.rmtree(place, ignore_errors=True)


def _write(batch: Batch) -> None:
    told = [[asdict(one) for one in some] for some in batch.told]
    data = {"names": batch.names, "sizes": batch.sizes, "told": told}
    files.write(batch.folder / _JOURNAL, json.dumps(data, ensure_ascii=False))
