"""DOCX: paragraphs, lists, tables and notes in reading order, with their styles."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as DocxDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError, _Element

from assistant.reading.readers import markup
from assistant.reading.readers.archive import DOCX_ENTRY, check_archive
from assistant.reading.readers.content import (
    BROKEN,
    HIDDEN,
    Content,
    UnreadableError,
    check_length,
    clean,
)
from assistant.reading.readers.docx_looks import hidden_words, is_hidden, spread_hiding
from assistant.reading.readers.docx_notes import notes
from assistant.reading.readers.docx_numbering import Numbering
from assistant.reading.readers.docx_styles import ParagraphStyle, Styles
from assistant.reading.readers.titles import sensible_title
from assistant.schema import Line

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml")}
_TEXT_BOX = qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What a paragraph holds that is not its own text: taken-out words, boxes, and copies for old Word.
_NOT_TEXT = {qn("w:pPr"), qn("w:del"), qn("w:moveFrom"), _TEXT_BOX, _FALLBACK}
_CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_TEXTS = {qn("w:t"), qn("m:t")}
_NOTES = {"footnotes": qn("w:footnoteReference"), "endnotes": qn("w:endnoteReference")}
_RUN = qn("w:r")
_MAX_COLUMNS = 60  # Word's own limit is 63; a file may claim any number


def read_docx(data: bytes) -> Content:
    """Read the body of a Word document."""
    check_archive(data, DOCX_ENTRY)
    try:
        document = Document(BytesIO(data))
        body = document.element.body
    except (OpcError, BadZipFile, zlib.error, XMLSyntaxError, *BROKEN) as error:
        raise UnreadableError(
            "its Word structure is broken: open it in Word and save it again"
        ) from error
    reader = _Reader(document)
    spread_hiding(body, reader.styles.chains())
    lines = tuple(reader.lines(body))
    if not any(line.text.strip() for line in lines):
        raise UnreadableError("it holds no text: check that the right file was saved")
    title = sensible_title(document.core_properties.title)
    return Content(lines, title, warnings=reader.warnings)


class _Reader:
    """Walks a document body; remembers list numbers, the length so far, and what it left out."""

    def __init__(self, document: DocxDocument) -> None:
        self._hidden = 0
        self.styles = Styles(document)
        self._numbering = Numbering(document)
        self._notes = notes(document)
        self._length = 0

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the librarian should know."""
        if not self._hidden:
            return ()
        return (HIDDEN.format(places=self._hidden),)

    def lines(self, container: _Element) -> Iterator[Line]:
        """The lines of a body, a text box or a cell, in reading order."""
        for child in container:
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == _TABLE:
                yield from self._table(child)
            elif child.tag in _WRAPPERS:
                yield from self.lines(child)

    def _paragraph(self, paragraph: _Element) -> Iterator[Line]:
        self._hidden += bool(hidden_words(paragraph))
        text = clean(_text(paragraph)).strip()
        if text:
            self._measure(text)
            yield self._line(self.styles.of(paragraph), text)
        for note in _note_ids(paragraph):
            if words := self._notes.get(note):
                self._measure(words)
                yield Line(words, "note")
        for box in _text_boxes(paragraph):
            yield from self.lines(box)

    def _line(self, style: ParagraphStyle, text: str) -> Line:
        if style.is_contents:
            return Line(markup.one_line(text), "contents")
        if style.is_title:
            return Line(markup.one_line(text), "title", level=1)
        label = ""
        if style.list_id is not None:
            label = self._numbering.next(style.list_id, style.list_depth)
        if style.heading_level:
            text = markup.one_line(f"{label} {text}")
            return Line(text, "heading", level=style.heading_level)
        plain = Line(text, "paragraph")
        line = markup.item(text, label, style.list_depth) if label else plain
        return replace(line, size=style.size, bold=style.bold, centred=style.centred)

    def _table(self, table: _Element) -> Iterator[Line]:
        cells = [list(_inside(row, _CELL)) for row in _inside(table, _ROW)]
        if all(len(row) == 1 for row in cells):  # a frame around text, not a table
            for (cell,) in cells:
                yield from self.lines(cell)
            return
        above: list[str] = []
        rows = []
        for row in cells:
            above = _row_texts(row, above)
            rows.append(above)
            self._measure(*above)
        yield from markup.table(rows)

    def _measure(self, *texts: str) -> None:
        self._length += sum(map(len, texts))
        check_length(self._length)


def _note_ids(paragraph: _Element) -> Iterator[tuple[str, str]]:
    """The kind and id of each note that a paragraph refers to."""
    for kind, tag in _NOTES.items():
        for reference in paragraph.iter(tag):
            yield kind, reference.get(qn("w:id"), "")


def _row_texts(row: list[_Element], above: list[str]) -> list[str]:
    """The texts of a row's cells; a cell merged with the one above repeats its text.

    A cell over several columns is followed by empty ones, so that columns stay in line.
    """
    texts: list[str] = []
    for cell in row:
        column = len(texts)
        merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        if merge is not None and merge.get(qn("w:val"), "continue") != "restart":
            texts.append(above[column] if column < len(above) else "")
        else:
            texts.append(clean(" ".join(_text(paragraph) for paragraph in cell.iter(_PARAGRAPH))))
        texts += [""] * (_span(cell) - 1)
    return texts[:_MAX_COLUMNS]


def _span(cell: _Element) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    value = span.get(qn("w:val"), "1") if span is not None else "1"
    return min(int(value), _MAX_COLUMNS) if value.isdecimal() and len(value) < 4 else 1


def _inside(container: _Element, tag: str) -> Iterator[_Element]:
    """The children of one kind, also inside content controls."""
    for child in container:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _text(node: _Element) -> str:
    """The text that a paragraph shows, without that of its text boxes."""
    return "".join(_pieces(node))


def _pieces(node: _Element) -> Iterator[str]:
    for child in node:
        if child.tag == _RUN and is_hidden(child):
            continue
        if child.tag in _TEXTS:
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag not in _NOT_TEXT:
            yield from _pieces(child)


def _text_boxes(node: _Element) -> Iterator[_Element]:
    for child in node:
        if child.tag == _TEXT_BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from _text_boxes(child)
