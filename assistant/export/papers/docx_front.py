"""The front of a paper in DOCX: headers, and a cover page or a title above the first part."""

from __future__ import annotations

from collections.abc import Callable

from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from assistant.export.papers import docx_fields as fields
from assistant.export.papers import docx_form as form
from assistant.export.papers import marking
from assistant.export.papers.paper import Paper

Say = Callable[[str], str]  # makes a text fit for the file
_COMPACT_TITLE = 20  # points, where the title stands above the first part


def front(paper: Paper, document: DocxDocument, say: Say) -> None:
    """Write the headers of all pages, and the cover or what stands for it."""
    section = document.sections[0]
    for header in (section.first_page_header, section.header):
        mark = header.paragraphs[0]
        mark.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        mark.add_run(say(paper.mark)).bold = True
    fields.add_page_number(section.header.add_paragraph())
    (_head if paper.compact else _cover)(paper, document, say)


def _head(paper: Paper, document: DocxDocument, say: Say) -> None:
    """Write title and subtitles above the first part, and below them what a cover has."""
    title = _title(paper, document, say)
    lines = " · ".join(say(marking.plain(line)) for line in paper.subtitles)
    subtitle = document.add_paragraph(lines, style="Subtitle")
    if not paper.close:
        form.size_runs(title, _COMPACT_TITLE)
        form.size_runs(subtitle, form.BODY)
    for text in paper.cover:
        document.add_paragraph(say(text), style="Table Text" if paper.close else None)


def _cover(paper: Paper, document: DocxDocument, say: Say) -> None:
    _title(paper, document, say).paragraph_format.space_before = Pt(150)
    for line in map(marking.plain, paper.subtitles):
        document.add_paragraph(say(line), style="Subtitle")
    for at, text in enumerate(paper.cover):
        paragraph = document.add_paragraph(say(text))
        paragraph.paragraph_format.space_before = Pt(0 if at else 180)
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)


def _title(paper: Paper, document: DocxDocument, say: Say) -> Paragraph:
    title = document.add_paragraph(style="Title")
    for at, line in enumerate(map(marking.plain, paper.title_lines)):
        if at:
            title.add_run().add_break()
        title.add_run(say(line))
    return title
