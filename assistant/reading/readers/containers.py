"""Files that hold files: archives and letters; what is in them, level by level, within limits."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from assistant.reading.readers import mail
from assistant.reading.readers.content import UnreadableError

_MAX_MEMBERS = 2_000
_MAX_DEPTH = 3  # archives in archives; more is no filing system
_MAX_BYTES = 400_000_000  # unpacked, all levels together
_MAX_MEMBER = 100_000_000  # bytes, as a file may have
_MAX_DIRECTORY = 5_000_000  # bytes of an archive's list of entries: about 50,000 of them
_PIECE = 1_000_000
_LOCKED = 0x1  # flag of an entry
_UTF8_NAME = 0x800
_CONTAINERS = {".zip": "zip", ".eml": "mail"}
_JUNK = ("__MACOSX/",)


class Member(NamedTuple):
    """A file in a container: its name with folders, and why it cannot be had, if so."""

    name: str
    digest: str = ""
    problem: str = ""


def list_members(data: bytes, kind: str, wanted: str = "", target: str = "") -> list[Member]:
    """List the files in a container, of containers in it their files; keep one if asked to.

    Args:
        data: The bytes of the container.
        kind: "zip" or "mail".
        wanted: The place, from 0, in the list of the member that is to be written out.
        target: The path of the file to write it to; never one that a container names.
    """
    found = []
    for at, (member, content) in enumerate(_Walk().inside(data, kind, "", 0)):
        if at >= _MAX_MEMBERS:
            raise UnreadableError(
                f"it holds more than {_MAX_MEMBERS:,} files: unpack it and add its folder"
            )
        if wanted == str(at):
            Path(target).write_bytes(content)
            return [member]
        found.append(member)
    return found


class _Walk:
    """Goes through containers; remembers how much it has unpacked."""

    def __init__(self) -> None:
        self._unpacked = 0

    def inside(
        self, data: bytes, kind: str, folder: str, depth: int
    ) -> Iterator[tuple[Member, bytes]]:
        """Each file with its bytes; a problem instead of bytes where it cannot be had."""
        files = self._zip(data) if kind == "zip" else self._mail(data)
        for given, content, problem in files:
            name = folder + given
            deeper = _CONTAINERS.get(PurePosixPath(name).suffix.lower())
            if problem:
                yield Member(name, problem=problem), b""
                continue
            if deeper == "zip" and depth + 1 >= _MAX_DEPTH:
                yield Member(name, problem="it lies too deep in other archives: unpack them"), b""
                continue
            if deeper != "zip":
                yield Member(name, hashlib.sha256(content).hexdigest()), content
            if deeper and depth + 1 < _MAX_DEPTH:
                yield from self._deeper(content, deeper, f"{name}/", depth + 1)

    def _deeper(
        self, data: bytes, kind: str, folder: str, depth: int
    ) -> Iterator[tuple[Member, bytes]]:
        try:
            yield from self.inside(data, kind, folder, depth)
        except UnreadableError as error:
            if self._unpacked > _MAX_BYTES:
                raise
            yield Member(folder.rstrip("/"), problem=str(error)), b""

    def _zip(self, data: bytes) -> Iterator[tuple[str, bytes, str]]:
        _check_directory(data)
        try:
            archive = ZipFile(BytesIO(data))
        except (BadZipFile, LargeZipFile, ValueError, OverflowError) as error:
            raise UnreadableError("it is cut off or broken: save or download it again") from error
        with archive:
            for entry in archive.infolist():
                if entry.is_dir() or entry.filename.startswith(_JUNK):
                    continue
                name = safe_name(_name(entry))
                try:
                    yield name, self._entry(archive, entry), ""
                except _EntryError as error:
                    yield name, b"", str(error)

    def _entry(self, archive: ZipFile, entry: ZipInfo) -> bytes:
        if entry.flag_bits & _LOCKED:
            raise _EntryError("it is locked with a password: unpack the archive and add the file")
        if (entry.external_attr >> 16) & 0o170000 == 0o120000:
            raise _EntryError("it is a symbolic link, which is not followed")
        pieces, size = [], 0
        try:
            with archive.open(entry) as file:
                while piece := file.read(_PIECE):
                    size += len(piece)
                    self._count(len(piece))
                    if size > _MAX_MEMBER:
                        raise _EntryError("it unpacks to more than 100 MB: unpack and split it")
                    pieces.append(piece)
        except (
            BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,
            OSError,
            ValueError,
        ) as error:
            raise _EntryError("its part of the archive is broken: pack it again") from error
        return b"".join(pieces)

    def _mail(self, data: bytes) -> Iterator[tuple[str, bytes, str]]:
        for at, part in enumerate(mail.parts(mail.parse(data)), start=1):
            if mail.is_attached(part):
                content = mail.payload(part)
                self._count(len(content))
                letter = part.get_content_type() == "message/rfc822"
                given = part.get_filename() or f"attachment {at}{'.eml' if letter else ''}"
                yield safe_name(given), content, ""

    def _count(self, unpacked: int) -> None:
        self._unpacked += unpacked
        if self._unpacked > _MAX_BYTES:
            raise UnreadableError(
                "it unpacks to far more than an archive of documents holds and is not safe to "
                "open: unpack what is needed and add that"
            )


class _EntryError(Exception):
    """One entry of an archive cannot be had; the message says why."""


def safe_name(name: str) -> str:
    """A name with its folders, which leads nowhere else: for showing and for telling the suffix."""
    parts = (part.strip() for part in name.replace("\\", "/").split("/"))
    return "/".join(part for part in parts if part and part not in (".", "..")) or "unnamed"


def _name(entry: ZipInfo) -> str:
    """An entry's name; where it does not say that it is UTF-8 it may be that, or Thai Windows."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    raw = entry.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "cp874"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _check_directory(data: bytes) -> None:
    """Refuse an archive whose list of entries alone would fill the memory."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    size = int.from_bytes(data[at + 12 : at + 16], "little") if at >= 0 else 0
    if (size > _MAX_DIRECTORY and size != 0xFFFFFFFF) or size == 0xFFFFFFFF:
        raise UnreadableError("it lists far too many files: unpack what is needed and add that")
