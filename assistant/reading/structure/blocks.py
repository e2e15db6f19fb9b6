"""Structure: headings, lists, tables, captions and running footers of a repaired text.

text ─ paragraphs ─ furniture ─ headings ─ tables ─ lists ─ blocks with their section path
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.structure.headings import Heading, find_headings, heading_between
from assistant.reading.structure.lists import find_lists
from assistant.reading.structure.paragraphs import Paragraph, paragraphs, text_lines, width
from assistant.reading.structure.tables import TABLE_CAPTION, find_tables
from assistant.schema import Block, Markup, Page

FIGURE_CAPTION = re.compile(r"[ \t]*(?:ภาพที่|แผนภาพที่|รูปที่|Figure|Fig\.)\s*[0-9๐-๙]+")
SOURCE_LINE = re.compile(r"[ \t]*(?:ที่มา|Source)\s*:")
ROW_LINE = re.compile(r"[ \t]*\|")
HEADING_LINE = re.compile(r"[ \t]*#{1,6}\s+\S")
_BIBLIOGRAPHIC = re.compile(
    r"(?=.*(?:Vol\.|Volume|ปีที่)\s*[0-9๐-๙]+)(?=.*(?:No\.|Issue|ฉบับที่)\s*[0-9๐-๙]+).{10,160}$"
)
_CAPTION_WIDTH = 160  # letters; a longer paragraph only begins with the figure's name
_RUNNING_WIDTH = 120  # letters; a running header or footer is one line
_PAGE_NUMBER = re.compile(r"[-–\s]*[0-9๐-๙]{1,4}[-–\s]*$")
_BREAKS = re.compile(
    "|".join(
        f"(?:{p.pattern})"
        for p in (TABLE_CAPTION, FIGURE_CAPTION, SOURCE_LINE, ROW_LINE, HEADING_LINE)
    )
)


def parse(text: str, markup: Markup = "plain", pages: Sequence[Page] = ()) -> tuple[Block, ...]:
    """Return the blocks of a repaired text by start; a list or table overlaps its own items.

    Raises nothing: a text without structure is a series of paragraphs.
    """
    alone = _furniture(text, pages)
    everything = paragraphs(text, _BREAKS, alone)
    furniture = [p for p in everything if _line_start(text, p.start) in alone]
    running = [p for p in everything if _line_start(text, p.start) not in alone]
    headings = find_headings(running, markup)
    blocks = [Block("heading", h.start, h.end, h.path, level=h.level) for h in headings]
    blocks += [Block("furniture", p.start, p.end) for p in furniture]
    taken = {h.start for h in headings}
    body = [p for p in running if p.start not in taken]
    tables, body = find_tables(text, body, headings)
    lists, body = find_lists(body, headings)
    blocks += [*tables, *lists, *_captions(body, headings), *_sources(body), *_prose(body)]
    return tuple(_placed(b, headings) for b in sorted(blocks, key=lambda b: (b.start, -b.end)))


def bibliographic(text: str) -> bool:
    """Whether a running line tells a journal's volume and number."""
    return bool(_BIBLIOGRAPHIC.match(text.strip()))


def _furniture(text: str, pages: Sequence[Page]) -> frozenset[int]:
    """Return the starts of running lines: page numbers, journal lines, lines on most pages."""
    lines = [line for line in text_lines(text) if width(line.text) < _RUNNING_WIDTH]
    often = max(3, len(pages) // 2)
    counts = Counter(_without_digits(line.text) for line in lines)
    return frozenset(
        line.start
        for line in lines
        if _PAGE_NUMBER.match(line.text)
        or bibliographic(line.text)
        or (len(pages) > 2 and counts[_without_digits(line.text)] >= often)
    )


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _without_digits(text: str) -> str:
    return re.sub(r"[0-9๐-๙]+", "", text).strip()


def _captions(body: Sequence[Paragraph], headings: Sequence[Heading]) -> list[Block]:
    """A figure's caption with the line that tells its source."""
    blocks = []
    for at, p in enumerate(body):
        if FIGURE_CAPTION.match(p.text) and p.width < _CAPTION_WIDTH:
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
    return [
        Block("paragraph", p.start, p.end)
        for p in body
        if not SOURCE_LINE.match(p.text)
        and not (FIGURE_CAPTION.match(p.text) and p.width < _CAPTION_WIDTH)
    ]


def _placed(block: Block, headings: Sequence[Heading]) -> Block:
    """Give a block the path of the last heading at or before its start."""
    above = bisect_right(headings, block.start, key=lambda h: h.start)
    return replace(block, section=headings[above - 1].path if above else ())
