"""HTML: headings, paragraphs, lists and tables as markdown; nothing hidden, nothing remote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeGuard

from lxml import etree
from lxml.etree import _Element

from assistant.reading.readers import markup
from assistant.reading.readers.content import (
    Content,
    PageContent,
    UnreadableError,
    check_length,
    clean,
)
from assistant.reading.readers.markup import Part
from assistant.reading.readers.text import decode
from assistant.reading.readers.titles import sensible_title

_DROPPED = {
    "head", "script", "style", "noscript", "template", "iframe", "frame", "object", "embed",
    "applet", "svg", "canvas", "audio", "video", "map", "nav", "select", "textarea", "button",
}  # fmt: skip
_BLOCKS = {
    "html", "body", "main", "article", "section", "header", "footer", "aside", "div", "p",
    "blockquote", "pre", "address", "figure", "figcaption", "center", "form", "fieldset",
    "details", "summary", "dl", "dt", "dd", "ul", "ol", "li", "caption", "hr",
}  # fmt: skip
_LISTS = ("ul", "ol")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_html(data: bytes) -> Content:
    """Read a saved web page."""
    text, warnings = decode(data)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    root = etree.fromstring(text.encode("utf-8"), parser)
    if root is None:
        raise UnreadableError("it holds no text: check that the right file was saved")
    body = clean(markup.join(_parts(root)))
    check_length(len(body))
    if not body.strip():
        raise UnreadableError("it holds no text: check that the right file was saved")
    title = sensible_title(root.findtext(".//title"))
    return Content((PageContent(body),), "markdown", title, warnings=warnings)


def _parts(element: _Element) -> Iterator[Part]:
    """The parts of a block element, in reading order."""
    inline: list[str] = []
    for piece in _pieces(element):
        if isinstance(piece, str):
            inline.append(piece)
            continue
        yield from _paragraph(inline)
        inline = []
        yield from _block(piece)
    yield from _paragraph(inline)


def _pieces(element: _Element) -> Iterator[str | _Element]:
    """The text of an element, and the blocks that interrupt it."""
    yield re.sub(r"\s+", " ", element.text or "")
    for child in element:
        if _is_shown(child):
            if child.tag == "br":
                yield "\n"
            elif child.tag in _BLOCKS or child.tag in _HEADINGS or child.tag == "table":
                yield child
            else:
                yield from _pieces(child)
        yield re.sub(r"\s+", " ", child.tail or "")


def _paragraph(inline: list[str]) -> Iterator[Part]:
    lines = (markup.one_line(line) for line in "".join(inline).split("\n"))
    if text := "\n".join(line for line in lines if line):
        yield Part(text)


def _block(element: _Element) -> Iterator[Part]:
    if element.tag in _HEADINGS:
        if text := markup.one_line(_all_text(element)):
            yield Part(markup.heading(text, _HEADINGS[element.tag]))
    elif element.tag == "table":
        yield from _table(element)
    elif element.tag in _LISTS:
        yield from _list(element, 0)
    else:
        yield from _parts(element)


def _list(element: _Element, depth: int) -> Iterator[Part]:
    number = 0
    for item in element:
        if item.tag != "li" or not _is_shown(item):
            continue
        number += 1
        pieces = list(_pieces(item))
        nested = [piece for piece in pieces if _is_list(piece)]
        text = "".join(_as_text(piece) for piece in pieces if not _is_list(piece))
        if text.strip():
            shown = number if element.tag == "ol" else None
            yield Part(markup.list_item(text, shown, depth), item=True)
        for child in nested:
            yield from _list(child, depth + 1)


def _is_list(piece: str | _Element) -> TypeGuard[_Element]:
    return not isinstance(piece, str) and piece.tag in _LISTS


def _table(element: _Element) -> Iterator[Part]:
    rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    cells = [row for row in cells if row]
    if all(len(row) == 1 for row in cells):  # a frame around text, not a table
        for (cell,) in cells:
            yield from _parts(cell)
        return
    caption = element.find("caption")
    if caption is not None and (text := markup.one_line(_all_text(caption))):
        yield Part(text)
    yield Part(markup.table([[_all_text(cell) for cell in row] for row in cells]))


def _all_text(element: _Element) -> str:
    """The text of an element and of all blocks in it."""
    return "".join(_as_text(piece) for piece in _pieces(element))


def _as_text(piece: str | _Element) -> str:
    return piece if isinstance(piece, str) else f" {_all_text(piece)} "


def _is_shown(element: _Element) -> bool:
    return (
        isinstance(element.tag, str)
        and element.tag not in _DROPPED
        and "hidden" not in element.attrib
        and not _HIDDEN.search(element.get("style", ""))
    )
