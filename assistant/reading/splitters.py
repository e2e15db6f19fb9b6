"""Blocks into passages: a list, a row, a caption or a paragraph is one passage; only prose is cut.

A passage carries windows, the spans with a vector of their own: two or three sentences each, so
that a question meets the sentence that answers it and not the average of a page.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from assistant.reading.structure.blocks import bibliographic
from assistant.schema import Block, Document, Passage, PassageKind, Span
from assistant.settings import DEFAULT, Settings
from assistant.text.language import detect, sentences, unwrap
from assistant.text.thai_letters import FOLLOWING, LEADING, MARK

_KINDS: dict[str, PassageKind] = {
    "paragraph": "paragraph",
    "list": "list",
    "row": "row",
    "caption": "caption",
}
_JOURNAL = "วารสาร ปีที่ ฉบับที่ (journal, volume, issue)"
# A heading that gives a term in two languages defines it: "Term (คำ)", "คำ (Term)".
_BILINGUAL = re.compile(
    r"[A-Za-z]{3}[^()]*\([^)]*[\u0e00-\u0e7f]{3}|[\u0e00-\u0e7f]{3}[^()]*\([A-Za-z]{3}"
)
# Two letters that stand or fall together: a leading vowel and what follows, a letter and its mark.
_TIED = re.compile(rf"^[{LEADING}]|[{MARK}{FOLLOWING}\u0300-\u036f]$")
_PREFIX_LIMIT = 90  # characters of heading and caption before a window's own words
_HEAD_LIMIT = 90  # characters of an item that stand for it in a long list's window
_LONG_LIST = 700  # characters; the vector of a longer list is made of its items' heads
# What a note adds to the path that it reports: a page, or the path in English.
_GLOSS = {
    "th": re.compile(r"\s*\(หน้า [0-9๐-๙]+\)\s*$"),
    "en": re.compile(r"\s*\([^()]*\)\s*$"),
}
_LEAD = 180  # characters; the announcement of a list is one sentence
_SHORT = 60  # characters; a shorter paragraph says too little to be found alone


def split(document: Document, settings: Settings = DEFAULT) -> tuple[Passage, ...]:
    """Return the passages of a document in reading order, each with its windows."""
    passages = []
    sources = _sources(document)
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
            source = sources.get(block.section, ())
            passages += [
                _passage(document, block, kind, span, source, settings)
                for span in _cut(document, block, settings)
            ]
    return tuple({p.id: p for p in passages}.values())


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
    """Yield the spans of a block's passages: one, but for a paragraph that is too long."""
    size = block.end - block.start
    if block.kind != "paragraph" or size <= settings.passage_limit:
        if block.kind != "paragraph" or size > 1:
            yield (block.start, block.end)
        return
    yield from _grouped(document.text, (block.start, block.end), settings.passage_target)


def _grouped(text: str, span: Span, target: int) -> list[Span]:
    """Group the sentences of a span into runs of about ``target`` characters."""
    groups: list[Span] = []
    for a, b in _sentence_spans(text, span, 2 * target):
        room = 2 * target if b - a < _SHORT else target
        if groups and b - groups[-1][0] <= room:
            groups[-1] = (groups[-1][0], b)
        else:
            groups.append((a, b))
    return [_trimmed(text, *group) for group in groups if text[slice(*group)].strip()]


def _sentence_spans(text: str, span: Span, longest: int) -> Iterator[Span]:
    """Yield the sentences of a span, one that is too long in even pieces."""
    at = span[0]
    for a, b in sentences(text[slice(*span)]):
        start, end = at + a, at + b
        while end - start > longest:
            even = (end - start) // (1 + (end - start) // longest)
            cut = _seam(text, start + even, even // 2)
            yield start, cut
            start = cut
        yield start, end


def _seam(text: str, at: int, reach: int) -> int:
    """Return the place at or shortly before ``at`` where a text is best cut.

    That is behind a blank, or else before a letter that no mark or vowel ties to the one before.
    """
    blank = max(text.rfind(sign, at - reach, at) for sign in " \n\t")
    if blank >= 0:
        return blank + 1
    return next((i for i in range(at, at - reach, -1) if not _TIED.search(text[i - 1 : i + 1])), at)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _passage(
    document: Document,
    block: Block,
    kind: PassageKind,
    span: Span,
    source: tuple[str, ...],
    settings: Settings,
) -> Passage:
    text = document.text[slice(*span)]
    return Passage(
        id=_identity(document.id, span, text),
        document_id=document.id,
        start=span[0],
        end=span[1],
        text=text,
        kind=kind,
        section=block.section,
        page=next((p.number for p in document.pages if p.start <= span[0] < p.end), None),
        language=detect(text),
        context=_JOURNAL if block.kind == "furniture" else block.context,
        windows=_windows(document.text, span, block, settings),
        parts=block.parts,
        source=source,
    )


def _windows(text: str, span: Span, block: Block, settings: Settings) -> tuple[Span, ...]:
    whole = (span,)
    if block.kind == "list" and (span[1] - span[0] > _LONG_LIST or block.context):
        return whole
    if span[1] - span[0] <= settings.window_target:
        return whole
    return tuple(_grouped(text, span, settings.window_target)) or whole


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
