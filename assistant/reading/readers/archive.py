"""What stands in the directory of a zip file, read before anything is unpacked."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from assistant.reading.readers.content import UnreadableError

# Far above any real text document (a thesis of 1,000 pages: 60 entries, 20 MB of XML, of which
# one byte packs about fifteen), far below what takes the reader's memory or minutes of its time.
_MAX_ENTRIES = 5_000
_MAX_BYTES = 300_000_000  # all entries, unpacked; pictures are the bulk
_MAX_XML_BYTES = 50_000_000  # entries that are parsed
_MAX_RATIO = 120  # unpacked to packed, of the entries that are parsed
_RATIO_FROM_BYTES = 1_000_000  # small files of repeated XML pack better than any bomb
_PARSED = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf")

DOCX_ENTRY = "word/document.xml"
PPTX_ENTRY = "ppt/presentation.xml"
EPUB_ENTRY = "META-INF/container.xml"
_WANTED = {DOCX_ENTRY: "Word document", PPTX_ENTRY: "presentation", EPUB_ENTRY: "book"}


def check_archive(data: bytes, needed: str) -> None:
    """Refuse a zip file that is broken, lacks the entry ``needed``, or unpacks to too much."""
    if needed not in check_zip(data):
        raise UnreadableError(
            f"it is a zip archive without a {_WANTED[needed]} in it: give it the suffix .zip",
            "unsupported",
        )


def check_zip(data: bytes) -> frozenset[str]:
    """The names of a zip file's entries; refuse one that is broken or unpacks to too much."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (BadZipFile, LargeZipFile, ValueError, OverflowError) as error:
        raise UnreadableError("it is cut off or broken: save or download it again") from error
    parsed = [entry for entry in entries if entry.filename.lower().endswith(_PARSED)]
    unpacked = sum(entry.file_size for entry in parsed)
    packed = sum(entry.compress_size for entry in parsed)
    if (
        len(entries) > _MAX_ENTRIES
        or sum(entry.file_size for entry in entries) > _MAX_BYTES
        or unpacked > _MAX_XML_BYTES
        or unpacked > max(_RATIO_FROM_BYTES, _MAX_RATIO * packed)
    ):
        raise UnreadableError(
            "it unpacks to far more than a document holds and is not safe to open: "
            "save its text as a new file"
        )
    return frozenset(entry.filename for entry in entries)
