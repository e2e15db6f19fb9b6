"""File → RawDocument: a row per suffix, and one clear line for every file that cannot be read."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Final, NamedTuple

from assistant.errors import DamagedFile, NeedsOcr, ReadingError, UnsupportedFile
from assistant.reading.choosing import read_pdf
from assistant.reading.ocr import scans
from assistant.reading.office import read_converted
from assistant.reading.readers.content import MAX_CHARACTERS, Content, Problem, UnreadableError
from assistant.reading.readers.text import read_markdown, read_text
from assistant.reading.sandbox import read_apart
from assistant.schema import RawDocument

MAX_BYTES = 100_000_000  # a scanned book; what is larger is split before it is worth reading
_LONGEST = 4 * (MAX_CHARACTERS + 1)  # bytes of a text; one that has more is refused for its length
_HEAD = 1024  # bytes in which the kind of a file shows
_NAME_LENGTH = 120  # characters of a file name that are shown

_ERRORS: Final[Mapping[Problem, type[ReadingError]]] = {
    "damaged": DamagedFile,
    "needs_ocr": NeedsOcr,
    "unsupported": UnsupportedFile,
}


class Format(NamedTuple):
    """How files of one suffix are read; ``kinds``, what their bytes may be, if they show it.

    ``holds`` names the kind of container that it is as well: its files become documents too.
    """

    read: Callable[[IO[bytes]], Content]
    kinds: tuple[str, ...] = ("text",)
    holds: str = ""


def _read_archive(_: IO[bytes]) -> Content:
    raise UnreadableError("it is an archive of files, not a document: unpack it", "unsupported")


_OLD, _ZIP, _RTF = "old or locked Office", "zip", "RTF"
_TEXT = Format(lambda file: read_text(file.read(_LONGEST)))
_MARKDOWN = Format(lambda file: read_markdown(file.read(_LONGEST)))
_HTML = Format(partial(read_apart, "html"))
_MHTML = Format(partial(read_apart, "mhtml"))
_DELIMITED = Format(partial(read_apart, "delimited"))
_SHEETS = Format(partial(read_apart, "sheets"), (_ZIP,))
_JPEG = Format(scans.read_picture, ("JPEG picture",))
_TIFF = Format(scans.read_picture, ("TIFF picture",))

SUFFIXES: Final[Mapping[str, Format]] = {
    ".txt": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".pdf": Format(read_pdf, ("PDF",)),
    ".docx": Format(partial(read_apart, "docx"), (_ZIP,)),
    ".doc": Format(partial(read_converted, ".doc", "docx"), (_OLD, _RTF, _ZIP)),
    ".odt": Format(partial(read_converted, ".odt", "docx"), (_ZIP,)),
    ".rtf": Format(partial(read_converted, ".rtf", "docx"), (_RTF,)),
    ".pptx": Format(partial(read_apart, "pptx"), (_ZIP,)),
    ".ppt": Format(partial(read_converted, ".ppt", "pptx"), (_OLD, _ZIP)),
    ".odp": Format(partial(read_converted, ".odp", "pptx"), (_ZIP,)),
    ".xlsx": _SHEETS,
    ".xlsm": _SHEETS,
    ".xls": Format(partial(read_apart, "sheets"), (_OLD, _ZIP)),
    ".ods": _SHEETS,
    ".csv": _DELIMITED,
    ".tsv": _DELIMITED,
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".mhtml": _MHTML,
    ".mht": _MHTML,
    ".epub": Format(partial(read_apart, "epub"), (_ZIP,)),
    ".eml": Format(partial(read_apart, "mail"), holds="mail"),
    ".zip": Format(_read_archive, (_ZIP,), holds="zip"),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".png": Format(scans.read_picture, ("PNG picture",)),
    ".tif": _TIFF,
    ".tiff": _TIFF,
}

# First bytes, what they are, and what to do with such a file.
_SIGNATURES: Final = (
    (b"%PDF-", "PDF", "rename it to .pdf"),
    (b"PK\x03\x04", _ZIP, "rename a Word document to .docx, an archive to .zip"),
    (b"PK\x05\x06", _ZIP, "it is an empty archive"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        _OLD,
        "save it unlocked, or rename it to .doc, .xls or .ppt",
    ),
    (b"{\\rtf", _RTF, "rename it to .rtf"),
    (b"\x89PNG", "PNG picture", "rename it to .png"),
    (b"\xff\xd8\xff", "JPEG picture", "rename it to .jpg"),
    (b"GIF8", "GIF picture", "save it as .png"),
    (b"II*\x00", "TIFF picture", "rename it to .tif"),
    (b"MM\x00*", "TIFF picture", "rename it to .tif"),
    (b"\x1f\x8b", "gzip archive", "unpack it"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive", "unpack it"),
    (b"Rar!", "RAR archive", "unpack it"),
    (b"\x7fELF", "program", "add a document"),
    (b"MZ\x90", "program", "add a document"),
)

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def read(path: Path, name: str = "", wanted: Sequence[int] = ()) -> RawDocument:
    """Read one file; raises a ``ReadingError`` whose message names the file, why and what to do.

    ``name`` is how the file is called where it is not its path that tells; ``wanted`` are pages of
    a PDF, from 0, that are to be recognised from their pictures.
    """
    name = display_name(name or path)
    with _named(name):
        how = _format(path)
        with _open(path) as file:
            _check_kind(file, how)
            content = read_pdf(file, wanted) if wanted else how.read(file)
    return RawDocument(
        name=name,
        lines=content.lines,
        title=content.title,
        metadata=content.metadata,
        warnings=content.warnings,
    )


def holds_files(path: Path) -> bool:
    """Whether a file of this suffix holds files that become documents of their own."""
    how = SUFFIXES.get(path.suffix.lower())
    return how is not None and bool(how.holds)


def check_suffix(path: Path) -> None:
    """Raise ``UnsupportedFile`` for a file whose suffix has no reader."""
    with _named(display_name(path)):
        _format(path)


def check(path: Path) -> None:
    """Raise ``UnreadableError`` for a file that cannot be opened or is not what its suffix says."""
    how = _format(path)
    with _open(path) as file:
        _check_kind(file, how)


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Turn what a reader says into an error that names the file."""
    try:
        yield
    except UnreadableError as error:
        raise _ERRORS[error.problem](f"{name!r} was not read: {error}.") from error


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
    is_pdf = "PDF" in how.kinds and b"%PDF-" in head
    if (found[1] if found else "PDF" if is_pdf else "text") in how.kinds:
        return
    if found:
        raise UnreadableError(
            f"its bytes are of another kind than its suffix says ({found[1]}): {found[2]}",
            "unsupported",
        )
    raise UnreadableError(
        f"its bytes are not those of a {how.kinds[0]} file: save or download it again"
    )
