"""File → RawDocument: a row per suffix, and one clear line for every file that cannot be read."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import IO, Final, NamedTuple

from assistant.errors import DamagedFile, NeedsOcr, ReadingError, UnsupportedFile
from assistant.reading.readers.content import Content, Problem, UnreadableError
from assistant.reading.readers.text import read_markdown, read_text
from assistant.reading.sandbox import read_apart
from assistant.schema import RawDocument

MAX_BYTES = 100_000_000  # a scanned book; what is larger is split before it is worth reading
_HEAD = 1024  # bytes in which the kind of a file shows
_NAME_LENGTH = 120  # characters of a file name that are shown

_ERRORS: Final[Mapping[Problem, type[ReadingError]]] = {
    "damaged": DamagedFile,
    "needs_ocr": NeedsOcr,
    "unsupported": UnsupportedFile,
}


class Format(NamedTuple):
    """How files of one suffix are read; ``kind`` is what their bytes must be, if they show it."""

    read: Callable[[IO[bytes]], Content]
    kind: str = "text"


_TEXT = Format(lambda file: read_text(file.read()))
_MARKDOWN = Format(lambda file: read_markdown(file.read()))
_HTML = Format(partial(read_apart, "html"))

SUFFIXES: Final[Mapping[str, Format]] = {
    ".txt": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".pdf": Format(partial(read_apart, "pdf"), "PDF"),
    ".docx": Format(partial(read_apart, "docx"), "zip"),
    ".html": _HTML,
    ".htm": _HTML,
}

# First bytes, what they are, and what to do with such a file.
_SIGNATURES: Final = (
    (b"%PDF-", "PDF", "rename it to .pdf"),
    (b"PK\x03\x04", "zip", "rename a Word document to .docx, unpack an archive"),
    (b"PK\x05\x06", "zip", "it is an empty archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or locked Office", "save it as .docx, unlocked"),
    (b"{\\rtf", "RTF", "save it as .docx"),
    (b"\x89PNG", "PNG picture", "run text recognition (OCR) on it"),
    (b"\xff\xd8\xff", "JPEG picture", "run text recognition (OCR) on it"),
    (b"GIF8", "GIF picture", "run text recognition (OCR) on it"),
    (b"II*\x00", "TIFF picture", "run text recognition (OCR) on it"),
    (b"MM\x00*", "TIFF picture", "run text recognition (OCR) on it"),
    (b"\x1f\x8b", "gzip archive", "unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive", "unpack it"),
    (b"Rar!", "RAR archive", "unpack it"),
    (b"\x7fELF", "program", "add a document"),
    (b"MZ\x90", "program", "add a document"),
)

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def read(path: Path) -> RawDocument:
    """Read one file; raises a ``ReadingError`` whose message names the file, why and what to do."""
    name = display_name(path)
    try:
        how = _format(path)
        with _open(path) as file:
            _check_kind(file, how)
            content = how.read(file)
    except UnreadableError as error:
        raise _ERRORS[error.problem](f"{name!r} was not read: {error}.") from error
    return RawDocument(
        name=name,
        lines=content.lines,
        title=content.title,
        metadata=content.metadata,
        warnings=content.warnings,
    )


def display_name(path: Path | str) -> str:
    """The last part of a path, fit to be shown: no folders, no control characters, not too long.

    For showing only: never build a path from it.
    """
    last = re.split(r"[/\\]", str(path).rstrip("/\\"))[-1]
    shown = last.encode("utf-8", "replace").decode("utf-8")
    shown = _UNSHOWN.sub("", unicodedata.normalize("NFC", shown)).strip()
    if len(shown) > _NAME_LENGTH:
        half = _NAME_LENGTH // 2
        shown = f"{shown[:half]}…{shown[-half:]}"
    return shown if shown.strip(".") else "unnamed"


def _format(path: Path) -> Format:
    how = SUFFIXES.get(path.suffix.lower())
    if how is None:
        known = ", ".join(SUFFIXES)
        raise UnreadableError(
            f"no reader for {display_name(path.suffix)!r} files: use one of {known}"
            if path.suffix
            else f"its name has no suffix that tells what it is: use one of {known}",
            "unsupported",
        )
    return how


def _open(path: Path) -> IO[bytes]:
    """Open a plain file, unbuffered: a child process may go on reading where this one stopped."""
    try:
        status = path.stat()
        _check_plain(status)
        return path.open("rb", buffering=0)
    except FileNotFoundError as error:
        raise UnreadableError("there is no such file: check its name and folder") from error
    except PermissionError as error:
        raise UnreadableError("you may not read it: ask its owner for the right to") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(
            f"it cannot be opened ({reason}): copy it and add the copy"
        ) from error


def _check_plain(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError("it is a folder, not a file: add the files in it", "unsupported")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("it is a device or a pipe, not a file: add a document", "unsupported")
    if status.st_size == 0:
        raise UnreadableError("it is empty (0 bytes): save or download it again")
    if status.st_size > MAX_BYTES:
        raise UnreadableError(f"it is larger than {MAX_BYTES // 1_000_000} MB: split it into parts")


def _check_kind(file: IO[bytes], how: Format) -> None:
    """Refuse a file whose first bytes are of another kind than its suffix says."""
    head = file.read(_HEAD)
    file.seek(0)
    found = next((row for row in _SIGNATURES if head.startswith(row[0])), None)
    kind = found[1] if found else "PDF" if how.kind == "PDF" and b"%PDF-" in head else "text"
    if kind == how.kind:
        return
    if found:
        raise UnreadableError(
            f"its bytes are of another kind than its suffix says ({kind}): {found[2]}",
            "unsupported",
        )
    raise UnreadableError(
        f"its bytes are not those of a {how.kind} file: save or download it again"
    )
