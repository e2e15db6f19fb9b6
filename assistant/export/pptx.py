"""Lesson → PPTX: slides of few words, the claims with their citations in the notes."""

from __future__ import annotations

from io import BytesIO
from math import ceil
from typing import Any

from pptx.util import Inches

from assistant.export import marking
from assistant.export import pptx_form as form
from assistant.export.pptx_form import Aspect, Page
from assistant.line_breaks import letters
from assistant.pictures.diagrams import draw_diagram
from assistant.schema import Citation, Language
from assistant.schema.lessons import Lesson, Slide

_COVER = "cover"
_ONE_COLUMN = 3  # lines that stand in one column
_SHORT = 42  # letters of a line that fits half the width
_GAP, _TALLEST = 0.2, 1.7  # inches between cards; the most that a card is high
_SOURCES = 6  # documents named on one slide


def write(lesson: Lesson, *, aspect: Aspect = "16:9") -> bytes:
    """Return a lesson's slides as a PPTX file."""
    made, page = form.new_presentation(aspect)
    by_number = {citation.number: citation for citation in lesson.citations}
    spoken: Language = "en" if lesson.language == "en" else "th"
    for slide in lesson.slides:
        drawn = _cover(made, page, slide) if slide.picture == _COVER else None
        drawn = drawn or _slide(made, page, slide, spoken)
        cited = [by_number[number] for number in slide.citations]
        notes = marking.clean(_notes(slide, cited, spoken))
        if notes:
            drawn.notes_slide.notes_text_frame.text = notes
    _sources(made, page, lesson, spoken)
    made.core_properties.title = marking.clean(lesson.title)[:250]
    made.core_properties.author = ""
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def _cover(made: Any, page: Page, slide: Slide) -> Any:
    """Write the first slide: title and facts in white on the accent's colour."""
    drawn = form.add_slide(made, "", page)
    drawn.shapes.title._element.getparent().remove(drawn.shapes.title._element)
    form.paint(drawn)
    left, width = 1.0, page.width - 2.0
    title, lines = marking.clean(slide.title), [marking.clean(line) for line in slide.lines]
    for texts, top, height, largest in (([title], 1.9, 2.2, 54), (lines, 4.4, 1.6, 30)):
        frame = form.add_box(drawn, left, top, width, height)
        size = form.fitting(texts, width, height, largest)
        for at, line in enumerate(texts):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            form.write(paragraph, line, size, bold=texts == [title], colour=form.WHITE)
    return drawn


def _slide(made: Any, page: Page, slide: Slide, language: Language) -> Any:
    drawn = form.add_slide(made, marking.clean(slide.title), page)
    if slide.picture:
        _picture(drawn, page, slide, language)
    elif slide.lines:
        _cards(drawn, page, [marking.clean(line) for line in slide.lines])
    return drawn


def _picture(drawn: Any, page: Page, slide: Slide, language: Language) -> None:
    """Put a diagram into the middle of the body, as large as it may be."""
    left, top, width, height = page.box
    image = draw_diagram(slide.picture, language, "png")  # type: ignore[arg-type]
    shape = drawn.shapes.add_picture(BytesIO(image), Inches(left), Inches(top))
    scale = min(Inches(width) / shape.width, Inches(height) / shape.height)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    shape.left = int((Inches(page.width) - shape.width) / 2)
    shape.top = int(Inches(top) + (Inches(height) - shape.height) / 2)


def _cards(drawn: Any, page: Page, lines: list[str]) -> None:
    """Lay lines out as cards: in two columns where there are several short ones."""
    left, top, width, height = page.box
    columns = 2 if len(lines) > _ONE_COLUMN and max(map(letters, lines)) <= _SHORT else 1
    rows = ceil(len(lines) / columns)
    wide = (width - _GAP * (columns - 1)) / columns
    tall = min((height - _GAP * (rows - 1)) / rows, _TALLEST)
    room = wide - form.BAR - 2 * form.PAD
    if len(lines) == 1:  # a question to the room: large, in the middle
        tall = height * 0.55
        top += (height - tall) / 2
    largest = form.TITLE if len(lines) == 1 else form.BODY
    size = min(form.fitting([line], room, tall - 0.1, largest) for line in lines)
    for at, line in enumerate(lines):
        column, row = at // rows, at % rows
        box = left + column * (wide + _GAP), top + row * (tall + _GAP), wide, tall
        form.add_card(drawn, line, box, size, strong=len(lines) == 1)


def _notes(slide: Slide, citations: list[Citation], language: Language) -> str:
    """Return what the trainer says, and where it stands."""
    where = [f"[{c.number}] {c.title} › {marking.reference(c, language)}" for c in citations]
    return "\n".join([slide.notes, *([""] if where and slide.notes else []), *where]).strip()


def _sources(made: Any, page: Page, lesson: Lesson, language: Language) -> None:
    """Add the references: each document with the sections that the lesson cites."""
    lines = []
    for title, citations in marking.by_document(lesson.citations):
        numbers = f"[{citations[0].number}]–[{citations[-1].number}]"
        lines.append(f"{title} {numbers if len(citations) > 1 else f'[{citations[0].number}]'}")
    for at in range(0, len(lines), _SOURCES):
        title = marking.words("references", language)
        _slide(made, page, Slide(title, tuple(lines[at : at + _SOURCES])), language)
