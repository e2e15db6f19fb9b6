"""A raw document into a document: repair, pages, structure, language, bibliographic record."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.reading.bibliography import bibliography_of
from assistant.reading.catalogue import Work, recognise, works
from assistant.reading.gate import page_warnings
from assistant.reading.ranges import ranges
from assistant.reading.repair.repair import Repaired, repair
from assistant.reading.short_names import short_names
from assistant.reading.structure.blocks import parse
from assistant.reading.structure.lines import pages_of, placed
from assistant.reading.titles import title_of
from assistant.reading.unseen import seen
from assistant.schema import Block, Document, Language, Page, RawDocument
from assistant.text.language import arabic_digits, detect

_PAGE_NUMBER = re.compile("[0-9]{1,3}")  # a lone number of four digits is rather a year


def build(
    raw: RawDocument,
    *,
    document_id: str | None = None,
    path: str | None = None,
    language: Language | None = None,
) -> Document:
    """Return the document that a raw one becomes.

    Args:
        raw: What a reader found; its lines are joined by line breaks.
        document_id: The caller's id; by default one made from the content.
        path: Where the file stands, for the list of sources.
        language: The main language; by default the one that most letters are in.
    """
    raw = seen(raw)
    text, repaired = _repaired(raw)
    pages = pages_of(text, raw.lines)
    lines = list(placed(text, raw.lines))
    blocks = parse(text, lines, pages)
    work = recognise(text, works())
    main = language or _declared(raw) or detect(text)
    document = Document(
        id=document_id or hashlib.sha256(f"{raw.name}\0{text}".encode()).hexdigest()[:16],
        title=title_of(raw, text, lines, _catalogued(raw, work, main)),
        language=main,
        text=text,
        pages=pages or _printed_pages(text, blocks),
        blocks=blocks,
        path=path,
        work="" if raw.metadata.get("reports") or work is None else work.key,
        reports=raw.metadata.get("reports", ""),
        metadata=dict(raw.metadata),
        repairs=dict(repaired.counts),
        warnings=(*raw.warnings, *repaired.warnings, *_warnings(text, raw, pages, blocks)),
    )
    return described(document)


def described(document: Document) -> Document:
    """Return a document with what its own text tells of it as a work."""
    return replace(
        document,
        bibliography=bibliography_of(document),
        short_names=short_names(document.text, document.blocks),
    )


def _repaired(raw: RawDocument) -> tuple[str, Repaired]:
    repaired = repair("\n".join(line.text for line in raw.lines))
    return repaired.text, repaired


def _declared(raw: RawDocument) -> Language | None:
    declared = raw.metadata.get("language", "")
    return "th" if declared == "th" else "en" if declared == "en" else None


def _catalogued(raw: RawDocument, work: Work | None, language: Language) -> str | None:
    """Return the catalogue's title of the work that a document is; a note is not its work."""
    return work.title(language) if work and not raw.metadata.get("reports") else None


def _warnings(
    text: str, raw: RawDocument, pages: Sequence[Page], blocks: Sequence[Block]
) -> tuple[str, ...]:
    """What the librarian should know of the pages, and of what stands on them."""
    return (*page_warnings(text, raw.lines, pages), *_spoken_to_a_model(text, pages, blocks))


def _spoken_to_a_model(
    text: str, pages: Sequence[Page], blocks: Sequence[Block]
) -> tuple[str, ...]:
    """Warn of text that speaks to a language model, with its pages, else its lines."""
    starts = [block.start for block in blocks if block.role == "instruction"]
    if not starts:
        return ()
    numbers = {p.number for start in starts for p in pages if p.start <= start < p.end}
    where = f"page(s) {ranges(sorted(numbers))}" if numbers else ""
    lines = sorted({text.count("\n", 0, start) + 1 for start in starts})
    return (
        f"text on {where or f'line(s) {ranges(lines)}'} speaks to a language model instead of a "
        "reader: it never answers; look at it, and at where the document comes from",
    )


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
