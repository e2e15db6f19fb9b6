"""Lists: numbered lines, bullets, numbers inside a sentence, headings that count, named stages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import takewhile

from assistant.reading.structure.headings import heading_between
from assistant.reading.structure.levels import CASES, Heading
from assistant.reading.structure.paragraphs import MARKER, Paragraph
from assistant.reading.windows import ENDLESS
from assistant.schema import Block, Span
from assistant.text.language import arabic_digits, sentences, unwrap

_INLINE = (
    re.compile(r"\((\d{1,2})\)\s*"),
    re.compile(r"(?:(?<=\s)|^)(\d{1,2})\.\s+"),
    re.compile(r"(?:(?<=\s)|^)(\d{1,2})\)\s*"),
)
# A number without a sign, where a page shows that a paragraph begins with it.
_BARE = re.compile(r"[ \t]*(\d{1,2})[ \t]+(?=[^\W\d_])")
_BARE_LEAST = 3  # such items in a row: two may begin with numbers by chance
_STAGE = re.compile(
    r"(ขั้นตอน|ขั้นที่|ระยะ|ช่วง|ยุค|Phase|Stage|Step)[^\n(]{0,70}\((?:ก่อน\S*\s*|before\s*|[cC]irca\s*)?\d{4}"
)
_NOT_A_LEAD = re.compile(r"ที่มา|Source|ภาพที่|ตารางที่|Figure|Table|\|")
_ANNOUNCES = re.compile(
    r"(?:ประกอบ(?:ไป)?ด้วย|ดังนี้|ต่อไปนี้|ได้แก่|คือ|:)\s*$|^(?:ภาพที่|ตารางที่|Figure|Table)"
)
_TAIL = 80  # characters at the end of an announcement
_LONG_ITEM = 100  # letters; such an item is worth finding alone
_LEAD_MIN = 60  # characters that an inline list's announcement takes at least
_LEAD_LIMIT = 350  # characters of the sentence that announces a list
_ITEM_LEAST = 4  # letters of an item inside a sentence
_JOINTS = re.compile(r"\s|[,;]|และ|หรือ|ถึง|and|or|to")
_HEADING_NUMBER = re.compile(r"\(?([0-9๐-๙]{1,2})[.)]")


def find_lists(
    body: Sequence[Paragraph], headings: Sequence[Heading]
) -> tuple[list[Block], list[Paragraph]]:
    """Return a block for each whole list, and the paragraphs left for prose.

    A list of long items leaves its items among the prose as well, so that each can be found alone.
    """
    blocks: list[Block] = _heading_lists(headings)
    rest: list[Paragraph] = []
    at = 0
    while at < len(body):
        items = _run(body, at, headings)
        if len(items) >= 2:
            blocks.append(_block_list(body, at, items, headings))
            run = [p for item in items for p in item]
            rest += [p for p in run if p.width > _LONG_ITEM]
            at += len(run)
            continue
        blocks += _inline_lists(body[at])
        rest.append(body[at])
        at += 1
    return blocks, rest


def _run(body: Sequence[Paragraph], at: int, headings: Sequence[Heading]) -> list[list[Paragraph]]:
    """Return the items of the list that starts at ``at``, each with those nested under it."""
    for belongs, least in _BELONGS:
        items: list[list[Paragraph]] = []
        for p in (body[place] for place in range(at, len(body))):  # islice walks what it skips
            if items and heading_between(headings, items[-1][-1].start, p.start):
                break
            if items and _is_nested(p, items[0][0]):
                items[-1].append(p)
            elif belongs(p, len(items) + 1):
                items.append([p])
            else:
                break
        if len(items) >= least:
            return items
    return []


def _is_nested(p: Paragraph, first: Paragraph) -> bool:
    return p.number is not None and p.indented and not first.indented


def _is_numbered(p: Paragraph, expected: int) -> bool:
    return p.number == expected


def _is_bullet(p: Paragraph, _: int) -> bool:
    return p.number == 0


def _is_stage(p: Paragraph, _: int) -> bool:
    return bool(_STAGE.match(p.text))


def _is_bare(p: Paragraph, expected: int) -> bool:
    found = _BARE.match(arabic_digits(p.text[:8])) if p.shown and p.number is None else None
    return found is not None and int(found[1]) == expected


# What makes an item, and how many of its kind in a row are a list.
_BELONGS = ((_is_numbered, 2), (_is_bullet, 2), (_is_stage, 2), (_is_bare, _BARE_LEAST))


def _block_list(
    body: Sequence[Paragraph],
    at: int,
    items: Sequence[Sequence[Paragraph]],
    headings: Sequence[Heading],
) -> Block:
    parts = tuple(_item_span(item) for item in items)
    start = _lead_start(body, at, headings)
    return Block("list", start, parts[-1][1], parts=parts)


def _item_span(item: Sequence[Paragraph]) -> Span:
    plain = arabic_digits(item[0].text)
    match = MARKER.match(plain) or _BARE.match(plain)
    start = item[0].start + (match.end() if match else 0)
    return (min(start, item[0].end), item[-1].end)


def _lead_start(body: Sequence[Paragraph], at: int, headings: Sequence[Heading]) -> int:
    """Return where the sentence that announces the list starts, or the list itself."""
    first = body[at]
    back = at - 1
    while (
        back > 0
        and _NOT_A_LEAD.match(body[back].text)
        and _ANNOUNCES.search(unwrap(body[back - 1].text[-_TAIL:]))
    ):
        back -= 1
    if back < 0 or heading_between(headings, body[back].start, first.start):
        return first.start
    before = body[back]
    if _NOT_A_LEAD.match(before.text):
        return first.start
    tail = max(0, len(before.text) - ENDLESS)  # what stands before it is too far away
    last = sentences(before.text[tail:])[-1][0] if len(before.text) > _LEAD_LIMIT else 0
    start = before.start + tail + last
    return start if first.start - start <= 2 * _LEAD_LIMIT else first.start


def _inline_lists(p: Paragraph) -> list[Block]:
    """Return the lists that are numbered inside a paragraph: "(1) … (2) … and (3) …"."""
    plain = arabic_digits(p.text)
    found: list[Block] = []
    cut = cache(sentences)  # once a paragraph, however many lists it has
    for pattern in _INLINE:
        run: list[re.Match[str]] = []
        for match in [*pattern.finditer(plain), None]:
            named = (
                match is not None and bool(run) and not _says(plain[run[-1].end() : match.start()])
            )
            if match is not None and int(match[1]) == len(run) + 1 and not named:
                run.append(match)
                continue
            if len(run) >= 2:
                bound = match.start() if match else len(plain)
                found.append(_inline_block(p, run, bound, _near(p.text, run, bound, cut)))
            run = [match] if match is not None and int(match[1]) == 1 else []
    return found


def _says(item: str) -> bool:
    """Whether something stands between two numbers: "(1) (2) and (3)" only names items."""
    return len(_JOINTS.sub("", item)) >= _ITEM_LEAST


def _near(
    text: str, run: Sequence[re.Match[str]], bound: int, cut: Callable[[str], list[Span]]
) -> list[Span]:
    """Return the sentences of a paragraph; of an endless one those from before a list to a bound.

    There all of them for each of its lists would take minutes.
    """
    if len(text) <= ENDLESS:
        return cut(text)
    start, end = max(0, run[0].start() - _LEAD_LIMIT), min(bound, run[-1].end() + ENDLESS)
    return [(start + a, start + b) for a, b in sentences(text[start:end])]


def _inline_block(
    p: Paragraph, run: Sequence[re.Match[str]], bound: int, cut: Sequence[Span]
) -> Block:
    last = run[-1]
    end = next((b for _, b in cut if b > last.end() + 10), len(p.text))
    end = max(min(end, bound), last.end())
    start = next((a for a, b in reversed(cut) if run[0].start() - a > _LEAD_MIN), 0)
    starts = [m.end() for m in run]
    ends = [*(m.start() for m in run[1:]), end]
    parts = tuple(_trim(p, a, b) for a, b in zip(starts, ends, strict=True))
    return Block("list", p.start + start, parts[-1][1], parts=parts)


def _trim(p: Paragraph, start: int, end: int) -> Span:
    piece = p.text[start:end].rstrip()
    piece = re.sub(r"\s+(?:และ|หรือ|and|or)$", "", piece)
    return (p.start + start, p.start + start + len(piece))


def _heading_lists(headings: Sequence[Heading]) -> list[Block]:
    """Return a list for each run of numbered headings under one heading."""
    blocks = []
    for at, parent in enumerate(headings):
        items = [h for h in _below(headings, at) if h.path[:-1] == parent.path]
        numbers = [_HEADING_NUMBER.match(arabic_digits(h.text)) for h in items]
        counted = [int(m[1]) for m in numbers if m]
        numbered = counted == list(range(1, len(items) + 1))
        if len(items) >= 2 and (numbered or CASES.search(parent.text)):
            parts = tuple((h.start, h.end) for h in items)
            blocks.append(Block("list", parent.start, items[-1].end, parts=parts))
    return blocks


def _below(headings: Sequence[Heading], at: int) -> Iterator[Heading]:
    """Yield the headings that stand under one, at any depth."""
    level = headings[at].level
    below = (headings[place] for place in range(at + 1, len(headings)))
    return takewhile(lambda h: h.level > level, below)
