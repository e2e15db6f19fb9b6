"""Headings: what the format calls one, labels that divide, what stands out, short lines alone.

Which paragraphs are headings is decided one by one here; their levels by their order in the
document (``levels``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.reading.structure.clauses import find_clauses
from assistant.reading.structure.levels import Candidate, Heading, Style, with_paths
from assistant.reading.structure.looks import Looks
from assistant.reading.structure.names import is_back_matter
from assistant.reading.structure.paragraphs import Paragraph
from assistant.text.language import unwrap

_HEADING_WIDTH = 75  # letters; a longer line is a sentence
_LOUD_WIDTH = 160  # letters of a heading that stands out or is labelled
_NAME_WIDTH = 90  # letters of the name that stands below a label ("หมวด ๑")
_LINES = 4
_SCAN = 400  # characters in which the signs of a sentence are looked for
# What a heading never starts with, contains, or ends with: the words of a running sentence.
_RUNNING_START = re.compile(r"[(\[“\"]|(?:โดย|ซึ่ง|และ|ดังนั้น|จาก|ดัง|เช่น|ทั้งนี้|กล่าวคือ|แต่|หรือ)|[a-z]")
_RUNNING = re.compile(
    r"ดังต่อไปนี้|ดังนี้|ประกอบด้วย|ตามตาราง|ดังตาราง|:\s|\([^)]{0,80}\d{4}[^)]{0,80}\)|"
    r",\s*\d{4}|^(?:ตารางที่|ภาพที่|รูปที่|ที่มา|Table|Figure|Source|คำสำคัญ|Keywords?)"
)
_CAPTION = re.compile(r"(?:ตารางที่|ภาพที่|แผนภาพที่|รูปที่|ที่มา\s*:|Table|Figure|Source\s*:)\s*[0-9๐-๙:]?")
_RUNNING_END = re.compile(r"[:;,.]$|\?$")
_LOUD_END = re.compile(r"[;,]$|(?:ดังนี้|ต่อไปนี้|ได้แก่|และ|หรือ)$")
_SENTENCE = re.compile(r"[.!?]\s+[A-Z]|[a-z]{2}\.$")
_NOTE_MARK = re.compile(r"\[[^\]\n]{1,4}\]")
_QUIET = (0.0, False, False)
_REFERS = re.compile(r"\s*(?:และ|หรือ|ถึง|ประกอบ|แห่ง|วรรค|ของ|and|or|of|to|,)(?=[\s๐-๙0-9ก-ฮ])")
# An instrument that a document holds whole: its full name alone on a line.
_INSTRUMENT = re.compile(
    r"(?:พระราชบัญญัติ|พระราชกำหนด|พระราชกฤษฎีกา|กฎกระทรวง|ระเบียบ|ข้อบังคับ|ประกาศ|คำสั่ง)"
    r"[^\n]{0,160}(?:พ\.ศ\.|ที่)\s*[๐-๙0-9/]+\s*(?:\[[๐-๙0-9]+\])?$"
)


def find_headings(body: Sequence[Paragraph]) -> list[Heading]:
    """Return the headings of a text in order, each with its path."""
    return with_paths(list(_Finder(body).candidates()))


def heading_between(headings: Sequence[Heading], start: int, end: int) -> bool:
    """Whether a heading of a text stands between two places of it."""
    after = bisect_right(headings, start, key=lambda h: h.start)
    return after < len(headings) and headings[after].start < end


class _Finder:
    """Goes through the paragraphs of a document once."""

    def __init__(self, body: Sequence[Paragraph]) -> None:
        self._body = body
        self._looks = Looks.of([p for p in body if not p.tabular])
        self._clauses = find_clauses(body)
        self._formatted = sum(p.kind == "heading" for p in body)
        self._format_tells = self._formatted * 6_000 > sum(p.end - p.start for p in body)
        self._chained = _chained(body)
        self._after_heading = False
        self._in_references = False

    def candidates(self) -> Iterator[Candidate]:
        """Yield the headings; a label and the name below it are one."""
        at = 0
        while at < len(self._body):
            found, used = self._candidate(at)
            self._after_heading = found is not None
            if found is not None:
                self._in_references = is_back_matter(found.text)
                yield found
            at += used

    def _candidate(self, at: int) -> tuple[Candidate | None, int]:
        p = self._body[at]
        weight = self._looks.weight(p)
        if p.kind in ("heading", "title"):
            text = unwrap(p.text.strip("#") if p.text.startswith("#") else p.text)
            style: Style = ("format", p.level if p.kind == "heading" else 0)
            return (Candidate(p, text, style, weight), 1) if text else (None, 1)
        if p.kind not in ("line", "paragraph", "item") or p.tabular:
            return None, 1
        if at in self._clauses and p.label is not None:
            return self._clause(p), 1
        if (division := self._division(at)) is not None:
            return division
        if self._is_loud(at) or self._is_chained(at) or self._stands_alone(at):
            return Candidate(p, unwrap(p.text), self._style(p), weight), 1
        return None, 1

    def _clause(self, p: Paragraph) -> Candidate:
        """An article: its label is the heading, and so is a title that is all of its line."""
        label = p.label
        assert label is not None
        rest = p.text[label.end :].strip()
        titled = bool(rest) and p.lines == 1 and p.width <= _HEADING_WIDTH
        titled = titled and not _SENTENCE.search(rest) and self._looks.stands_out(p)
        name = p.text if titled else p.text[: label.end]
        text = unwrap(_NOTE_MARK.sub("", name))
        end = p.end if titled else p.start + label.end
        return Candidate(p, text, ("clause", label.form), _QUIET, end)

    def _division(self, at: int) -> tuple[Candidate, int] | None:
        """A part, chapter or annex, with the name that stands beside or below its label."""
        p = self._body[at]
        label = p.label
        if p.width > _LOUD_WIDTH or p.lines > _LINES or self._in_references:
            return None
        if label is None or label.family not in ("division", "word"):
            return self._instrument(at)
        rest = p.text[label.end :].strip()
        if _REFERS.match(p.text[label.end :]) or _LOUD_END.search(rest) or rest.endswith("."):
            return None
        if label.family == "word" and not (self._looks.stands_out(p) or not rest):
            return None
        style: Style = (label.family, label.form, label.rank)
        name = self._body[at + 1] if at + 1 < len(self._body) else None
        if not rest and name is not None and self._is_name(name):
            text = f"{unwrap(p.text)} {unwrap(name.text)}"
            return Candidate(p, text, style, self._looks.weight(p), name.end), 2
        return Candidate(p, unwrap(p.text), style, self._looks.weight(p)), 1

    def _instrument(self, at: int) -> tuple[Candidate, int] | None:
        """The full name of a law that stands within a document: an amending act at its end."""
        p = self._body[at]
        alone = p.centred or not p.shown or self._looks.stands_out(p)
        if not at or not alone or not _INSTRUMENT.match(unwrap(p.text)):
            return None
        return Candidate(p, unwrap(p.text), ("instrument",), self._looks.weight(p)), 1

    def _is_name(self, p: Paragraph) -> bool:
        quiet = p.kind in ("line", "paragraph") and p.lines <= _LINES
        return quiet and p.width <= _NAME_WIDTH and p.label is None and not _LOUD_END.search(p.text)

    def _is_loud(self, at: int) -> bool:
        """Whether a short paragraph is larger or bolder than the text and stands over some."""
        p = self._body[at]
        if self._format_tells or not self._looks.stands_out(p):
            return False
        if p.width > _LOUD_WIDTH or p.lines > _LINES or p.width < 2 or at + 1 == len(self._body):
            return False
        text = p.text[:_SCAN]
        if _LOUD_END.search(text) or _SENTENCE.search(text) or _CAPTION.match(text):
            return False
        if text.endswith(":") and (p.lines > 1 or p.label is not None or p.width > _HEADING_WIDTH):
            return False
        return any(c.isalpha() for c in text) and not self._body[at + 1].tabular

    def _is_chained(self, at: int) -> bool:
        return at in self._chained and not self._in_references and not self._format_tells

    def _style(self, p: Paragraph) -> Style:
        if p.label is not None and p.label.family in ("number", "letter"):
            return ("number", p.label.form, p.label.depth)
        return ("look",)

    def _stands_alone(self, at: int) -> bool:
        """Whether a line of plain text, or of pages on which nothing stands out, is a heading."""
        p = self._body[at]
        if self._formatted or self._looks.shown or p.kind != "line" or (p.shown and not p.size):
            return False
        if p.lines > 1 or not p.closed or not 3 <= p.width <= _HEADING_WIDTH:
            return False
        if not (p.after_gap or p.indented or p.shown or self._after_heading):
            return False
        text = p.text
        if at + 1 == len(self._body) or _RUNNING_START.match(text) or _RUNNING.search(text):
            return False
        if _RUNNING_END.search(text) or self._clauses:
            return False
        return _opens_something(p, self._body[at + 1])


def _opens_something(p: Paragraph, follower: Paragraph) -> bool:
    """A heading stands over a longer text or over another heading, not among list items."""
    if p.number is not None and follower.number is not None and follower.lines == 1:
        return False
    if follower.text.startswith("("):
        return False
    return follower.width > p.width or follower.width <= _HEADING_WIDTH


def _chained(body: Sequence[Paragraph]) -> frozenset[int]:
    """Short numbered paragraphs that count from one, each over text without a number of its own.

    A list of short items counts as well, but its items follow each other.
    """
    chains: dict[tuple[str, int], list[int]] = {}
    for at, p in enumerate(body[:-1]):
        label, below = p.label, body[at + 1]
        if label is None or label.family not in ("number", "letter") or p.kind == "item":
            continue
        short = p.lines == 1 and label.end + 1 < len(p.text) and p.width <= _HEADING_WIDTH
        over = below.width > p.width or (below.label is not None and below.label.form != label.form)
        if not short or not p.shown or below.tabular or not over:
            continue
        if _RUNNING.search(p.text) or _RUNNING_END.search(p.text):
            continue
        chains.setdefault((label.form, label.depth), []).append(at)
    found: set[int] = set()
    for places in chains.values():
        numbers = [label.order[-1] for at in places if (label := body[at].label) is not None]
        rising = sum(b == a + 1 for a, b in pairwise(numbers))
        if numbers[0] == 1 and rising >= 1 and rising >= 0.5 * (len(numbers) - 1):
            found.update(places)
    return frozenset(found)
