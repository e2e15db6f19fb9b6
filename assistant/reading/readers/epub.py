"""EPUB: the chapters of a book in the order of its spine, each as a page of the web."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree
from lxml.etree import XMLSyntaxError, _Element

from assistant.reading.readers.archive import EPUB_ENTRY, check_archive
from assistant.reading.readers.content import (
    Content,
    UnreadableError,
    check_length,
)
from assistant.reading.readers.html import read_html
from assistant.reading.readers.titles import sensible_title
from assistant.schema import Line

_LOCKS = "META-INF/encryption.xml"
_FONT_LOCKS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_PAGES = ("application/xhtml+xml", "text/html")
_AUTHOR, _TITLE = ("{http://purl.org/dc/elements/1.1/}" + name for name in ("creator", "title"))


def read_epub(data: bytes) -> Content:
    """Read a book without copy protection; its table of contents is left out."""
    check_archive(data, EPUB_ENTRY)
    try:
        with ZipFile(BytesIO(data)) as archive:
            _refuse_locked(archive)
            package, folder = _package(archive)
            lines = tuple(_chapters(archive, package, folder))
    except (BadZipFile, zlib.error, XMLSyntaxError, KeyError, RuntimeError) as error:
        raise UnreadableError(
            "its book structure is broken: download or export it again"
        ) from error
    if not lines:
        raise UnreadableError("its chapters hold no text: check that the right file was saved")
    authors = ", ".join(a.text.strip() for a in package.iter(_AUTHOR) if a.text)
    title = next((sensible_title(t.text) for t in package.iter(_TITLE)), None)
    return Content(lines, title, {"authors": authors} if authors else {})


def _xml(data: bytes) -> _Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _refuse_locked(archive: ZipFile) -> None:
    if _LOCKS not in archive.namelist():
        return
    methods = [element.get("Algorithm", "") for element in _xml(archive.read(_LOCKS)).iter()]
    if any(method and method not in _FONT_LOCKS for method in methods):
        raise UnreadableError("it is copy-protected (DRM): add a copy without protection")


def _package(archive: ZipFile) -> tuple[_Element, str]:
    """The book's list of parts, and the folder that their names start from."""
    container = _xml(archive.read(EPUB_ENTRY))
    path = next((e.get("full-path", "") for e in container.iter("{*}rootfile")), "")
    return _xml(archive.read(path)), posixpath.dirname(path)


def _chapters(archive: ZipFile, package: _Element, folder: str) -> Iterator[Line]:
    parts = {item.get("id"): item for item in package.iter("{*}item")}
    length = 0
    for reference in package.iter("{*}itemref"):
        item = parts.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES:
            continue
        if "nav" in (item.get("properties") or "").split():
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        lines = _chapter(archive.read(name))
        length += sum(len(line.text) for line in lines)
        check_length(length)
        yield from lines


def _chapter(data: bytes) -> tuple[Line, ...]:
    """The lines of a chapter; a cover or a divider has none."""
    try:
        return read_html(data).lines
    except UnreadableError:
        return ()
