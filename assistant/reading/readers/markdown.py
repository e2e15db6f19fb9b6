"""Text as lines: plain text as it stands, and Markdown with what its signs say of each line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.schema import Line

# One hash needs a blank behind it ("#tag" is none); people forget it after two.
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|(?<=##)(?!#))(\S.*)$")
_LINE_END = re.compile("\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")  # a text from a caller may have any
_UNDERLINE = re.compile(r"(=+|-{3,})[ \t]*$")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_COMMENT = re.compile(r"[ ]{0,3}<!--")
_ROW = re.compile(r"[ \t]*\|")
_RULE_ROW = re.compile(r"[ \t]*\|?[\s:|-]*-[\s:|-]*\|?[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\(?[0-9๐-๙]{1,3}[.)])[ \t]+\S")
_TABLE_LIMIT = 10_000  # characters; a longer line is no row


def plain_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a plain text, blank ones too; nothing is known of them."""
    return tuple(map(Line, _LINE_END.split(text)))


def markdown_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a Markdown text, blank ones too; signs stay in the text."""
    return tuple(_lines(_LINE_END.split(text)))


def _lines(rows: list[str]) -> Iterator[Line]:
    opens = True  # whether the next line of text begins a paragraph
    in_table = fenced = comment = False
    for at, text in enumerate(rows):
        below = rows[at + 1] if at + 1 < len(rows) else ""
        table_row = not fenced and bool(_ROW.match(text)) and len(text) <= _TABLE_LIMIT
        if _FENCE.match(text):
            fenced = not fenced
            yield Line(text, "furniture")
        elif fenced or not text.strip():
            yield Line(text, opens=True)
        elif comment or _COMMENT.match(text):
            comment = "-->" not in text
            yield Line(text, "furniture")
        elif table_row:
            yield _row(text, below, in_table)
        else:
            yield _text(text, below, opens or in_table)
        in_table = table_row
        opens = not text.strip() or fenced or table_row or bool(_HEADING.match(text))


def _row(text: str, below: str, in_table: bool) -> Line:
    if _is_rule(text):
        return Line(text, "furniture")
    return Line(text, "row" if in_table or not _is_rule(below) else "header")


def _is_rule(text: str) -> bool:
    return len(text) <= _TABLE_LIMIT and bool(_RULE_ROW.match(text))


def _text(text: str, below: str, opens: bool) -> Line:
    if match := _HEADING.match(text):
        return Line(text, "heading", level=len(match[1]))
    if opens and not _ITEM.match(text) and (match := _UNDERLINE.match(below)):
        return Line(text, "heading", level=1 if match[1][0] == "=" else 2)
    if _RULE.match(text) or _UNDERLINE.fullmatch(text.strip()):
        return Line(text, "furniture")
    return Line(text, opens=opens or bool(_ITEM.match(text)))
