"""Lesson → PPTX: slides of few words, the claims with their citations in the notes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pptx.util import Inches

from assistant.export.papers import marking
from assistant.export.pictures.cards import SIZES, Aspect, body, fitting, laid_out
from assistant.export.pictures.diagrams import draw_diagram
from assistant.export.slides import pptx_form as form
from assistant.schema import Citation, Language
from assistant.schema.lessons import Lesson, Slide
from assistant.schema.papers import Diagram

_COVER = "cover"
_SOURCES = 6  # documents named on one slide


def write(lesson: Lesson, *, aspect: Aspect = "16:9") -> bytes:
    """Return a lesson's slides as a PPTX file."""
    made = form.new_presentation(aspect)
    by_number = {citation.number: citation for citation in lesson.citations}
    spoken: Language = "en" if lesson.language == "en" else "th"
    for slide in lesson.slides:
        drawn = _cover(made, aspect, slide) if slide.picture == _COVER else None
        drawn = drawn or _slide(made, aspect, slide, spoken)
        cited = [by_number[number] for number in slide.citations]
        notes = marking.clean(_notes(slide, cited, spoken))
        if notes:
            drawn.notes_slide.notes_text_frame.text = notes
    _sources(made, aspect, lesson, spoken)
    made.core_properties.title = marking.clean(lesson.title)[:250]
    made.core_properties.author = ""
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def _cover(made: Any, aspect: Aspect, slide: Slide) -> Any:
    """Write the first slide: title and facts in white on the accent's colour."""
    page_width, _ = SIZES[aspect]
    drawn = form.add_slide(made, "", page_width)
    drawn.shapes.title._element.getparent().remove(drawn.shapes.title._element)
    form.paint(drawn)
    left, width = 1.0, page_width - 2.0
    title, lines = marking.clean(slide.title), [marking.clean(line) for line in slide.lines]
    for texts, top, height, largest in (([title], 1.9, 2.2, 54), (lines, 4.4, 1.6, 30)):
        frame = form.add_box(drawn, left, top, width, height)
        size = fitting(texts, width, height, largest)
        for at, line in enumerate(texts):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            form.write(paragraph, line, size, bold=texts == [title], colour=form.WHITE)
    return drawn


def _slide(made: Any, aspect: Aspect, slide: Slide, language: Language) -> Any:
    drawn = form.add_slide(made, marking.clean(slide.title), SIZES[aspect][0])
    if slide.diagram:
        _diagram(drawn, aspect, slide.diagram, language)
    elif slide.lines:
        for card in laid_out([marking.clean(line) for line in slide.lines], body(aspect)):
            form.add_card(drawn, card, strong=len(slide.lines) == 1)
    form.add_number(drawn, len(made.slides), aspect)
    return drawn


def _diagram(drawn: Any, aspect: Aspect, diagram: Diagram, language: Language) -> None:
    """Put a diagram into the middle of the body, as large as it may be."""
    left, top, width, height = body(aspect)
    image = draw_diagram(diagram, language, "png")
    shape = drawn.shapes.add_picture(BytesIO(image), Inches(left), Inches(top))
    scale = min(Inches(width) / shape.width, Inches(height) / shape.height)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    shape.left = int((Inches(SIZES[aspect][0]) - shape.width) / 2)
    shape.top = int(Inches(top) + (Inches(height) - shape.height) / 2)


def _notes(slide: Slide, citations: list[Citation], language: Language) -> str:
    """Return what the trainer says, and where it stands."""
    where = [f"[{c.number}] {c.title} › {marking.reference(c, language)}" for c in citations]
    return "\n".join([slide.notes, *([""] if where and slide.notes else []), *where]).strip()


def _sources(made: Any, aspect: Aspect, lesson: Lesson, language: Language) -> None:
    """Add the references: each document with the sections that the lesson cites."""
    lines = []
    for title, citations in marking.by_document(lesson.citations):
        numbers = f"[{citations[0].number}]–[{citations[-1].number}]"
        lines.append(f"{title} {numbers if len(citations) > 1 else f'[{citations[0].number}]'}")
    for at in range(0, len(lines), _SOURCES):
        title = marking.words("references", language)
        _slide(made, aspect, Slide(title, tuple(lines[at : at + _SOURCES])), language)
