"""A raw document into a document: repair, pages, structure, language, bibliographic record."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from assistant.reading.catalogue import Work, recognise, works
from assistant.reading.repair.repair import repair
from assistant.reading.structure.blocks import parse
from assistant.schema import Block, Document, Language, Page, RawDocument
from assistant.text.language import arabic_digits, detect, unwrap

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")  # a text from a caller may have any
_PAGE_NUMBER = re.compile("[0-9]{1,3}")  # a lone number of four digits is rather a year
_TITLE_LIMIT = 160  # characters; a longer first line is prose


def build(
    raw: RawDocument,
    *,
    document_id: str | None = None,
    path: str | None = None,
    language: Language | None = None,
) -> Document:
    """Return the document that a raw one becomes.

    Args:
        raw: What a reader found; its pages are joined by a line break.
        document_id: The caller's id; by default one made from the content.
        path: Where the file stands, for the list of sources.
        language: The main language; by default the one that most letters are in.
    """
    text, pages, counts, warnings = _repaired(raw)
    blocks = parse(text, raw.markup, pages)
    work = recognise(text, works())
    main = language or _declared(raw) or detect(text)
    return Document(
        id=document_id or hashlib.sha256(f"{raw.name}\0{text}".encode()).hexdigest()[:16],
        title=_title(raw, blocks, text, work, main),
        language=main,
        text=text,
        pages=pages or _printed_pages(text, blocks),
        blocks=blocks,
        path=path,
        work="" if raw.metadata.get("reports") or work is None else work.key,
        reports=raw.metadata.get("reports", ""),
        metadata=dict(raw.metadata),
        repairs=dict(counts),
        warnings=(*raw.warnings, *warnings),
    )


def _repaired(raw: RawDocument) -> tuple[str, tuple[Page, ...], Counter[str], list[str]]:
    counts: Counter[str] = Counter()
    warnings: list[str] = []
    texts: list[str] = []
    pages: list[Page] = []
    at = 0
    for page in raw.pages:
        repaired = repair(_LINE_END.sub("\n", page.text))
        counts.update(repaired.counts)
        warnings += repaired.warnings
        if page.label is not None:
            pages.append(Page(page.label, at, at + len(repaired.text) + 1))
        texts.append(repaired.text)
        at += len(repaired.text) + 1
    return "\n".join(texts), tuple(pages), counts, warnings


def _declared(raw: RawDocument) -> Language | None:
    declared = raw.metadata.get("language", "")
    return "th" if declared == "th" else "en" if declared == "en" else None


def _title(
    raw: RawDocument, blocks: Sequence[Block], text: str, work: Work | None, language: Language
) -> str:
    """Return the first title known: the file's own, the catalogue's, a heading, the name."""
    heading = next((text[b.start : b.end] for b in blocks if b.kind == "heading"), "")
    declared = raw.metadata.get("title") or raw.title
    catalogued = work.title(language) if work and not raw.metadata.get("reports") else None
    for candidate in (
        declared,
        catalogued,
        heading if raw.markup == "markdown" else None,
        raw.name,
    ):
        if candidate and candidate.strip():
            return unwrap(candidate).lstrip("# ")[:_TITLE_LIMIT]
    return unwrap(text)[:_TITLE_LIMIT] or "?"


def _printed_pages(text: str, blocks: Sequence[Block]) -> tuple[Page, ...]:
    """Return the pages that a text without page breaks still tells.

    A number printed alone in a running footer closes its page.  How far back that page reaches is
    not known, so it is claimed for the innermost section that the footer closes and no further.
    Numbers that do not ascend are something else, and then none is taken for a page.
    """
    pages: list[Page] = []
    start: int | None = None
    for block in blocks:
        if block.kind == "heading":
            start = block.start
        number = arabic_digits(text[block.start : block.end]).strip(" -–")
        if start is not None and block.kind == "furniture" and _PAGE_NUMBER.fullmatch(number):
            pages.append(Page(int(number), start, block.end))
            start = block.end
    ascend = all(before.number < page.number for before, page in pairwise(pages))
    return tuple(pages) if ascend else ()
