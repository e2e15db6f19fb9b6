"""Writes papers, slides and quizzes as files: a row per format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from assistant.errors import ExportError

if TYPE_CHECKING:
    from assistant.export.papers.paper import Paper

# Suffix → the module whose ``write`` makes the bytes of a paper; imported when it is needed.
PAPERS = {
    ".docx": "assistant.export.papers.docx",
    ".pdf": "assistant.export.papers.pdf",
    ".md": "assistant.export.papers.markdown",
}

Write = Callable[..., bytes]


def paper_writer(suffix: str, formats: tuple[str, ...] = tuple(PAPERS)) -> Write:
    """Return the writer of papers for a file's suffix.

    Raises:
        ExportError: Papers are not written in such a format.
    """
    name = PAPERS.get(suffix.lower())
    if name is None:
        raise ExportError(
            f"there is no format for {suffix or 'a file without a suffix'}: "
            f"use {', '.join(formats)}"
        )
    found: Write = import_module(name).write
    return found


def write_paper(paper: Paper, suffix: str, *, thai_digits: bool = False) -> bytes:
    """Return a paper as the bytes of a file; Thai digits are for Thai papers alone.

    Raises:
        ExportError: Papers are not written in such a format.
    """
    return paper_writer(suffix)(paper, thai_digits=thai_digits and paper.language == "th")
