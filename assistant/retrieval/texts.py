"""What a hit says and where, as one line of text for looking words and things up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.splitters import item_heads
from assistant.schema import Hit, Passage, Span
from assistant.settings.finding import EVIDENCE
from assistant.text.language import unwrap

_UNIT = re.compile(r"\(([^()]{1,20})\)\s*$")  # "Budget (baht)"


def text_of(hit: Hit) -> str:
    """Return what a hit says and where; of a list that spans whole sections only the headings."""
    passage = hit.passage
    items = sum(b - a for a, b in passage.parts)
    spanning = passage.kind == "list" and items < EVIDENCE.items * len(passage.text)
    own = " ".join(item_heads(passage)) if spanning else passage.text
    if passage.kind == "row":
        own = f"{own} {' '.join(_with_units(passage))}"
    return unwrap(" ".join((*passage.section, passage.context, own)))


def window_of(hit: Hit) -> str:
    """Return what the nearest window of a hit says and where."""
    return window_at(hit.passage, hit.window)


def window_at(passage: Passage, window: Span) -> str:
    """Return what a window of a passage says and where."""
    start, end = (at - passage.start for at in window)
    own = passage.text[start:end] if 0 <= start < end else passage.text
    return unwrap(" ".join((*passage.section[-1:], passage.context, own)))


def _with_units(row: Passage) -> Iterator[str]:
    """Yield the cells of a row with the unit that stands in their column's name: "421 คน"."""
    names = row.context.rpartition(" · ")[2].split("|")
    for (start, end), name in zip(row.parts, names, strict=False):
        if unit := _UNIT.search(name):
            yield f"{row.text[start - row.start : end - row.start]} {unit[1]}"
