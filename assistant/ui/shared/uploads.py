"""Takes uploaded files into the library under names of our own making."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal, Protocol, TypeGuard

from assistant.errors import KhrueakhaiError
from assistant.home import files
from assistant.library.time_left import TimeLeft
from assistant.reading import formats
from assistant.reading.sandbox import STOPPED
from assistant.schema import AddResult, AddStatus, Language
from assistant.ui.shared.texts import plain, text

if TYPE_CHECKING:
    from assistant.library.library import Library

SUFFIXES = tuple(suffix.removeprefix(".") for suffix in formats.SUFFIXES)
_STEM_LIMIT = 60  # characters, up to 180 bytes in Thai; file systems allow 255
_STEM_KINDS = ("L", "M", "N")  # Unicode letters, marks (Thai vowels and tones) and digits

_EACH = 20_000  # bytes that take as long as what every file costs, whatever its size
# What readers say most often, and the texts that say it in both languages.
_REASONS = {
    STOPPED: "reason_stopped",
    "too many for one document": "reason_too_long",
    "it is larger than": "reason_too_large",
    "holds no text": "reason_no_text",
    "(0 bytes)": "reason_empty",
}

Kind = Literal["success", "info", "error"]
_KINDS: dict[AddStatus, Kind] = {
    "added": "success",
    "updated": "success",
    "unchanged": "info",
    "rejected": "error",
}


class Upload(Protocol):
    """A file as the browser sent it; its name is whatever the sender chose."""

    @property
    def name(self) -> str:
        """The sender's name for it."""

    def getvalue(self) -> bytes:
        """Return the content."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line about what became of a file or a request, as Markdown."""

    kind: Kind
    message: str


def add(
    library: Library,
    uploads: Sequence[Upload],
    language: Language,
    progress: Callable[[float, str], object],
) -> list[Outcome]:
    """Add files one by one, reporting the share done from 0 to 1; return a line for each.

    Each file in an archive or letter has a line of its own.
    """
    outcomes = []
    left = TimeLeft([len(upload.getvalue()) + _EACH for upload in uploads])
    for number, upload in enumerate(uploads, start=1):
        doing = text("uploading", language, name=upload.name, number=number, count=len(uploads))
        progress((number - 1) / len(uploads), doing + _time_left(left.after(number - 1), language))
        outcomes += _added(library, upload, language)
    progress(1.0, "")
    return outcomes


def _time_left(seconds: float | None, language: Language) -> str:
    """Say how long the rest will take, where that is known."""
    if not seconds:
        return ""
    minutes = round(seconds / 60)
    key, number = ("minutes_left", minutes) if minutes else ("seconds_left", round(seconds) or 1)
    return f" · {text(key, language, number=number)}"


def outcome_of(result: AddResult, name: str, language: Language) -> Outcome:
    """Say in one line what became of a file."""
    message = text(
        f"status_{result.status}",
        language,
        name=name,
        passages=result.passages,
        reason=_reason(result.error or "", language),
    )
    repaired = sum(result.repairs.values())
    if repaired and result.status in ("added", "updated"):
        message += f" · {text('repairs', language, count=repaired)}"
    return Outcome(_KINDS[result.status], message)


def _reason(error: str, language: Language) -> str:
    """Why a file was rejected, in the reader's language where it is one of the usual reasons."""
    known = next((key for said, key in _REASONS.items() if said in error), None)
    return plain(known, language) if known else error


def stored_name(name: str) -> str:
    r"""Return a file name for an upload: letters and digits of its stem, a suffix that we know.

    >>> stored_name("../../etc/passwd\x00.PDF")
    'passwd.pdf'
    """
    given = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/"))
    kept = "".join(
        char if unicodedata.category(char)[0] in _STEM_KINDS else " " for char in given.stem
    )
    stem = " ".join(kept.split())[:_STEM_LIMIT].strip() or "document"
    suffix = given.suffix.lower().removeprefix(".")
    return f"{stem}.{suffix if suffix in SUFFIXES else 'bin'}"


def _added(library: Library, upload: Upload, language: Language) -> list[Outcome]:
    """Keep an upload under its name in the home and add it; the same name again is an update.

    A file that holds others is not kept: what is removed of it later would stay in it.
    """
    path = library.uploads / stored_name(upload.name)
    try:
        before = path.read_bytes() if path.is_file() else None
        files.write(path, upload.getvalue())
        results = library.add_files([path])
        if formats.holds_files(path) or all(result.status == "rejected" for result in results):
            _put_back(path, before)
    except KhrueakhaiError as error:
        results = (AddResult(None, None, "rejected", error=str(error)),)
    return [_told(result, path, upload.name, language) for result in results]


def _told(result: AddResult, path: Path, name: str, language: Language) -> Outcome:
    """The outcome of an upload or of a file in it; the sender knows both by the sender's names."""
    inside = Path(result.path).relative_to(path) if _is_inside(result.path, path) else Path()
    shown = " › ".join((name, *inside.parts))
    if result.error:
        error = result.error.replace(str(path), name).replace(repr(path.name), repr(name))
        result = replace(result, error=error)
    return outcome_of(result, shown, language)


def _is_inside(inner: str | None, path: Path) -> TypeGuard[str]:
    return inner is not None and Path(inner).is_relative_to(path)


def _put_back(path: Path, before: bytes | None) -> None:
    """Let a file be what it was before an upload that could not be read."""
    if before is None:
        path.unlink()
    else:
        files.write(path, before)
