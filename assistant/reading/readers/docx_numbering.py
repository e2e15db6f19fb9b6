"""Counts the items of a DOCX file's lists and writes their labels: "1)", "ข้อ ๒", "ก.", "-"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element

from assistant.reading.readers.docx_styles import MAX_DEPTH, number, value

_PLACE = re.compile(r"%([1-9])")
_LABEL_LIMIT = 40  # characters; a longer pattern is no label
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"))
_BULLET = "-"
_UNLABELLED = "none"  # what LibreOffice writes for headings without numbers


class _Level(NamedTuple):
    """How one depth of a list is counted; the pattern holds %1 for the count of the first depth."""

    form: str = "bullet"
    start: int = 1
    pattern: str = "%1)"


class Numbering:
    """The numbered lists of one document."""

    def __init__(self, document: DocxDocument) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._counts: defaultdict[str, list[int | None]] = defaultdict(
            lambda: [None] * (MAX_DEPTH + 1)
        )
        root = _numbering_part(document)
        if root is not None:
            self._read(root)

    def next(self, list_id: str, depth: int) -> str:
        """The label of the next item of a list at a depth from 0: a dash for a bullet, or none."""
        level = self._levels.get((list_id, depth), _Level())
        counts = self._counts[list_id]
        counts[depth + 1 :] = [None] * (MAX_DEPTH - depth)
        if level.form == _UNLABELLED:
            return ""
        if level.form not in FORMS:
            return _BULLET
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        return self._label(list_id, level) or _BULLET

    def _label(self, list_id: str, level: _Level) -> str:
        def written(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            held = self._levels.get((list_id, depth), _Level("decimal"))
            count = self._counts[list_id][depth]
            return FORMS.get(held.form, str)(held.start if count is None else count)

        return _PLACE.sub(written, level.pattern).strip()

    def _read(self, root: _Element) -> None:
        abstract = {
            item.get(qn("w:abstractNumId"), ""): item for item in root.iter(qn("w:abstractNum"))
        }
        for item in root.iter(qn("w:num")):
            list_id = item.get(qn("w:numId"), "")
            definition = abstract.get(value(item, "w:abstractNumId") or "")
            for level in definition.iter(qn("w:lvl")) if definition is not None else ():
                self._levels[list_id, number(level.get(qn("w:ilvl")), 0)] = _level(level)
            for override in item.iter(qn("w:lvlOverride")):
                depth = number(override.get(qn("w:ilvl")), 0)
                held = self._levels.get((list_id, depth), _Level("decimal"))
                start = number(value(override, "w:startOverride"), held.start)
                self._levels[list_id, depth] = held._replace(start=start)


def _level(level: _Element) -> _Level:
    form = value(level, "w:numFmt") or "decimal"
    pattern = value(level, "w:lvlText")
    if pattern is None or len(pattern) > _LABEL_LIMIT:
        pattern = f"%{number(level.get(qn('w:ilvl')), 0) + 1})"
    return _Level(form, number(value(level, "w:start"), 1), pattern)


def _numbering_part(document: DocxDocument) -> _Element | None:
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        return None
    return parse_xml(part.blob)


def _thai_digits(count: int) -> str:
    return "".join(chr(ord("๐") + int(digit)) for digit in str(count))


def _letters(alphabet: str) -> Callable[[int], str]:
    def written(count: int) -> str:
        return alphabet[(count - 1) % len(alphabet)] * (1 + (count - 1) // len(alphabet))

    return written


def _roman(count: int) -> str:
    written = ""
    for worth, sign in (*_ROMAN, (1, "i")):
        written, count = written + sign * (count // worth), count % worth
    return written


FORMS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02}",
    "thaiNumbers": _thai_digits,
    "thaiLetters": _letters(_THAI_LETTERS),
    "thaiCounting": str,
    "lowerLetter": _letters("abcdefghijklmnopqrstuvwxyz"),
    "upperLetter": _letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
}
