"""Enumerations inside a paragraph: "(1) … (2) … (3) …" that no line break shows."""

from __future__ import annotations

import re

from assistant.schema import Span
from assistant.settings.objects import STATEMENT
from assistant.text.language import arabic_digits, sentences

_MARKER = re.compile(r"(?:(?<=\s)|(?<=[ก-๎:]))\(?(?P<n>\d{1,2})\)\s*(?=[^\s\d()])")

# What goes on with the line before.
_GOES_ON = re.compile(r"\s*(?:และ|หรือ|ของ|ที่|ซึ่ง|โดย|ตาม|ใน|กับ|แก่|จาก|เพื่อ|อัน|ๆ|[(a-z0-9๐-๙])")


def enumerated(text: str) -> tuple[Span, ...]:
    """Return the items of a paragraph's enumeration, without their marks; none where it has none.

    >>> text = "The fund has (1) fees of members, (2) gifts of others and (3) interest on both."
    >>> [text[start:end] for start, end in enumerated(text)]
    ['fees of members', 'gifts of others', 'interest on both.']
    """
    plain = arabic_digits(text)
    found: list[re.Match[str]] = []
    for match in _MARKER.finditer(plain):
        if int(match["n"]) == len(found) + 1:
            found.append(match)
    if len(found) < STATEMENT.least_items:
        return ()
    ends = [match.start() for match in found[1:]] + [len(text)]
    items = [_item(text, m.end(), end) for m, end in zip(found, ends, strict=True)]
    long_enough = all(end - start >= STATEMENT.least_item for start, end in items)
    return tuple(items) if long_enough else ()


def _item(text: str, start: int, end: int) -> Span:
    piece = re.sub(r"[\s,;]*(?:และ|หรือ|and|or)?\s*$", "", text[start:end])
    begun = re.match(r"และ(?=[ก-๎])|and ", piece)
    return start + (begun.end() if begun else 0), start + len(piece)


def last_item(text: str, span: Span) -> Span:
    """Return the last item of a list without the paragraph that runs on behind it.

    It ends with its first sentence, or at a line that stops well before the others do and that the
    next one does not go on with.
    """
    start, end = span
    piece = text[start:end]
    ends = [b for _, b in sentences(piece)][:1]
    widest = max(map(len, text.splitlines()), default=0)
    for match in re.finditer(r"\n", piece):
        line = text[: start + match.start()].rpartition("\n")[2]
        short = STATEMENT.least_item <= len(line.strip()) < STATEMENT.cut_short * widest
        if short and not _GOES_ON.match(piece, match.end()):
            ends.append(match.start())
    return start, start + len(piece[: min(ends, default=len(piece))].rstrip())
