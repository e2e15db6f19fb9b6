"""What Word counts by itself: pages and numbered lists."""

from __future__ import annotations

from typing import Any, cast

from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def add_page_number(paragraph: Paragraph) -> None:
    """Add "- n -", the page's own number as a field."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("- ")
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            field = OxmlElement("w:fldChar")
            field.set(qn("w:fldCharType"), kind)
            run._r.append(field)
        elif text == "1":
            run.text = text
        else:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = text
            run._r.append(code)
    paragraph.add_run(" -")


def new_numbering(document: DocxDocument) -> int:
    """Return the id of a numbering of its own, so that each numbered list begins at 1."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    style_number = style.pPr.numPr.numId.val
    abstract = next(n for n in numbering.num_lst if n.numId == style_number).abstractNumId.val
    number = numbering.add_num(abstract)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(number.numId)


def number_in_thai(document: DocxDocument) -> None:
    """Let numbered lists count in Thai digits."""
    numbering = document.part.numbering_part.element
    used = document.styles["List Number"].element.pPr.numPr.numId.val
    abstract = next(n for n in numbering.num_lst if n.numId == used).abstractNumId.val
    for made in numbering.iter(qn("w:abstractNum")):
        if made.get(qn("w:abstractNumId")) == str(abstract):
            next(made.iter(qn("w:numFmt"))).set(qn("w:val"), "thaiNumbers")


def number_with(paragraph: Paragraph, number_id: int) -> None:
    """Number a paragraph with a numbering."""
    properties = cast("Any", paragraph._p.get_or_add_pPr()).get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number_id
