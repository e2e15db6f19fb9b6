"""Blocks into passages: a list, a row, a caption or a paragraph is one passage; only prose is cut.

A passage carries windows, the spans with a vector of their own: two or three sentences each, so
that a question meets the sentence that answers it and not the average of a page.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, get_args

from assistant.reading.structure.articles import LIST_LIMIT
from assistant.reading.structure.blocks import bibliographic
from assistant.reading.structure.lines import PageFinder
from assistant.reading.windows import grouped, trimmed
from assistant.schema import Block, Document, Passage, PassageKind, Span
from assistant.settings import DEFAULT, Settings
from assistant.text.language import detect, unwrap

_KINDS: dict[str, PassageKind] = {kind: kind for kind in get_args(PassageKind)}
_JOURNAL = "วารสาร ปีที่ ฉบับที่ (journal, volume, issue)"
# A heading that gives a term in two languages defines it: "Term (คำ)", "คำ (Term)".
_BILINGUAL = re.compile(
    r"[A-Za-z]{3}[^()]*\([^)]*[\u0e00-\u0e7f]{3}|[\u0e00-\u0e7f]{3}[^()]*\([A-Za-z]{3}"
)
_PREFIX_LIMIT = 90  # characters of heading and caption before a window's own words
_HEAD_LIMIT = 90  # characters of an item that stand for it in a long list's window
_LONG_LIST = 700  # characters; the vector of a longer list is made of its items' heads
# What a note adds to the path that it reports: a page, or the path in English.
_GLOSS = {
    "th": re.compile(r"\s*\(หน้า [0-9๐-๙]+\)\s*$"),
    "en": re.compile(r"\s*\([^()]*\)\s*$"),
}
_LAW = frozenset({"section", "article", "clause"})  # kinds of references
LONGEST = 2_500  # characters of a passage, whatever the text
_SPANNING = 0.3  # of a list that its items take; one with less has sections between them
_SPANNING_LIMIT = 4_000  # characters of such a list: three or four sections
_ALONE = 40  # characters; a shorter paragraph joins its neighbour
_LEAD = 180  # characters; the announcement of a list is one sentence


def split(document: Document, settings: Settings = DEFAULT) -> tuple[Passage, ...]:
    """Return the passages of a document in reading order, each with its windows."""
    sources = _sources(document)
    pieces = _joined(document.text, list(_pieces(document, sources, settings)), settings)
    pages = PageFinder(document)
    found = [
        _passage(document, piece, sources.get(piece.block.section, ()), pages, settings)
        for piece in pieces
    ]
    return tuple({p.id: p for p in found}.values())


class _Piece(NamedTuple):
    """A span that becomes a passage, and the block that it is of."""

    block: Block
    kind: PassageKind
    span: Span

    @property
    def tiny(self) -> bool:
        """Whether it says too little to be found alone; a row is short by nature."""
        return self.kind == "paragraph" and self.span[1] - self.span[0] < _ALONE


def _pieces(
    document: Document, sources: Mapping[tuple[str, ...], tuple[str, ...]], settings: Settings
) -> Iterator[_Piece]:
    listed: dict[tuple[str, ...], int] = {}  # section → where its lists so far end
    for block in document.blocks:
        kind = _KINDS.get(block.kind)
        if block.kind == "list":
            listed[block.section] = max(listed.get(block.section, 0), block.end)
        if block.kind == "heading" and _BILINGUAL.search(document.text[block.start : block.end]):
            kind = None if document.reports and block.section not in sources else "caption"
        if block.kind == "furniture" and bibliographic(document.text[block.start : block.end]):
            kind = "caption"
        if kind is not None and not _is_lead(block, listed.get(block.section, 0)):
            for span in _cut(document, block, settings):
                yield _Piece(block, kind, span)


def _joined(text: str, pieces: Sequence[_Piece], settings: Settings) -> list[_Piece]:
    """Join what is too short to be found alone to its neighbour in the same section."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if (
            last is not None
            and (last.tiny or piece.tiny)
            and _may_join(text, last, piece, settings)
        ):
            joined[-1] = last._replace(span=(last.span[0], piece.span[1]))
        else:
            joined.append(piece)
    return joined


def _may_join(text: str, last: _Piece, piece: _Piece, settings: Settings) -> bool:
    same = _place(last) == _place(piece)
    close = last.span[1] <= piece.span[0] and not text[last.span[1] : piece.span[0]].strip()
    return same and close and piece.span[1] - last.span[0] <= settings.passage_limit


def _place(piece: _Piece) -> tuple[str, tuple[str, ...], str]:
    return piece.kind, piece.block.section, piece.block.role


def _is_lead(block: Block, listed: int) -> bool:
    """Whether a short paragraph only announces a list or table that holds it already."""
    return block.kind == "paragraph" and block.end - block.start < _LEAD and block.end <= listed


def window_text(passage: Passage, window: Span) -> str:
    """Return what the encoder reads for a window: where it stands, then its words."""
    place = " · ".join(part for part in (*passage.section[-1:], passage.context) if part)
    return f"{place[:_PREFIX_LIMIT]}\n{_window_words(passage, window)}".strip()


def lexical_text(passage: Passage) -> str:
    """Return the text that lexical search scores for a passage: place, context, words."""
    return "\n".join((*passage.section[-2:], passage.context, passage.text))


def item_heads(passage: Passage, limit: int = _HEAD_LIMIT) -> list[str]:
    """Return the beginning of each item of a list, unwrapped, at most ``limit`` characters."""
    return [
        unwrap(passage.text[a - passage.start : b - passage.start])[:limit]
        for a, b in passage.parts
    ]


def _window_words(passage: Passage, window: Span) -> str:
    if passage.kind == "list" and window == (passage.start, passage.end) and passage.parts:
        lead = unwrap(passage.text[: passage.parts[0][0] - passage.start])[-2 * _HEAD_LIMIT :]
        return "\n".join([lead, *item_heads(passage)])
    return unwrap(passage.text[window[0] - passage.start : window[1] - passage.start])


def _cut(document: Document, block: Block, settings: Settings) -> Iterator[Span]:
    """Yield the spans of a block's passages: one, but for a block that is too long."""
    size = block.end - block.start
    limit = LONGEST if block.kind != "paragraph" or _is_article(block) else settings.passage_limit
    if size <= (LIST_LIMIT if block.kind == "list" and _is_article(block) else limit):
        if block.kind != "paragraph" or size > 1:
            yield (block.start, block.end)
    elif block.parts and block.kind == "list":
        yield from _cut_list(document.text, block, settings)
    else:
        yield from grouped(document.text, (block.start, block.end), settings.passage_target)


def _cut_list(text: str, block: Block, settings: Settings) -> Iterator[Span]:
    """Cut a list that is too long: without its announcement if that is enough, between its items.

    A list of headings spans their sections, which are passages themselves: it is whole or absent.
    """
    items = sum(end - start for start, end in block.parts)
    start = max(block.start, text.rfind("\n", block.start, block.parts[0][0]) + 1)
    if items < _SPANNING * (block.end - block.start):
        if block.end - block.start <= _SPANNING_LIMIT:
            yield (block.start, block.end)
    elif block.end - start <= LONGEST:
        yield (start, block.end)
    else:
        yield from _cut_between(text, block, settings)


def _is_article(block: Block) -> bool:
    """Whether a block is of an article of a law, which is one thought however long."""
    return any(ref.partition(" ")[0] in _LAW for ref in block.refs)


def _cut_between(text: str, block: Block, settings: Settings) -> Iterator[Span]:
    """Cut a long list between its items, and an item that is too long itself within."""
    start = last = block.start
    for end in [*(end for _, end in block.parts[:-1]), block.end]:
        if end - start > LONGEST and last > start:
            yield trimmed(text, start, last)
            start = last
        if end - start > LONGEST:
            yield from grouped(text, (start, end), settings.passage_target)
            start = end
        last = end
    if last > start:
        yield trimmed(text, start, last)


def _passage(
    document: Document,
    piece: _Piece,
    source: tuple[str, ...],
    pages: PageFinder,
    settings: Settings,
) -> Passage:
    block, span = piece.block, piece.span
    text = document.text[slice(*span)]
    first = bisect_left(block.parts, (span[0], 0))
    parts = block.parts[first : bisect_right(block.parts, (span[1], 0))]
    return Passage(
        id=_identity(document.id, span, text),
        document_id=document.id,
        start=span[0],
        end=span[1],
        text=text,
        kind=piece.kind,
        section=block.section,
        page=pages.at(span[0]),
        language=detect(text),
        context=_JOURNAL if block.kind == "furniture" else block.context,
        windows=_windows(document.text, span, block, settings),
        parts=parts,
        source=source,
        role=block.role if piece.kind != "caption" or block.role != "furniture" else "body",
        refs=block.refs,
    )


def _windows(text: str, span: Span, block: Block, settings: Settings) -> tuple[Span, ...]:
    """A list is found by the beginnings of its items, an article of a law by each of its parts."""
    whole = (span,)
    listed = block.kind == "list" and not _is_article(block)
    if listed and (span[1] - span[0] > _LONG_LIST or block.context):
        return whole
    if span[1] - span[0] <= settings.window_target:
        return whole
    return tuple(grouped(text, span, settings.window_target)) or whole


def _identity(document_id: str, span: Span, text: str) -> str:
    key = f"{document_id}\0{span[0]}\0{span[1]}\0{text}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _sources(document: Document) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return, for each section of a note, the section path of the work that it reports."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for block in document.blocks if document.reports else ():
        if block.kind == "source":
            line = unwrap(document.text[block.start : block.end])
            path = _GLOSS[document.language].sub("", line.partition(":")[2])
            found.setdefault(block.section, tuple(part.strip() for part in path.split("›")))
    return found
