"""What holds two things against each other in one breath: "a hub is quicker than a ladder"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.objects.bearing import Bearing
from assistant.answering.objects.objects import cut, objects_of, sentence_spans
from assistant.answering.objects.statements import readable, states
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.response import quotation
from assistant.schema import DraftClaim, Passage, Span
from assistant.settings.objects import COMPARISON

_CONTRASTS = re.compile(
    r"กว่า|ต่าง(?:จาก|กับ)|ตรงข้าม|ในขณะที่|ขณะที่|แทนที่จะ|มิใช่|ไม่ใช่"
    r"|\b(?:than|unlike|whereas|while|instead of|in contrast|differs? from|opposed to)\b",
    re.IGNORECASE,
)


def contrasted(desk: Desk, wish: Wish, names: Sequence[str]) -> tuple[DraftClaim, ...]:
    """Return the statements that hold all sides against each other, a few, one of a passage."""
    sides = [Bearing(desk.library, desk.understood(name, wish.language)) for name in names]
    found: list[tuple[str, DraftClaim]] = []
    for hit in desk.search(wish.text, wish.language, COMPARISON.hits):
        same = any(hit.reports == work or hit.work == work for work, _ in found if work)
        if hit.passage.language != wish.language or same:  # a note says what its work says
            continue
        for span in _spans(hit.passage):
            text = readable(cut(hit.passage, span))
            if _CONTRASTS.search(text) and all(_names(one, text, hit.passage) for one in sides):
                found.append((hit.work or hit.reports, quotation(hit.passage, span, "- ")))
                break
    return tuple(claim for _, claim in found)[: COMPARISON.contrasts]


def _spans(passage: Passage) -> Iterator[Span]:
    """Yield the rows, items and sentences of a passage."""
    for one in objects_of(passage):
        if one.kind in ("row", "item"):
            yield one.span
        elif one.kind == "statement" and states(one.text):
            yield from ((one.span[0] + a, one.span[0] + b) for a, b in sentence_spans(one.text))


def _names(side: Bearing, text: str, passage: Passage) -> bool:
    found = side.words_in(text, passage.language)
    return side.share(found, passage.language) >= COMPARISON.named
