"""Structure: headings, articles, lists, tables, captions, notes and furniture of a repaired text.

lines ─ paragraphs ─ furniture, contents ─ headings ─ tables ─ articles ─ lists ─ blocks with path
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.structure.articles import find_articles
from assistant.reading.structure.contents import contents_lines
from assistant.reading.structure.headings import find_headings, heading_between
from assistant.reading.structure.instructions import for_a_model
from assistant.reading.structure.labels import label_of
from assistant.reading.structure.levels import Heading
from assistant.reading.structure.lines import Placed, text_lines
from assistant.reading.structure.lists import find_lists
from assistant.reading.structure.names import role_of
from assistant.reading.structure.paragraphs import Paragraph, paragraphs, width
from assistant.reading.structure.tables import TABLE_CAPTION, find_tables
from assistant.schema import Block, BlockKind, Page, Role, Span
from assistant.text.references import references

FIGURE_CAPTION = re.compile(r"[ \t]*(?:ภาพที่|แผนภาพที่|รูปที่|Figure|Fig\.)\s*[0-9๐-๙]+")
SOURCE_LINE = re.compile(r"[ \t]*(?:ที่มา|Source)\s*:")
ROW_LINE = re.compile(r"[ \t]*\|")
_BIBLIOGRAPHIC = re.compile(
    r"(?=.*(?:Vol\.|Volume|ปีที่)\s*[0-9๐-๙]+)(?=.*(?:No\.|Issue|ฉบับที่)\s*[0-9๐-๙]+).{10,160}$"
)
_NAMED = 24  # characters of a caption in which the number of its table stands
_CAPTION_WIDTH = 160  # letters; a longer paragraph only begins with the figure's name
_RUNNING_WIDTH = 120  # letters; a running header or footer is one line
_PAGE_NUMBER = re.compile(r"[-–\s]*[0-9๐-๙]{1,4}[-–\s]*$")
_BREAKS = re.compile(
    "|".join(f"(?:{p.pattern})" for p in (TABLE_CAPTION, FIGURE_CAPTION, SOURCE_LINE, ROW_LINE))
)
_RUNNING = ("line", "paragraph")  # kinds of running text, of which a sentence can be set apart
# What a paragraph is beside the running text, by what its reader said of it.
_ROLES: dict[str, Role] = {
    "furniture": "furniture",
    "contents": "contents",
    "note": "note",
    "unreadable": "unreadable",
}


def parse(
    text: str, lines: Sequence[Placed] | None = None, pages: Sequence[Page] = ()
) -> tuple[Block, ...]:
    """Return the blocks of a repaired text by start; a list or table overlaps its own items.

    ``lines`` are the text's lines with what a reader knows of them, by default nothing. Raises
    nothing: a text without structure is a series of paragraphs.
    """
    rows = list(text_lines(text)) if lines is None else list(lines)
    alone = _furniture(rows, pages)
    everything = paragraphs(text, rows, _BREAKS, alone)
    apart, body = _parted(text, everything, alone)
    headings = find_headings(body)
    blocks = [Block("heading", h.start, h.end, h.path, level=h.level) for h in headings]
    blocks += [_apart(p, role) for p, role in apart]
    body = _without(body, headings)
    tables, body = find_tables(text, body, headings)
    articles, body = find_articles(body, headings)
    lists, body = find_lists(body, headings)
    blocks += [*tables, *articles, *lists]
    blocks += [*_captions(body, headings), *_sources(body), *_prose(body)]
    blocks = _without_instructions(blocks, [p.start for p, role in apart if role == "instruction"])
    ordered = sorted(blocks, key=lambda b: (b.start, -b.end))
    return tuple(_placed(block, headings) for block in ordered)


def _without_instructions(blocks: Sequence[Block], starts: Sequence[int]) -> list[Block]:
    """What spans words to a language model, as a list spans its items, never answers either."""
    return [
        replace(block, role="instruction")
        if any(block.start <= start < block.end for start in starts)
        else block
        for block in blocks
    ]


def bibliographic(text: str) -> bool:
    """Whether a running line tells a journal's volume and number."""
    return bool(_BIBLIOGRAPHIC.match(text.strip()))


def _parted(
    text: str, everything: Sequence[Paragraph], alone: frozenset[int]
) -> tuple[list[tuple[Paragraph, Role]], list[Paragraph]]:
    """Part what is beside the running text from it."""
    contents = contents_lines(everything)
    apart: list[tuple[Paragraph, Role]] = []
    body: list[Paragraph] = []
    for at, p in enumerate(everything):
        role = _ROLES.get(p.kind)
        if role is None and _line_start(text, p.start) in alone:
            role = "furniture"
        if role is None and at in contents:
            role = "contents"
        spoken = for_a_model(p.text) if role in (None, "note") else []
        if spoken and (role is not None or p.kind not in _RUNNING):
            role, spoken = "instruction", []
        if role is None:
            apart += [(piece, "instruction") for piece in _pieces(p, spoken)]
            body += _pieces(p, _between(spoken, len(p.text))) if spoken else [p]
        else:
            apart.append((p, role))
    return apart, body


def _between(spans: Sequence[Span], end: int) -> list[Span]:
    """What spans leave of a text of this length."""
    edges = [0, *(edge for span in spans for edge in span), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _pieces(p: Paragraph, spans: Sequence[Span]) -> list[Paragraph]:
    """The parts of a paragraph, without outer blanks."""
    pieces = []
    for start, end in spans:
        text = p.text[start:end]
        at = p.start + start + len(text) - len(text.lstrip())
        if text.strip():
            pieces.append(replace(p, text=text.strip(), start=at, end=at + len(text.strip())))
    return pieces


def _without(body: Sequence[Paragraph], headings: Sequence[Heading]) -> list[Paragraph]:
    """The paragraphs that are no headings; an article's first one stays, under its label."""
    spans = sorted((h.start, h.end) for h in headings if not h.clause)
    kept = []
    for p in body:
        at = bisect_right(spans, (p.start, float("inf"))) - 1
        if at < 0 or spans[at][1] < p.end or spans[at][0] > p.start:
            kept.append(p)
    titled = {h.start for h in headings if h.clause}
    ends = {h.start: h.end for h in headings if h.clause}
    return [p for p in kept if p.start not in titled or ends[p.start] < p.end]


def _furniture(lines: Sequence[Placed], pages: Sequence[Page]) -> frozenset[int]:
    """Return the starts of running lines in text whose places are not known.

    They are page numbers, journal lines, and lines on most pages.
    """
    short = [line for line in lines if _may_run(line)]
    often = max(3, len({page.number for page in pages}) // 2)
    counts = Counter(_without_digits(line.text) for line in short)
    return frozenset(
        line.start
        for line in short
        if _PAGE_NUMBER.match(line.text)
        or bibliographic(line.text)
        or (len(pages) > 2 and counts[_without_digits(line.text)] >= often)
    )


def _may_run(line: Placed) -> bool:
    said = line.line
    short = len(line.text) < 3 * _RUNNING_WIDTH and width(line.text) < _RUNNING_WIDTH
    return short and said.box is None and said.kind == "line"


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _without_digits(text: str) -> str:
    return re.sub(r"[0-9๐-๙]+", "", text).strip()


def _is_caption(p: Paragraph) -> bool:
    return p.kind == "caption" or bool(FIGURE_CAPTION.match(p.text) and p.width < _CAPTION_WIDTH)


def _captions(body: Sequence[Paragraph], headings: Sequence[Heading]) -> list[Block]:
    """A figure's caption with the line that tells its source."""
    blocks = []
    for at, p in enumerate(body):
        if _is_caption(p):
            follower = body[at + 1] if at + 1 < len(body) else None
            with_source = (
                follower is not None
                and SOURCE_LINE.match(follower.text)
                and not heading_between(headings, p.start, follower.start)
            )
            blocks.append(
                Block("caption", p.start, follower.end if with_source and follower else p.end)
            )
    return blocks


def _sources(body: Sequence[Paragraph]) -> list[Block]:
    return [Block("source", p.start, p.end) for p in body if SOURCE_LINE.match(p.text)]


def _prose(body: Sequence[Paragraph]) -> list[Block]:
    return [_block(p) for p in body if not SOURCE_LINE.match(p.text) and not _is_caption(p)]


def _block(p: Paragraph) -> Block:
    return Block("paragraph", p.start, p.end)


def _apart(p: Paragraph, role: Role) -> Block:
    kind: BlockKind = "furniture" if role == "furniture" else "paragraph"
    return Block(kind, p.start, p.end, role=role)


def _placed(block: Block, headings: Sequence[Heading]) -> Block:
    """Give a block the path of the last heading at or before its start, and its role there."""
    above = bisect_right(headings, block.start, key=lambda h: h.start)
    section = headings[above - 1].path if above else ()
    role = block.role
    if role == "body" and block.kind != "heading":
        role = next((r for name in section if (r := role_of(name)) != "body"), role)
    return replace(block, section=section, role=role, refs=_refs(block, section))


def _refs(block: Block, section: Sequence[str]) -> tuple[str, ...]:
    """The names by which texts refer to a block: of the parts that it stands in, of its table."""
    if block.kind == "heading":
        return ()
    heads = [name[: label.end] for name in section if (label := label_of(name)) is not None]
    called = [name for name in (*heads, block.context[:_NAMED]) if name]
    return tuple(dict.fromkeys(ref for name in called for ref in references(name)[:1]))
