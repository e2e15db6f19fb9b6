"""What can become a document: files, named by their bytes, and texts, named by their caller."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import DamagedFile, ReadingError
from assistant.reading import documents
from assistant.reading import formats as loaders
from assistant.reading.readers.markdown import plain_lines
from assistant.schema import AddResult, Document, RawDocument

_ID = 16  # leading hex digits of a file's digest that make its id


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can become a document; ``read`` raises ReadingError where it cannot."""

    document_id: str
    digest: str
    path: str | None
    name: str
    read: Callable[[], Document]


def file_sources(paths: Iterable[Path | str]) -> list[Source | AddResult]:
    """Return the sources of files and folders, or a rejection for a file that cannot be opened."""
    sources: list[Source | AddResult] = []
    for path in files_under(paths):
        try:
            sources.append(file_source(path))
        except ReadingError as error:
            sources.append(rejected(str(path), str(error)))
    return sources


def files_under(paths: Iterable[Path | str]) -> list[Path]:
    """Return the files of a list of files and folders; in folders those of a known kind."""
    found: dict[Path, None] = {}
    for path in (Path(p).expanduser().absolute() for p in paths):
        if path.is_dir():
            inside = (p for p in sorted(path.rglob("*")) if p.suffix.lower() in loaders.SUFFIXES)
            found |= {p: None for p in inside if p.is_file()}
        else:
            found[path] = None
    return list(found)


def file_source(path: Path) -> Source:
    """Return the source of a file; its id comes from its bytes.

    Raises:
        DamagedFile: The file cannot be opened.
    """
    if path.exists() and not path.is_file():
        raise DamagedFile(f"{path} is neither a file nor a folder; give one of these")
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise DamagedFile(
            f"{path} cannot be opened ({error.strerror}); check the name and your rights to it"
        ) from error
    key = digest[:_ID]

    def read() -> Document:
        return documents.build(loaders.read(path), document_id=key, path=str(path))

    return Source(key, digest, str(path), path.name, read)


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

    def read() -> Document:
        if not clean.strip():
            raise DamagedFile(f"text {key!r} is empty; give it some text")
        named = {"title": title} if title else {}
        raw = RawDocument(name=key, lines=plain_lines(clean), metadata=named)
        return documents.build(raw, document_id=key, language=language)

    return Source(key, digest, None, key, read)


def rejected(path: str | None, error: str, document_id: str | None = None) -> AddResult:
    """Return the result of something that cannot become a document."""
    return AddResult(document_id, path, "rejected", error=error)
