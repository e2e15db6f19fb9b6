"""Articles of a law as one thought each: label, text, items; a long one in pieces.

An article that defines words is not one thought but many: each definition stands alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from assistant.reading.structure.levels import Heading
from assistant.reading.structure.paragraphs import DEFINITION, Paragraph
from assistant.schema import Block, Span

ARTICLE_LIMIT = 2_200  # characters; what is longer goes on in a second passage
LIST_LIMIT = 4_000  # the same within a numbered list: half of a list is a wrong answer
_DEFINITIONS = 3  # in one article, from which each stands alone


def find_articles(
    body: Sequence[Paragraph], headings: Sequence[Heading]
) -> tuple[list[Block], list[Paragraph]]:
    """Return a block for each article or piece of one, and the paragraphs outside articles."""
    blocks: list[Block] = []
    inside: set[int] = set()
    starts = [p.start for p in body]
    for at, heading in enumerate(headings):
        if not heading.clause:
            continue
        bound = headings[at + 1].start if at + 1 < len(headings) else float("inf")
        first = bisect_left(starts, heading.start)
        last = first
        while last < len(body) and body[last].start < bound and _is_text(body[last]):
            last += 1
        for group in _pieces(body[first:last]):
            blocks.append(_block(group))
        inside.update(range(first, last))
    return blocks, [p for at, p in enumerate(body) if at not in inside]


def _is_text(p: Paragraph) -> bool:
    return not p.tabular and p.kind != "caption"


def _pieces(article: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Yield the paragraphs of an article in pieces of one thought each."""
    defining = [bool(DEFINITION.match(p.text[:200])) for p in article]
    apart = sum(defining) >= _DEFINITIONS
    group: list[Paragraph] = []
    for p, defines in zip(article, defining, strict=True):
        item = p.label is not None and p.label.family == "item"
        limit = LIST_LIMIT if item else ARTICLE_LIMIT
        too_long = bool(group) and p.end - group[0].start > limit
        lead = apart and len(group) == 1 and not DEFINITION.match(group[0].text[:200])
        if group and (too_long or (apart and defines and not lead)):
            yield group
            group = []
        group.append(p)
    if group:
        yield group


def _block(group: Sequence[Paragraph]) -> Block:
    parts = tuple(_items(group))
    kind = "list" if len(parts) > 1 else "paragraph"
    return Block(
        "list" if kind == "list" else "paragraph",
        group[0].start,
        group[-1].end,
        parts=parts if kind == "list" else (),
    )


def _items(group: Sequence[Paragraph]) -> Iterator[Span]:
    """Yield the spans of the numbered items, in the order in which they count."""
    expected: tuple[int, ...] | None = None
    for p in group:
        label = p.label
        if label is None or label.family not in ("item", "letter", "number"):
            continue
        if expected is not None and label.order != expected:
            continue
        if expected is None and label.order[-1] != 1:
            continue
        start = p.start + label.end
        start += len(p.text[label.end :]) - len(p.text[label.end :].lstrip())
        yield start, p.end
        expected = (*label.order[:-1], label.order[-1] + 1)
