"""What holds two things against each other: one sentence, or two items of one list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.dialogue.understanding import Wish
from assistant.answering.dialogue.utterances import tokens
from assistant.answering.objects.bearing import Bearing
from assistant.answering.objects.objects import cut, objects_of, sentence_spans
from assistant.answering.objects.statements import readable, states
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.response import quotation, said_in
from assistant.schema import DraftClaim, Hit, Language, Passage, Span
from assistant.settings.objects import COMPARISON

_CELLS = " – "  # between the cells of a row, as it is read
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


def of_one_list(
    desk: Desk, wish: Wish, names: Sequence[str]
) -> tuple[tuple[DraftClaim, Hit], ...] | None:
    """Return for each side the item of one list, or the row of one table, that is about it.

    What the names share is what the list is about; an item is told by what sets them apart.
    """
    apart = _apart(names)
    if not all(apart):
        return None
    whole, own = (
        [Bearing(desk.library, desk.understood(name, wish.language)) for name in some]
        for some in (names, apart)
    )
    for hit in desk.search(wish.text, wish.language, COMPARISON.hits):
        passage = hit.passage
        about = f"{hit.title} {said_in(passage)}"
        if passage.language != wish.language or not all(_names(n, about, passage) for n in whole):
            continue
        for spans, texts in _enumerated(passage):
            if found := _assigned(own, texts, passage.language):
                return tuple((quotation(passage, spans[at], "- "), hit) for at in found)
    return None


def _apart(names: Sequence[str]) -> list[str]:
    """Return of each name the words that the others do not have."""
    held = [{token.form for token in tokens(name)} for name in names]
    others = [{form for other in held if other is not own for form in other} for own in held]
    return [
        " ".join(name[slice(*one.span)] for one in tokens(name) if one.form not in other)
        for name, other in zip(names, others, strict=True)
    ]


def _enumerated(passage: Passage) -> Iterator[tuple[tuple[Span, ...], list[str]]]:
    """Yield the items of each list and the rows of a table, with the words that they go by.

    A row goes by its first cells; an item that is hardly longer than a name tells nothing of it.
    """
    objects = objects_of(passage)
    for one in objects:
        if one.kind == "list":
            texts = [readable(cut(passage, span)) for span in one.items]
            yield one.items, [text if len(text) > COMPARISON.name else "" for text in texts]
    rows = [one for one in objects if one.kind == "row"]
    yield (
        tuple(one.span for one in rows),
        [_CELLS.join(readable(one.text).split(_CELLS)[:-1]) for one in rows],
    )


def _assigned(
    sides: Sequence[Bearing], texts: Sequence[str], language: Language
) -> tuple[int, ...] | None:
    """Return which text is about which side, None unless each has one of its own."""
    shares = [
        [one.share(one.words_in(text, language), language) for text in texts] for one in sides
    ]
    taken: list[int] = []
    for own in shares:
        margins = {
            at: share - max(other[at] for other in shares if other is not own)
            for at, share in enumerate(own)
            if share >= COMPARISON.named and at not in taken
        }
        if not margins:
            return None
        taken.append(max(margins, key=lambda at: margins[at]))
    return tuple(taken)


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
