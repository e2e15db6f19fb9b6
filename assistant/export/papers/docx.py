"""Paper → DOCX in the form of an official Thai document."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.table import _Row as DocxRow
from docx.text.paragraph import Paragraph

from assistant.export.papers import docx_fields as fields
from assistant.export.papers import docx_form as form
from assistant.export.papers import docx_front, marking
from assistant.export.papers.paper import Paper
from assistant.schema.papers import (
    Cell,
    Items,
    PaperBlock,
    Part,
    Picture,
    Prose,
    Signatures,
    Statement,
    Subheading,
    Table,
)

_MARK = 11  # points of [n]
_MOST_LINES = 10  # of a row that is kept on one page
_SHORT_TABLE = 6  # lines of a table that is kept on one page
_HEAD = "E7E6E6"  # grey behind a table's head


def write(paper: Paper, *, thai_digits: bool = False) -> bytes:
    """Return a paper as a DOCX file: cover, parts, references."""
    latin = paper.language == "en"
    document = form.new_document(thai_digits=thai_digits, compact=paper.close, latin=latin)
    writer = _Writer(paper, document, thai_digits=thai_digits)
    docx_front.front(paper, document, writer.text)
    for part, title in paper.titled:
        writer.part(part, title)
    writer.references()
    for part in paper.annexes:
        writer.part(part, part.title)
    _end_on_table(document)
    document.core_properties.title = marking.clean(paper.title)[:250]
    document.core_properties.author = ""
    document.core_properties.language = paper.language
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _turn_page(document: DocxDocument) -> None:
    """Begin a section on a new page that is turned: from upright to landscape, or back."""
    upright = document.sections[-1].orientation == WD_ORIENT.PORTRAIT
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if upright else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = section.page_height, section.page_width
    section.different_first_page_header_footer = False


def _end_on_table(document: DocxDocument) -> None:
    """Make the paragraph that a file must have after a table so low that it fills no new page."""
    last = document.paragraphs[-1]
    if last.style is not None and last.style.name == "After Table":
        last.paragraph_format.line_spacing = Pt(1)
        form.size_run(last.add_run(), 1)
        last.paragraph_format.space_after = Pt(0)


@dataclass
class _Counter:
    tables: int = 0
    figures: int = 0


class _Writer:
    """Writes the blocks of one paper into one document."""

    def __init__(self, paper: Paper, document: DocxDocument, *, thai_digits: bool) -> None:
        self._paper = paper
        self._document = document
        self._thai_digits = thai_digits
        self._count = _Counter()
        self._width = form.PAGE_WIDTH

    def text(self, text: str) -> str:
        """Return a text fit for the file, in the digits that were asked for."""
        kept = marking.clean(text)
        return marking.thai_digits(kept) if self._thai_digits else kept

    def word(self, key: str, **values: object) -> str:
        """Return one of the words around the parts."""
        return self.text(marking.words(key, self._paper.language, **values))

    def part(self, part: Part, title: str) -> None:
        """Write a part; a wide one on landscape pages, those that follow each other together."""
        width = form.WIDE_PAGE if part.wide else form.PAGE_WIDTH
        if width != self._width:
            _turn_page(self._document)
            self._width = width
        self._document.add_heading(self.text(title), level=1)
        for block in marking.printed(part):
            self.block(block)

    def block(self, block: PaperBlock) -> None:
        """Write one block."""
        if isinstance(block, Subheading):
            heading = self._document.add_heading(self.text(block.text), level=2)
            heading.paragraph_format.page_break_before = block.new_page or None
        elif isinstance(block, Prose):
            paragraph = self._document.add_paragraph()
            paragraph.paragraph_format.first_line_indent = Cm(1.5)
            self._state(paragraph, block.statements)
        elif isinstance(block, Items):
            self._items(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Picture):
            self._picture(block)
        elif isinstance(block, Signatures):
            self._signatures(block)

    def references(self) -> None:
        """Write the numbered references, document by document, on upright pages."""
        paper, document = self._paper, self._document
        if not paper.citations:
            return
        if self._width != form.PAGE_WIDTH:
            _turn_page(document)
            self._width = form.PAGE_WIDTH
        document.add_heading(self.word("references"), level=1)
        for title, citations in marking.by_document(paper.citations):
            document.add_paragraph(self.text(title), style="Reference Document")
            for citation in citations:
                said = marking.reference(citation, paper.language)
                text = f"[{citation.number}]\t{said}"
                document.add_paragraph(self.text(text), style="Reference")

    def _items(self, items: Items) -> None:
        document = self._document
        if items.lead:
            document.add_paragraph(self.text(items.lead)).paragraph_format.keep_with_next = True
        numbering = fields.new_numbering(document) if items.numbered else None
        for statement in items.statements:
            bullet = "Plain Item" if items.plain else "List Bullet"
            style = "List Number" if items.numbered else bullet
            paragraph = document.add_paragraph(style=style)
            if items.plain:  # the options of one question
                paragraph.paragraph_format.keep_with_next = statement is not items.statements[-1]
            if numbering is not None:
                fields.number_with(paragraph, numbering)
            self._state(paragraph, (statement,))

    def _table(self, table: Table) -> None:
        self._count.tables += 1
        caption = self.word("table", number=self._count.tables, caption=table.caption)
        self._document.add_paragraph(caption, style="Table Caption")
        marked = marking.marked_columns(table)
        made = self._document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
        self._head(made.rows[0], table, marked)
        widths = [self._width * column.width for column in table.columns]
        lengths = []
        for row in table.rows:
            added = made.add_row()
            for at, (place, cell) in enumerate(zip(added.cells, row.cells, strict=True)):
                self._cell(place.paragraphs[0], cell, column_is_marked=at in marked)
            texts = zip(row.cells, widths, strict=True)
            lengths.append(max(form.lines_of(cell.text, width) for cell, width in texts))
            if lengths[-1] <= _MOST_LINES:
                form.keep_whole(added)
        # All rows of a short table, or the head: a rule for the last two rows alone makes
        # LibreOffice lose the rows of a table that breaks after its first.
        rows = [*made.rows]
        for kept in rows[:-1] if sum(lengths) <= _SHORT_TABLE else rows[:1]:
            form.keep_with_next(kept)
        form.fix_widths(made, widths)
        self._document.add_paragraph(style="After Table")

    def _head(self, row: DocxRow, table: Table, marked: frozenset[int]) -> None:
        for at, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            form.shade(cell, _HEAD)
            cell.paragraphs[0].style = "Table Head"
            heading = column.heading + (marking.ASSUMED if at in marked else "")
            cell.paragraphs[0].add_run(self.text(heading))
        form.repeat_head(row)
        form.keep_whole(row)

    def _cell(self, paragraph: Paragraph, cell: Cell, *, column_is_marked: bool) -> None:
        paragraph.style = "Table Text"
        if cell.label:
            paragraph.add_run(self.text(marking.plain(cell.label)))
        else:
            self._state(paragraph, cell.statements, column_is_marked=column_is_marked)

    def _state(
        self,
        paragraph: Paragraph,
        statements: tuple[Statement, ...],
        *,
        column_is_marked: bool = False,
    ) -> None:
        """Write statements one after the other, each with its mark in small print."""
        for at, statement in enumerate(statements):
            paragraph.add_run((" " if at else "") + self.text(marking.plain(statement.text)))
            mark = marking.mark(statement, column_is_marked=column_is_marked)
            if mark:
                run = paragraph.add_run(self.text(f" {mark}" if statement.citations else mark))
                form.size_run(run, _MARK if statement.citations else form.SMALL)

    def _picture(self, picture: Picture) -> None:
        image = self._paper.draw(picture, "png")
        paragraph = self._document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
        width = Cm(min(self._width, form.PICTURE_WIDTH))
        paragraph.paragraph_format.line_spacing = 1.0  # a picture is higher than a line
        paragraph.add_run().add_picture(BytesIO(image), width=width)
        self._count.figures += 1
        caption = self.word("figure", number=self._count.figures, caption=picture.caption)
        self._document.add_paragraph(caption, style="Caption").alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _signatures(self, block: Signatures) -> None:
        """Write the places to sign beside each other, not broken over pages."""
        table = self._document.add_table(rows=1, cols=len(block.places))
        form.keep_whole(table.rows[0])
        for cell, (role, name, office) in zip(table.rows[0].cells, block.places, strict=True):
            sign = self.word("sign", line=marking.SIGN_HERE)
            for at, line in enumerate((sign, name, office, role)):
                paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
                paragraph.style = "Signature Line"
                paragraph.paragraph_format.space_before = Pt(24 if at == 0 else 0)
                paragraph.add_run(self.text(line))
        form.fix_widths(table, [form.PAGE_WIDTH / len(block.places)] * len(block.places))
