"""What can become a document: files, named by their bytes, and texts, named by their caller."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import DamagedFile, ReadingError
from assistant.reading import containers, documents, formats
from assistant.reading.folders import LeftOut, files_in, left_behind
from assistant.reading.readers.content import MAX_CHARACTERS, UnreadableError
from assistant.reading.readers.markdown import plain_lines
from assistant.schema import AddResult, Document, RawDocument

_ID = 16  # leading hex digits of a file's digest that make its id


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can become a document.

    ``job`` is how, in plain data that a worker in another process understands: see ``read``.
    ``size`` is in bytes: it tells how much of the work a source is.
    """

    document_id: str
    digest: str
    path: str | None
    name: str
    size: int
    job: Mapping[str, Any]


def file_sources(paths: Iterable[Path | str]) -> list[Source | AddResult]:
    """Return a source for each file of files and folders, and of archives and letters among them.

    A file that is not read, or cannot be opened, is there as a rejection: none is passed over.
    """
    sources: list[Source | AddResult] = []
    for found in files_under(paths):
        if isinstance(found, LeftOut):
            sources.append(_left_out(found.path, found.why))
            continue
        try:
            sources += _sources(found)
        except ReadingError as error:
            sources.append(rejected(str(found), str(error)))
    return sources


def files_under(paths: Iterable[Path | str]) -> list[Path | LeftOut]:
    """Return every file of a list of files and folders, each once."""
    found: dict[Path, Path | LeftOut] = {}
    for path in (Path(p).expanduser().absolute() for p in paths):
        for one in files_in(path) if path.is_dir() else [path]:
            found.setdefault(one.path if isinstance(one, LeftOut) else one, one)
    return list(found.values())


def _sources(path: Path) -> Iterator[Source | AddResult]:
    """The source of a file, unless it only holds others; then those of the files in it."""
    how = formats.SUFFIXES.get(path.suffix.lower())
    if how is None or how.holds != "zip":
        yield file_source(path)
    if how is not None and how.holds:
        yield from _members(path, how.holds)


def _members(path: Path, kind: str) -> Iterator[Source | AddResult]:
    try:
        formats.check(path)
        found = containers.members(path, kind)
    except UnreadableError as error:
        yield _left_out(path, str(error))
        return
    if not found and kind == "zip":
        yield _left_out(path, "it is an empty archive: check that the right file was saved")
    for member in found:
        where = path / member.name
        why = member.problem or left_behind(where.name)
        yield _left_out(where, why) if why else _member_source(path, kind, member)


def _member_source(path: Path, kind: str, member: containers.Member) -> Source:
    key, where = member.digest[:_ID], str(path / member.name)
    job = {"id": key, "member": [str(path), kind, *member], "path": where}
    return Source(key, member.digest, where, Path(member.name).name, path.stat().st_size, job)


def _left_out(path: Path, why: str) -> AddResult:
    return rejected(str(path), f"{formats.display_name(path)!r} was not read: {why}.")


def file_source(path: Path) -> Source:
    """Return the source of a file; its id comes from its bytes.

    Raises:
        UnsupportedFile: No reader for files of this kind.
        DamagedFile: The file cannot be opened.
    """
    if path.exists() and not path.is_file():
        raise DamagedFile(f"{path} is neither a file nor a folder; give one of these")
    formats.check_suffix(path)  # before gigabytes of a film are read for their digest
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise DamagedFile(
            f"{path} cannot be opened ({error.strerror}); check the name and your rights to it"
        ) from error
    key = digest[:_ID]
    job = {"id": key, "file": str(path), "path": str(path)}
    return Source(key, digest, str(path), path.name, path.stat().st_size, job)


def text_source(text: Mapping[str, Any]) -> Source:
    """Return the source of a mapping with "id", "text", and perhaps "title" and "language"."""
    key, body, title, language = (text.get(k) for k in ("id", "text", "title", "language"))
    if not isinstance(key, str) or not key or not isinstance(body, str):
        raise ValueError(f"a text needs an 'id' and a 'text', both strings; it has {[*text]}")
    if language not in (None, "th", "en"):
        raise ValueError(
            f"the language of text {key!r} must be 'th', 'en' or None, not {language!r}"
        )
    # A lone surrogate has no UTF-8: neither the record nor the encoder could take it.
    clean = body.encode("utf-8", "replace").decode("utf-8")
    digest = hashlib.sha256(f"{title}\0{language}\0{clean}".encode()).hexdigest()

    job = {"id": key, "text": clean, "title": title, "language": language}
    return Source(key, digest, None, key, len(clean), job)


def read(job: Mapping[str, Any]) -> Document:
    """Return the document of a source's job; raises a ``ReadingError``."""
    return built(raw(job), job)


def raw(job: Mapping[str, Any]) -> RawDocument:
    """Return what the source of a job says; raises a ``ReadingError``."""
    if "text" in job:
        return _raw_text(job)
    if "member" in job:
        archive, kind, *member = job["member"]
        return containers.read_member(Path(archive), kind, containers.Member(*member))
    return formats.read(Path(job["file"]), wanted=job.get("wanted", ()))


def built(said: RawDocument, job: Mapping[str, Any]) -> Document:
    """Return the document that is made of what the source of a job says."""
    language, path = job.get("language"), job.get("path")
    return documents.build(said, document_id=job["id"], path=path, language=language)


def _raw_text(job: Mapping[str, Any]) -> RawDocument:
    key, text, title = job["id"], job["text"], job["title"]
    if not text.strip():
        raise DamagedFile(f"text {key!r} is empty; give it some text")
    if len(text) > MAX_CHARACTERS:
        raise DamagedFile(
            f"text {key!r} has more than {MAX_CHARACTERS:,} characters, too many for one document; "
            "split it into parts"
        )
    named = {"title": title} if title else {}
    return RawDocument(name=key, lines=plain_lines(text), metadata=named)


def rejected(path: str | None, error: str, document_id: str | None = None) -> AddResult:
    """Return the result of something that cannot become a document."""
    return AddResult(document_id, path, "rejected", error=error)
