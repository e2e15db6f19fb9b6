"""The files that Chroma writes into a folder: what they say, and nothing else left in them."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import numpy as np

# version, offset, room, elements, bytes per element, and where in it label and vector begin
_HEADER = struct.Struct("<iqqqqqq")
_MARKED = 2  # the byte of an element whose lowest bit says that it was taken out


def tidy(folder: Path) -> None:
    """Leave nothing in a closed folder but the index.

    Chroma keeps vectors that it has moved elsewhere in its SQLite file, and writes the unused end
    of its arrays as it finds it in memory, where any text may have been.
    """
    with closing(sqlite3.connect(folder / "chroma.sqlite3")) as connection:
        connection.execute("VACUUM")
    for header in folder.glob("*/header.bin"):
        told = _HEADER.unpack(header.read_bytes()[: _HEADER.size])
        _, _, _, elements, size, label, vector = told
        _blank_marked(header.with_name("data_level0.bin"), elements, size, slice(vector, label))
        _blank(header.with_name("data_level0.bin"), elements * size)
        _blank(header.with_name("length.bin"), elements * 4)


def _blank_marked(path: Path, elements: int, size: int, vector: slice) -> None:
    """Overwrite the vectors of the elements that were taken out: Chroma only marks them."""
    if not elements:
        return
    held = np.memmap(path, np.uint8, "r+", shape=(elements, size))
    marked = np.flatnonzero(held[:, _MARKED] & 1)
    held[marked, vector] = 0
    held.flush()


def _blank(path: Path, used: int) -> None:
    """Overwrite what follows the used bytes of a file."""
    with path.open("r+b") as file:
        unused = path.stat().st_size - used
        file.seek(used)
        file.write(bytes(unused))


def logical_content(folder: Path) -> Iterable[bytes]:
    """Yield what Chroma's SQLite file says, without what each opening adds to it."""
    path = f"file:{folder / 'chroma.sqlite3'}?mode=ro"
    with closing(sqlite3.connect(path, uri=True)) as connection:
        for line in connection.iterdump():
            if not line.startswith('INSERT INTO "acquire_write"'):
                yield line.encode()
