"""HTML: headings, paragraphs, lists and tables; nothing hidden, nothing remote, menus apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeGuard

from lxml import etree
from lxml.etree import _Element

from assistant.reading.readers import markup
from assistant.reading.readers.content import (
    HIDDEN,
    Content,
    UnreadableError,
    check_length,
    clean,
)
from assistant.reading.readers.encodings import decode
from assistant.reading.readers.html_furniture import Furniture
from assistant.reading.readers.html_hidden import Hidden
from assistant.reading.readers.titles import sensible_title
from assistant.schema import Line

_DROPPED = {
    "head", "script", "style", "noscript", "template", "iframe", "frame", "object", "embed",
    "applet", "svg", "canvas", "audio", "video", "map", "select", "textarea", "button",
}  # fmt: skip
_BLOCKS = {
    "html", "body", "main", "article", "section", "header", "footer", "aside", "div", "p",
    "blockquote", "pre", "address", "figure", "figcaption", "center", "form", "fieldset", "nav",
    "details", "summary", "dl", "dt", "dd", "ul", "ol", "li", "caption", "hr",
}  # fmt: skip
_LISTS = ("ul", "ol")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = {"b", "strong"}
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


def read_html(data: bytes) -> Content:
    """Read a saved web page."""
    text, warnings = decode(data)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    root = etree.fromstring(text.encode("utf-8"), parser)
    if root is None:
        raise UnreadableError("it holds no text: check that the right file was saved")
    reader = _Reader(Furniture(root), Hidden(root))
    lines = tuple(replace(line, text=clean(line.text)) for line in reader.lines(root))
    check_length(sum(len(line.text) for line in lines))
    if not any(line.text.strip() for line in lines):
        raise UnreadableError("it holds no text: check that the right file was saved")
    title = sensible_title(root.findtext(".//title"))
    return Content(lines, title, warnings=(*warnings, *reader.warnings))


class _Reader:
    """Walks a page; knows what is furniture, and counts what nobody sees."""

    def __init__(self, furniture: Furniture, unseen: Hidden) -> None:
        self._furniture = furniture
        self._unseen = unseen
        self._hidden = 0

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the librarian should know."""
        if not self._hidden:
            return ()
        return (HIDDEN.format(places=self._hidden),)

    def lines(self, element: _Element) -> Iterator[Line]:
        """The lines of a block element, in reading order."""
        if self._furniture.holds(element):
            for line in self._own(element):
                yield replace(line, kind="furniture")
        else:
            yield from self._own(element)

    def _own(self, element: _Element) -> Iterator[Line]:
        inline: list[str] = []
        for piece in self._pieces(element):
            if isinstance(piece, str):
                inline.append(piece)
                continue
            yield from _paragraph(inline, element)
            inline = []
            yield from self._block(piece)
        yield from _paragraph(inline, element)

    def _pieces(self, element: _Element) -> Iterator[str | _Element]:
        """The text of an element, and the blocks that interrupt it."""
        yield re.sub(r"\s+", " ", element.text or "")
        for child in element:
            if self._is_shown(child):
                if child.tag == "br":
                    yield "\n"
                elif child.tag in _BLOCKS or child.tag in _HEADINGS or child.tag == "table":
                    yield child
                else:
                    yield from self._pieces(child)
            yield re.sub(r"\s+", " ", child.tail or "")

    def _block(self, element: _Element) -> Iterator[Line]:
        if element.tag in _HEADINGS:
            if text := markup.one_line(self._all_text(element)):
                yield Line(text, "heading", level=_HEADINGS[element.tag])
        elif element.tag == "table":
            yield from self._table(element)
        elif element.tag in _LISTS and not self._furniture.holds(element):
            yield from self._list(element, 0)
        else:
            yield from self.lines(element)

    def _list(self, element: _Element, depth: int) -> Iterator[Line]:
        number = 0
        for item in element:
            if item.tag != "li" or not self._is_shown(item):
                continue
            number += 1
            pieces = list(self._pieces(item))
            nested = [piece for piece in pieces if _is_list(piece)]
            text = "".join(self._as_text(piece) for piece in pieces if not _is_list(piece))
            if text.strip():
                label = f"{number})" if element.tag == "ol" else "-"
                yield markup.item(text, label, depth)
            for child in nested:
                yield from self._list(child, depth + 1)

    def _table(self, element: _Element) -> Iterator[Line]:
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        cells = [row for row in cells if row]
        if all(len(row) == 1 for row in cells):  # a frame around text, not a table
            for (cell,) in cells:
                yield from self.lines(cell)
            return
        caption = element.find("caption")
        if caption is not None and (text := markup.one_line(self._all_text(caption))):
            yield Line(text, "caption")
        yield from markup.table([[self._all_text(cell) for cell in row] for row in cells])

    def _all_text(self, element: _Element) -> str:
        """The text of an element and of all blocks in it."""
        return "".join(self._as_text(piece) for piece in self._pieces(element))

    def _as_text(self, piece: str | _Element) -> str:
        return piece if isinstance(piece, str) else f" {self._all_text(piece)} "

    def _is_shown(self, element: _Element) -> bool:
        if not isinstance(element.tag, str) or element.tag in _DROPPED:
            return False
        if self._unseen.holds(element):
            self._hidden += bool("".join(map(str, element.itertext())).strip())
            return False
        return True


def _paragraph(inline: list[str], element: _Element) -> Iterator[Line]:
    lines = (markup.one_line(line) for line in "".join(inline).split("\n"))
    if text := "\n".join(line for line in lines if line):
        centred = element.tag == "center" or element.get("align") == "center"
        centred = centred or bool(_CENTRED.search(element.get("style", "")))
        yield Line(text, "paragraph", bold=_is_bold(element, text), centred=centred)


def _is_bold(element: _Element, text: str) -> bool:
    """Whether all words of a paragraph stand in bold."""
    bold = "".join("".join(map(str, e.itertext())) for e in element if e.tag in _BOLD)
    return bool(bold) and len(markup.one_line(bold)) >= len(markup.one_line(text))


def _is_list(piece: str | _Element) -> TypeGuard[_Element]:
    return not isinstance(piece, str) and piece.tag in _LISTS
