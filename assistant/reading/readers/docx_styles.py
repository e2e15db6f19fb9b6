"""What the styles of a DOCX file make of a paragraph: title, heading, list item or plain."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element

_VALUE = qn("w:val")
_HEADING_NAME = re.compile(r"heading (\d)", re.IGNORECASE)
_BULLETS = {"bullet", "none"}
_NO_LIST = "0"  # numId 0 takes a paragraph out of the list of its style
_BODY_LEVEL = 9  # outline level of plain text; 0 to 8 are headings
_MAX_CHAIN = 20  # styles based on styles; Word allows about ten, a file may make a circle
_MAX_DEPTH = 8


class ParagraphStyle(NamedTuple):
    """What a paragraph is; ``heading_level`` from 1 (0: none), ``list_depth`` from 0."""

    is_title: bool = False
    is_contents: bool = False  # a line of the table of contents
    heading_level: int = 0
    list_id: str | None = None
    list_depth: int = 0


class Styles:
    """The paragraph styles of one document."""

    def __init__(self, document: DocxDocument) -> None:
        self._styles = {
            style.get(qn("w:styleId"), ""): style
            for style in document.styles.element.iter(qn("w:style"))
        }

    def of(self, paragraph: _Element) -> ParagraphStyle:
        """What the paragraph's own settings, else its styles, make of it."""
        chain = list(self._chain(_value(paragraph, "w:pPr/w:pStyle")))
        names = [_value(style, "w:name") or "" for style in chain]
        if any(name.lower() == "title" for name in names):
            return ParagraphStyle(is_title=True)
        if any(name.lower().startswith("toc ") for name in names):
            return ParagraphStyle(is_contents=True)
        settings = [paragraph, *chain]
        if level := _heading_level(settings, names):
            return ParagraphStyle(heading_level=level)
        list_id = _first(settings, "w:pPr/w:numPr/w:numId")
        if list_id in (None, _NO_LIST):
            return ParagraphStyle()
        depth = _number(_first(settings, "w:pPr/w:numPr/w:ilvl"), 0)
        return ParagraphStyle(list_id=list_id, list_depth=min(depth, _MAX_DEPTH))

    def _chain(self, style_id: str | None) -> Iterator[_Element]:
        for _ in range(_MAX_CHAIN):
            style = self._styles.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = _value(style, "w:basedOn")


class Numbering:
    """Counts the items of the numbered lists of one document."""

    def __init__(self, document: DocxDocument) -> None:
        self._formats: dict[tuple[str, int], tuple[bool, int]] = {}
        self._counts: defaultdict[str, list[int | None]] = defaultdict(
            lambda: [None] * (_MAX_DEPTH + 1)
        )
        root = _numbering_part(document)
        if root is not None:
            self._read(root)

    def next(self, list_id: str, depth: int) -> int | None:
        """The number of the next item of a list, or None for a bullet."""
        numbered, start = self._formats.get((list_id, depth), (False, 1))
        counts = self._counts[list_id]
        counts[depth + 1 :] = [None] * (_MAX_DEPTH - depth)
        if not numbered:
            return None
        before = counts[depth]
        counts[depth] = start if before is None else before + 1
        return counts[depth]

    def _read(self, root: _Element) -> None:
        abstract = {
            item.get(qn("w:abstractNumId"), ""): item for item in root.iter(qn("w:abstractNum"))
        }
        for item in root.iter(qn("w:num")):
            list_id = item.get(qn("w:numId"), "")
            definition = abstract.get(_value(item, "w:abstractNumId") or "")
            for level in definition.iter(qn("w:lvl")) if definition is not None else ():
                depth = _number(level.get(qn("w:ilvl")), 0)
                numbered = (_value(level, "w:numFmt") or "decimal") not in _BULLETS
                self._formats[list_id, depth] = numbered, _number(_value(level, "w:start"), 1)
            for override in item.iter(qn("w:lvlOverride")):
                depth = _number(override.get(qn("w:ilvl")), 0)
                numbered, start = self._formats.get((list_id, depth), (True, 1))
                start = _number(_value(override, "w:startOverride"), start)
                self._formats[list_id, depth] = numbered, start


def _numbering_part(document: DocxDocument) -> _Element | None:
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        return None
    return parse_xml(part.blob)


def _heading_level(settings: list[_Element], names: list[str]) -> int:
    """The level by outline setting or style name; 0 for plain text."""
    level = _number(_first(settings, "w:pPr/w:outlineLvl"), _BODY_LEVEL)
    if level < _BODY_LEVEL:
        return level + 1
    matches = (_HEADING_NAME.fullmatch(name) for name in names)
    return next((int(match[1]) for match in matches if match), 0)


def _first(settings: list[_Element], path: str) -> str | None:
    """The value nearest to the paragraph."""
    values = (_value(setting, path) for setting in settings)
    return next((value for value in values if value is not None), None)


def _value(element: _Element, path: str) -> str | None:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return found.get(_VALUE) if found is not None else None


def _number(value: str | None, default: int) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else default
