"""Tables: pipe tables as they are, and the rows of a table that an extractor ran together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.reading.structure.headings import heading_between
from assistant.reading.structure.levels import Heading
from assistant.reading.structure.paragraphs import Paragraph
from assistant.schema import Block, Span
from assistant.text.language import unwrap

TABLE_CAPTION = re.compile(r"[ \t]*(?:ตารางที่|ตาราง|Table)\s*[0-9๐-๙]+")
_SOURCE_LINE = re.compile(r"[ \t]*(?:ที่มา|Source)\s*:")
_RULE_ROW = re.compile(r"\|?[\s:|-]+\|?$")
_CAPTION_WIDTH = 160  # letters; a longer paragraph only begins with the name of a table
_LEAD_WIDTH = 130  # letters; what announces a table is one sentence
_PIPE = re.compile(r"(?<!\\)\|")

# What the first cell of a row looks like: "Author & Author, 1993" or "คำ (Term)".
_AUTHOR_KEY = re.compile(
    # Possessive: a name is read one way only, or a line of capitals would take forever.
    r"^[ \t]*(?P<key>(?:[A-Z](?:[^\W\d_]|[.'’-])++,?\s*+(?:&|and)?\s*+)+?"
    r"[ ,(]*(?:1[89]|20)\d\d(?:, ?\d{4})*"
    r"(?::\s*\d+-\d+)?\)?)",
    re.MULTILINE,
)
_TERM_KEY = re.compile(
    r"^[ \t]*(?P<key>[\u0e00-\u0e7f]{3,40}\s*\([A-Z][A-Za-z -]+\))", re.MULTILINE
)
_KEYS = (_AUTHOR_KEY, _TERM_KEY)


def find_tables(
    text: str, body: Sequence[Paragraph], headings: Sequence[Heading]
) -> tuple[list[Block], list[Paragraph]]:
    """Return a block for each whole table and for each row, and the paragraphs outside tables."""
    blocks: list[Block] = []
    rest: list[Paragraph] = []
    at = 0
    while at < len(body):
        end = _table_end(text, body, at, headings)
        rows = _rows(text, body[at:end]) if end > at else []
        if rows:
            whole, *parts = _table_blocks(body[at:end], rows, _lead(rest, body[at], headings))
            told = body[end] if end < len(body) else None
            if told is not None and told.shown and _SOURCE_LINE.match(told.text):
                whole = replace(whole, end=told.end)  # a table is shown with where it is from
            blocks += [whole, *parts]
            at = end
        else:
            rest.append(body[at])
            at += 1
    return blocks, rest


def _lead(rest: Sequence[Paragraph], table: Paragraph, headings: Sequence[Heading]) -> int:
    """Return where the short paragraph that announces the table starts, or the table itself."""
    if not rest or rest[-1].width > _LEAD_WIDTH or _SOURCE_LINE.match(rest[-1].text):
        return table.start
    between = heading_between(headings, rest[-1].start, table.start)
    return table.start if between else rest[-1].start


def _table_end(text: str, body: Sequence[Paragraph], at: int, headings: Sequence[Heading]) -> int:
    """Return the index after the last paragraph of the table that starts at ``at``, or ``at``."""
    below_it = at + 1 < len(body) and body[at + 1].tabular
    caption = bool(TABLE_CAPTION.match(body[at].text)) and body[at].width < _CAPTION_WIDTH
    caption = caption or (body[at].kind == "caption" and below_it)
    if not caption and not body[at].tabular:
        return at
    below = bisect_right(headings, body[at].start, key=lambda h: h.start)
    bound = headings[below].start if below < len(headings) else len(text)
    end = at + 1
    if below_it or not caption:
        if caption:
            end += 1
        while end < len(body) and _same_table(body[end], bound):
            end += 1
        return end
    if body[at].shown:  # the page would have shown its rows
        return at
    while end < len(body) and body[end].start < bound and not _leaves_table(body, at, end):
        end += 1
    return end


def _same_table(p: Paragraph, bound: int) -> bool:
    return p.tabular and p.kind != "header" and p.start < bound


def _leaves_table(body: Sequence[Paragraph], at: int, end: int) -> bool:
    p = body[end]
    if end <= at + 1:
        return False
    return p.indented or bool(TABLE_CAPTION.match(p.text))


def _rows(text: str, table: Sequence[Paragraph]) -> list[tuple[Span, tuple[Span, ...]]]:
    """Return the span and the cells of each row below the header."""
    if any(p.tabular for p in table):
        return _pipe_rows([p for p in table if p.tabular])
    start, end = table[0].end, table[-1].end
    for key in _KEYS:
        starts = [m for m in key.finditer(text, start, end) if text[m.start() - 1] == "\n"]
        if len(starts) >= 2:
            columns = len(unwrap(table[1].text).split(" ")) if len(table) > 1 else 2
            bounds = [*(m.start("key") for m in starts), end]
            return [
                _row(text, (a, _trimmed_end(text, b)), m.end("key"), columns)
                for m, (a, b) in zip(starts, pairwise(bounds), strict=True)
            ]
    return []


def _row(text: str, span: Span, key_end: int, columns: int) -> tuple[Span, tuple[Span, ...]]:
    """Split a row into its cells: the key, short middle cells that end at a blank, the rest."""
    cells, at = [(span[0], key_end)], key_end
    for _ in range(columns - 2):
        match = re.compile(r"\s*\S+").match(text, at, span[1])
        if match is None:
            break
        cells.append((at + len(match[0]) - len(match[0].lstrip()), match.end()))
        at = match.end()
    rest = at + len(text[at : span[1]]) - len(text[at : span[1]].lstrip())
    return span, (*cells, (rest, span[1]))


def _pipe_rows(lines: Sequence[Paragraph]) -> list[tuple[Span, tuple[Span, ...]]]:
    rows = []
    for p in lines[1:] if _named(lines) else lines:
        if _RULE_ROW.fullmatch(p.text):
            continue
        bars = [p.start + m.start() for m in _PIPE.finditer(p.text)]
        bounds = [*bars, p.end] if bars[-1] != p.end - 1 else bars
        cells = [_trimmed(p, a + 1, b) for a, b in pairwise(bounds)]
        rows.append(((p.start, p.end), tuple(cells)))
    return rows


def _named(rows: Sequence[Paragraph]) -> bool:
    """Whether the first row names the columns."""
    return rows[0].kind == "header" or rows[0].kind == "line"


def _trimmed(p: Paragraph, start: int, end: int) -> Span:
    cell = p.text[start - p.start : end - p.start]
    if not cell.strip():
        return start, start
    return start + len(cell) - len(cell.lstrip()), end - len(cell) + len(cell.rstrip())


def _table_blocks(
    table: Sequence[Paragraph], rows: Sequence[tuple[Span, tuple[Span, ...]]], start: int
) -> list[Block]:
    pipes = [p for p in table if p.tabular]
    caption = "" if table[0].tabular else unwrap(table[0].text)
    header_from = pipes[0] if pipes else table[1]
    header = "" if pipes and not _named(pipes) else _plain_header(header_from.text)
    context = " · ".join(part for part in (caption, header) if part)
    whole = Block("list", start, rows[-1][0][1], context=context, parts=tuple(r[0] for r in rows))
    return [whole, *(Block("row", *span, context=context, parts=cells) for span, cells in rows)]


def _plain_header(text: str) -> str:
    if not text.startswith("|"):
        return unwrap(text)
    return " | ".join(cell.strip() for cell in _PIPE.split(text.strip().strip("|")))


def _trimmed_end(text: str, end: int) -> int:
    return len(text[:end].rstrip())
