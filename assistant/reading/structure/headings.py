"""Headings: Markdown's own, or short closed lines that stand like one in plain text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.reading.structure.paragraphs import Paragraph
from assistant.schema import Markup
from assistant.text.language import unwrap

_HEADING_WIDTH = 75  # letters; a longer line is a sentence
_HASHES = re.compile(r"(#{1,6})\s+(.*)", re.DOTALL)
# What a heading never starts with, contains, or ends with: the words of a running sentence.
_RUNNING_START = re.compile(r"[(\[“\"]|(?:โดย|ซึ่ง|และ|ดังนั้น|จาก|ดัง|เช่น|ทั้งนี้|กล่าวคือ|แต่|หรือ)|[a-z]")
_RUNNING = re.compile(
    r"ดังต่อไปนี้|ดังนี้|ประกอบด้วย|ตามตาราง|ดังตาราง|:\s|\([^)]*\d{4}[^)]*\)|"
    r",\s*\d{4}|^(?:ตารางที่|ภาพที่|รูปที่|ที่มา|Table|Figure|Source|คำสำคัญ|Keywords?)"
)
_RUNNING_END = re.compile(r"[:;,.]$|\?$")
_NUMBERED = re.compile(r"\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]\s*\S")
# A container of cases ("Examples …") keeps the headings that name a case or its place.
CASES = re.compile(r"ตัวอย่าง|กรณีศึกษา|Examples?\b|Case", re.IGNORECASE)
_CASE = re.compile(r"^กรณีศึกษา|^Case|ของ(?:ประเทศ|จังหวัด|เมือง|เทศบาล)\S+$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and the path that it opens, outermost first."""

    text: str
    start: int
    end: int
    level: int
    path: tuple[str, ...]


def find_headings(body: Sequence[Paragraph], markup: Markup) -> list[Heading]:
    """Return the headings of a text in order, each with its path."""
    found: list[tuple[Paragraph, str, int]] = []
    previous_heading = False
    for at, p in enumerate(body):
        level, text = _markdown(p) if markup == "markdown" else (0, "")
        if markup == "plain" and _looks_like_heading(body, at, previous_heading):
            text = unwrap(p.text)
            level = _plain_level(text, found)
        previous_heading = bool(level)
        if level:
            found.append((p, text, level))
    return _with_paths(found)


def heading_between(headings: Sequence[Heading], start: int, end: int) -> bool:
    """Whether a heading of a text stands between two places of it."""
    after = bisect_right(headings, start, key=lambda h: h.start)
    return after < len(headings) and headings[after].start < end


def _markdown(p: Paragraph) -> tuple[int, str]:
    match = _HASHES.fullmatch(p.text)
    return (len(match[1]), unwrap(match[2].rstrip("#"))) if match else (0, "")


def _looks_like_heading(body: Sequence[Paragraph], at: int, after_heading: bool) -> bool:
    p = body[at]
    if p.lines > 1 or not p.closed or not 3 <= p.width <= _HEADING_WIDTH:
        return False
    if not (p.after_gap or p.indented or after_heading) or at + 1 == len(body):
        return False
    text = p.text
    if _RUNNING_START.match(text) or _RUNNING.search(text) or _RUNNING_END.search(text):
        return False
    return _opens_something(p, body[at + 1])


def _opens_something(p: Paragraph, follower: Paragraph) -> bool:
    """A heading stands over a longer text or over another heading, not among list items."""
    if p.number is not None and follower.number is not None and follower.lines == 1:
        return False
    if follower.text.startswith("("):
        return False
    return follower.width > p.width or follower.width <= _HEADING_WIDTH


def _plain_level(text: str, found: Sequence[tuple[Paragraph, str, int]]) -> int:
    if _NUMBERED.match(text):
        return 2
    in_cases = any(level == 1 and CASES.search(t) for _, t, level in found[-6:])
    return 2 if found and in_cases and _CASE.search(text) else 1


def _with_paths(found: Sequence[tuple[Paragraph, str, int]]) -> list[Heading]:
    headings: list[Heading] = []
    open_path: list[tuple[int, str]] = []
    for p, text, level in found:
        while open_path and open_path[-1][0] >= level:
            open_path.pop()
        open_path.append((level, text))
        headings.append(Heading(text, p.start, p.end, level, tuple(t for _, t in open_path)))
    return headings
