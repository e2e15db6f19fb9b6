"""What a browser is told of the files that pages offer, and how their buttons are called."""

from __future__ import annotations

from collections.abc import Mapping

_OFFICE = "application/vnd.openxmlformats-officedocument"
_MIMES: Mapping[str, str] = {
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".json": "application/json",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".pptx": f"{_OFFICE}.presentationml.presentation",
    ".zip": "application/zip",
}
PAGES: Mapping[str, str] = {".docx": "Word", ".pdf": "PDF", ".md": "Markdown"}  # suffix → button


def mime(file_name: str) -> str:
    """Return the media type of a file by its suffix.

    >>> mime("lesson.zip"), mime("quiz.gift.txt")
    ('application/zip', 'application/octet-stream')
    """
    return _MIMES.get(file_name[file_name.rfind(".") :], "application/octet-stream")
