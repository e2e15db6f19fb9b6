"""A plan in any readable file as text, block by block, as the library reads its own."""

from __future__ import annotations

from pathlib import Path

from assistant.reading import formats
from assistant.reading.documents import build


def text_of_file(path: Path) -> str:
    """Return the repaired text of a file.

    Raises:
        ReadingError: The file is of another kind, damaged, or a picture of a text.
    """
    document = build(formats.read(path))
    return "\n\n".join(document.text[block.start : block.end] for block in document.blocks)
