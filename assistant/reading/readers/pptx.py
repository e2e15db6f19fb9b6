"""PPTX: a page for each slide, its title as a heading, its texts, tables and notes."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from lxml.etree import XMLSyntaxError
from pptx import Presentation
from pptx.exc import PythonPptxError

from assistant.reading.ranges import ranges
from assistant.reading.readers import markup
from assistant.reading.readers.archive import PPTX_ENTRY, check_archive
from assistant.reading.readers.content import (
    BROKEN,
    Content,
    UnreadableError,
    check_length,
    clean,
)
from assistant.reading.readers.titles import sensible_title
from assistant.schema import Line

_NOTES = "หมายเหตุผู้บรรยาย (Notes)"
_ROW_HEIGHT = 360_000  # English Metric Units, 1 cm: shapes that start closer stand side by side
_MAX_DEPTH = 20  # groups within groups
_FURNITURE = {"DATE", "FOOTER", "SLIDE_NUMBER", "HEADER"}


def read_pptx(data: bytes) -> Content:
    """Read a presentation; hidden slides are left out."""
    check_archive(data, PPTX_ENTRY)
    try:
        presentation = Presentation(BytesIO(data))
        slides = list(presentation.slides)
        lines = [
            replace(line, text=clean(line.text), page=number)
            for number, slide in enumerate(slides, start=1)
            for line in ([Line("")] if _is_hidden(slide) else _lines(slide))
        ]
    except (PythonPptxError, BadZipFile, zlib.error, XMLSyntaxError, *BROKEN) as error:
        raise UnreadableError(
            "its PowerPoint structure is broken: open it in PowerPoint and save it again"
        ) from error
    check_length(sum(len(line.text) for line in lines))
    if not any(line.text for line in lines):
        raise UnreadableError(
            "its slides hold no text: if they are pictures, export it as PDF and add that"
        )
    hidden = [at for at, slide in enumerate(slides, start=1) if _is_hidden(slide)]
    warnings = (f"hidden slide(s) {ranges(hidden)} are left out",) if hidden else ()
    title = sensible_title(presentation.core_properties.title) or _first_title(slides)
    return Content(tuple(lines), title, warnings=warnings)


def _is_hidden(slide: Any) -> bool:
    return bool(slide._element.get("show") in ("0", "false"))


def _first_title(slides: Iterable[Any]) -> str | None:
    titles = (slide.shapes.title for slide in slides if not _is_hidden(slide))
    return next((sensible_title(t.text_frame.text) for t in titles if t is not None), None)


def _lines(slide: Any) -> Iterator[Line]:
    title = slide.shapes.title
    if title is not None and (text := markup.one_line(title.text_frame.text)):
        yield Line(text, "heading", level=1)
    taken = None if title is None else title.shape_id
    for shape in _in_order(slide.shapes, 0):
        if shape.shape_id != taken:
            yield from _shape(shape)
    if slide.has_notes_slide and (frame := slide.notes_slide.notes_text_frame):
        notes = [line for p in frame.paragraphs if (line := _line(p.text))]
        yield from (Line(text, "paragraph") for text in ([_NOTES, *notes] if notes else ()))


def _in_order(shapes: Iterable[Any], depth: int) -> Iterator[Any]:
    """Shapes from the top, those side by side from the left; what is in a group stays together."""
    placed = sorted(shapes, key=lambda s: ((s.top or 0) // _ROW_HEIGHT, s.left or 0))
    for shape in placed:
        if hasattr(shape, "shapes"):
            if depth < _MAX_DEPTH:
                yield from _in_order(shape.shapes, depth + 1)
        elif not _is_furniture(shape):
            yield shape


def _is_furniture(shape: Any) -> bool:
    return bool(shape.is_placeholder and shape.placeholder_format.type.name in _FURNITURE)


def _shape(shape: Any) -> Iterator[Line]:
    if getattr(shape, "has_table", False):
        rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
        yield from markup.table(rows)
    elif getattr(shape, "has_chart", False):
        yield from _chart(shape.chart)
    elif shape.has_text_frame:
        yield from _paragraphs(shape)


def _paragraphs(shape: Any) -> Iterator[Line]:
    """Paragraphs; several in one box are the items of a list."""
    found = [(p.level, text) for p in shape.text_frame.paragraphs if (text := _line(p.text))]
    if len(found) == 1:
        yield Line(found[0][1], "paragraph")
        return
    for level, text in found:
        yield markup.item(text, "-", level)


def _line(text: str) -> str:
    return markup.one_line(text.replace("\v", " "))


def _chart(chart: Any) -> Iterator[Line]:
    """The numbers that a chart draws, as a table with a column for each series."""
    if chart.has_title and (text := _line(chart.chart_title.text_frame.text)):
        yield Line(text, "caption")
    for plot in chart.plots:
        series = list(plot.series)
        names = [str(category) for category in plot.categories]
        rows = [["", *(str(one.name) for one in series)]]
        for at, name in enumerate(names):
            values = (one.values[at] if at < len(one.values) else None for one in series)
            rows.append([name, *("" if value is None else f"{value:g}" for value in values)])
        if names and series:
            yield from markup.table(rows)
