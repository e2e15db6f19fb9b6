"""Lesson → PPTX: slides of few words, the claims with their citations in the notes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pptx.util import Inches, Pt

from assistant.export import marking
from assistant.export import pptx_form as form
from assistant.export.pptx_form import Aspect, Page
from assistant.pictures.diagrams import draw_diagram
from assistant.schema import Citation, Language
from assistant.schema.lessons import Lesson, Slide

_COVER = "cover"
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
    """Write the first slide: the title in the middle, the facts under it."""
    drawn = form.add_slide(made, "", page)
    drawn.shapes.title._element.getparent().remove(drawn.shapes.title._element)
    left, width = 1.0, page.width - 2.0
    frame = form.add_box(drawn, left, 2.3, width, 1.7)
    size = form.fitting([slide.title], width, 1.7, 48)
    form.write(frame.paragraphs[0], marking.clean(slide.title), size, bold=True, colour=form.ACCENT)
    below = form.add_box(drawn, left, 4.3, width, 1.6)
    size = form.fitting(list(slide.lines), width, 1.6, 28)
    for at, line in enumerate(slide.lines):
        paragraph = below.paragraphs[0] if at == 0 else below.add_paragraph()
        form.write(paragraph, marking.clean(line), size, colour=form.QUIET)
    return drawn


def _slide(made: Any, page: Page, slide: Slide, language: Language) -> Any:
    drawn = form.add_slide(made, marking.clean(slide.title), page)
    left, top, width, height = page.box
    if slide.picture:
        image = draw_diagram(slide.picture, language, "png")  # type: ignore[arg-type]
        shape = drawn.shapes.add_picture(BytesIO(image), Inches(left), Inches(top))
        scale = min(Inches(width) / shape.width, Inches(height) / shape.height)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        shape.left = int((Inches(page.width) - shape.width) / 2)
    if slide.lines:
        lines = [marking.clean(line) for line in slide.lines]
        frame = form.add_box(drawn, left, top, width, height)
        size = form.fitting(lines, width - 0.3, height, form.BODY)
        for at, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(6)
            form.write(paragraph, line, size)
    return drawn


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
