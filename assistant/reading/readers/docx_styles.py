"""What the styles of a DOCX file make of a paragraph: title, heading, list item or plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from lxml.etree import _Element

from assistant.reading.readers import docx_looks as looks

_VALUE = qn("w:val")
_HEADING_NAME = re.compile(r"heading (\d)", re.IGNORECASE)
_NO_LIST = "0"  # numId 0 takes a paragraph out of the list of its style
_BODY_LEVEL = 9  # outline level of plain text; 0 to 8 are headings
_MAX_CHAIN = 20  # styles based on styles; Word allows about ten, a file may make a circle
MAX_DEPTH = 8


class ParagraphStyle(NamedTuple):
    """What a paragraph is; ``heading_level`` from 1 (0: none), ``list_depth`` from 0."""

    is_title: bool = False
    is_contents: bool = False  # a line of the table of contents
    heading_level: int = 0
    list_id: str | None = None
    list_depth: int = 0
    size: float = 0.0
    bold: bool = False
    centred: bool = False


class Styles:
    """The paragraph styles of one document."""

    def __init__(self, document: DocxDocument) -> None:
        self._styles = {
            style.get(qn("w:styleId"), ""): style
            for style in document.styles.element.iter(qn("w:style"))
        }

    def of(self, paragraph: _Element) -> ParagraphStyle:
        """What the paragraph's own settings, else its styles, make of it."""
        chain = list(self._chain(value(paragraph, "w:pPr/w:pStyle")))
        names = [value(style, "w:name") or "" for style in chain]
        if any(name.lower() == "title" for name in names):
            return ParagraphStyle(is_title=True)
        if any(name.lower().startswith("toc ") for name in names):
            return ParagraphStyle(is_contents=True)
        settings = [paragraph, *chain]
        list_id = _first(settings, "w:pPr/w:numPr/w:numId")
        depth = number(_first(settings, "w:pPr/w:numPr/w:ilvl"), 0)
        return ParagraphStyle(
            heading_level=_heading_level(settings, names),
            list_id=None if list_id == _NO_LIST else list_id,
            list_depth=min(depth, MAX_DEPTH),
            size=looks.size_of(paragraph, chain),
            bold=looks.is_bold(paragraph, chain),
            centred=looks.is_centred(paragraph, chain),
        )

    def chains(self) -> dict[str, list[_Element]]:
        """Each style by its id, with those that it is based on, the nearest first."""
        return {key: list(self._chain(key)) for key in self._styles}

    def _chain(self, style_id: str | None) -> Iterator[_Element]:
        for _ in range(_MAX_CHAIN):
            style = self._styles.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = value(style, "w:basedOn")


def _heading_level(settings: list[_Element], names: list[str]) -> int:
    """The level by outline setting or style name; 0 for plain text."""
    level = number(_first(settings, "w:pPr/w:outlineLvl"), _BODY_LEVEL)
    if level < _BODY_LEVEL:
        return level + 1
    matches = (_HEADING_NAME.fullmatch(name) for name in names)
    return next((int(match[1]) for match in matches if match), 0)


def _first(settings: list[_Element], path: str) -> str | None:
    """The value nearest to the paragraph."""
    values = (value(setting, path) for setting in settings)
    return next((value for value in values if value is not None), None)


def value(element: _Element, path: str) -> str | None:
    """The value of a setting below an element, as a path of names."""
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return found.get(_VALUE) if found is not None else None


def number(text: str | None, default: int) -> int:
    """A small whole number, or the default where it is none."""
    return int(text) if text and text.isdecimal() and len(text) < 6 else default
