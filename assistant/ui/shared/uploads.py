"""Takes uploaded files into the library under names of our own making."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal, Protocol, TypeGuard

from assistant.errors import KhrueakhaiError
from assistant.home import files
from assistant.reading import formats
from assistant.schema import AddResult, AddStatus, Language
from assistant.ui.shared import reasons
from assistant.ui.shared.safe import safe_line
from assistant.ui.shared.texts import text

if TYPE_CHECKING:
    from assistant.library.library import Library

SUFFIXES = tuple(suffix.removeprefix(".") for suffix in formats.SUFFIXES)
_STEM_LIMIT = 60  # characters, up to 180 bytes in Thai; file systems allow 255
_STEM_KINDS = ("L", "M", "N")  # Unicode letters, marks (Thai vowels and tones) and digits

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
class Told:
    """What became of a file, by the name that its sender gives it."""

    name: str
    result: AddResult


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line about what became of a file or a request, as Markdown."""

    kind: Kind
    message: str


def outcome_of(result: AddResult, name: str, language: Language) -> Outcome:
    """Say in one line what became of a file."""
    message = text(
        f"status_{result.status}",
        language,
        name=name,
        passages=result.passages,
        reason=reasons.said(result.error or "", language),
    )
    repaired = sum(result.repairs.values())
    if repaired and result.status in ("added", "updated"):
        message += f" · {text('repairs', language, count=repaired)}"
    for warning in result.warnings:
        message += f"  \n:small[{safe_line(reasons.said(warning, language))}]"
    return Outcome(_KINDS[result.status], message)


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


def added(library: Library, name: str, content: bytes, *, more: bool = False) -> list[Told]:
    """Keep an upload under its name in the home and add it; the same name again is an update.

    With ``more`` of the same batch to come its index is left to the last one.

    What holds other files is not kept, for what is removed of it later would stay in it, nor is a
    second copy of what is held.  Each file in an archive or letter has a line of its own.
    """
    path = library.uploads / stored_name(name)
    try:
        before = path.read_bytes() if path.is_file() else None
        files.write(path, content)
        results = library.add_files([path], more=more)
        if formats.holds_files(path) or not any(_is_kept(result, path) for result in results):
            _put_back(path, before)
    except KhrueakhaiError as error:
        results = (AddResult(None, None, "rejected", error=str(error)),)
    return [_told(result, path, name) for result in results]


def _is_kept(result: AddResult, path: Path) -> bool:
    """Whether the library holds a document from this very path."""
    return result.status != "rejected" and result.path == str(path)


def _told(result: AddResult, path: Path, name: str) -> Told:
    """What became of an upload or of a file in it; its sender knows both by names of their own."""
    inside = Path(result.path).relative_to(path) if _is_inside(result.path, path) else Path()
    shown = " › ".join((name, *inside.parts))
    if result.error:
        error = result.error.replace(str(path), name).replace(repr(path.name), repr(name))
        result = replace(result, error=error)
    return Told(shown, result)


def _is_inside(inner: str | None, path: Path) -> TypeGuard[str]:
    return inner is not None and Path(inner).is_relative_to(path)


def _put_back(path: Path, before: bytes | None) -> None:
    """Let a file be what it was before an upload that could not be read."""
    if before is None:
        path.unlink()
    else:
        files.write(path, before)
