"""The form of an official Thai document in DOCX: fonts, margins, styles, fields."""

from __future__ import annotations

from functools import cache, lru_cache
from io import BytesIO
from math import ceil
from typing import Any

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from assistant.export.papers.docx_fields import number_in_thai
from assistant.text.line_breaks import letters

FONT = "TH SarabunPSK"
BODY = 16  # points, as the regulations on official correspondence have it
SMALL = 14  # points, in tables, captions and references
PAGE_WIDTH = 16.0  # cm between the margins
WIDE_PAGE = 24.7  # cm between those of a landscape page
PICTURE_WIDTH = 16.5  # cm, at most
_STYLES: dict[str, tuple[int, bool]] = {  # name → points, bold
    "Normal": (BODY, False),
    "Title": (26, True),
    "Subtitle": (20, False),
    "Heading 1": (18, True),
    "Heading 2": (BODY, True),
    "Caption": (SMALL, True),
    "List Bullet": (BODY, False),
    "List Number": (BODY, False),
    "Header": (SMALL, False),
    "Footer": (SMALL, False),
}
_SPACES: dict[str, tuple[int, int]] = {  # name → points before and after
    "Normal": (0, 6),
    "Title": (0, 12),
    "Subtitle": (0, 6),
    "Heading 1": (14, 4),
    "Heading 2": (8, 3),
    "Caption": (8, 3),
    "List Bullet": (0, 3),
    "List Number": (0, 3),
    "Table Caption": (8, 3),
    "After Table": (0, 0),
    "Reference Document": (6, 2),
    "Table Text": (1, 2),
}
_OWN: dict[str, tuple[int, bool]] = {  # the form's own styles
    "Table Text": (SMALL, False),
    "Table Head": (SMALL, True),
    "Table Caption": (SMALL, True),
    "After Table": (6, False),
    "Plain Item": (BODY, False),
    "Signature Line": (SMALL, False),
    "Reference": (SMALL, False),
    "Reference Document": (SMALL, True),
}
# What a compact document sets smaller: name → points, bold.
_COMPACT: dict[str, tuple[int, bool]] = {
    **dict.fromkeys(("Normal", "List Bullet", "List Number", "Plain Item"), (15, False)),
    "Heading 1": (BODY, True),
    "Title": (22, True),
    "Subtitle": (BODY, False),
    "Table Text": (13, False),
    "Table Head": (13, True),
    "Reference": (13, False),
    "Reference Document": (13, True),
}
# What Latin letters are set a point smaller in.
_READ_SMALLER = frozenset(_COMPACT) - {"Title", "Subtitle", "Heading 1"}
_CLOSE = 1.22  # of its points: the height of a compact line, with room for marks above and below
_LETTER = 0.185  # cm: the width of a letter in a table, on average
_CELL_MARGINS = 0.4  # cm


def new_document(*, thai_digits: bool, compact: bool = False, latin: bool = False) -> DocxDocument:
    """Return an empty document with the form's page, styles and header.

    A ``compact`` one has smaller type in its tables, closer lines and narrower margins; in one of
    ``latin`` letters, which read larger, type is a point smaller still.
    """
    document = Document(BytesIO(_form(thai_digits, compact, latin)))
    _remember_styles(document)
    return document


@lru_cache(maxsize=8)
def _form(thai_digits: bool, compact: bool, latin: bool) -> bytes:
    """Return the empty document as a file: setting its styles takes longer than opening it."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(1.5 if compact else 2)
    section.header_distance = Cm(1.25)
    section.different_first_page_header_footer = True
    if thai_digits:
        numbers = OxmlElement("w:pgNumType")
        numbers.set(qn("w:fmt"), "thaiNumbers")
        margins = next(section._sectPr.iter(qn("w:pgMar")))
        margins.addnext(numbers)  # Word reads a section's properties in their order alone
    _style_all(document, compact=compact, latin=latin)
    if thai_digits:
        number_in_thai(document)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def _remember_styles(document: DocxDocument) -> None:
    """Let a style be looked up once by its name: python-docx goes through all of them each time."""
    vars(document.part)["get_style_id"] = cache(document.part.get_style_id)


def _style_all(document: DocxDocument, *, compact: bool, latin: bool) -> None:
    styles = document.styles
    for name in _OWN:
        own = styles.add_style(name, 1)  # 1: a paragraph style
        own.base_style = styles["Normal"]
    for name, (points, bold) in {**_STYLES, **_OWN, **(_COMPACT if compact else {})}.items():
        points -= compact and latin and name in _READ_SMALLER
        style = styles[name]
        style.font.color.rgb = RGBColor(0, 0, 0)
        _set_font(style.element.get_or_add_rPr(), points, bold=bold)
        before, after = _SPACES.get(name, (0, 0 if compact else 2))
        before, after = ((before + 1) // 2, after // 2) if compact else (before, after)
        style.paragraph_format.space_before, style.paragraph_format.space_after = (
            Pt(before),
            Pt(after),
        )
        style.paragraph_format.line_spacing = Pt(points * _CLOSE) if compact else 1.0
        style.paragraph_format.widow_control = True
    for name in ("Heading 1", "Heading 2", "Table Caption", "Reference Document"):
        styles[name].paragraph_format.keep_with_next = True
    for name in ("Title", "Subtitle"):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _without_border(styles[name].element)
    styles["Caption"].paragraph_format.keep_with_next = False
    styles["Signature Line"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles["Plain Item"].paragraph_format.left_indent = Cm(1)
    reference = styles["Reference"].paragraph_format
    reference.left_indent, reference.first_line_indent = Cm(1), Cm(-1)


def _set_font(properties: Any, points: int, *, bold: bool) -> None:
    """Set font and size for Latin and for complex script, which Thai is, and Thai as language."""
    for tag in _REPLACED:
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    properties.insert(0, fonts)
    for tag, value in (("w:b", bold), ("w:bCs", bold)):
        properties.append(_element(tag, "1" if value else "0"))
    for tag in ("w:sz", "w:szCs"):
        properties.append(_element(tag, str(2 * points)))
    language = _element("w:lang", "en-US")
    language.set(qn("w:bidi"), "th-TH")
    properties.append(language)
    _in_order(properties)


# What a built-in style brings along that the form does not want.
_REPLACED = ("w:rFonts", "w:sz", "w:szCs", "w:b", "w:bCs", "w:i", "w:iCs", "w:spacing", "w:kern",
             "w:lang")  # fmt: skip
# The order in which a run's properties must stand for Word to open the file without repair.
_ORDER = ("rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs "
          "highlight u effect bdr shd vertAlign rtl cs em lang").split()  # fmt: skip


def _in_order(properties: Any) -> None:
    rank = {qn(f"w:{name}"): at for at, name in enumerate(_ORDER)}
    children = sorted(properties, key=lambda child: rank.get(child.tag, len(rank)))
    for child in children:
        properties.append(child)


def _element(tag: str, value: str) -> Any:
    made = OxmlElement(tag)
    made.set(qn("w:val"), value)
    return made


def _without_border(style: Any) -> None:
    for border in style.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        return


def fix_widths(table: DocxTable, widths: list[float]) -> None:
    """Give columns fixed widths in cm, in the grid and in every cell: programs read either."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def lines_of(text: str, width: float) -> int:
    """Return about how many lines a text takes in a table's column of a width in cm."""
    return ceil(letters(text) * _LETTER / (width - _CELL_MARGINS))


def repeat_head(row: _Row) -> None:
    """Repeat a row at the top of every page that the table reaches."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", "1"))


def keep_whole(row: _Row) -> None:
    """Do not break a row over pages."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", "1"))


def keep_with_next(row: _Row) -> None:
    """Keep a row on the page of the row after it."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def shade(cell: _Cell, colour: str) -> None:
    """Fill a cell with a colour, as RRGGBB."""
    shading = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def size_run(run: Any, points: int) -> None:
    """Give a run its own size in both scripts."""
    run.font.size = Pt(points)
    run._r.get_or_add_rPr().append(_element("w:szCs", str(2 * points)))


def size_runs(paragraph: Paragraph, points: int) -> None:
    """Give all runs of a paragraph a size of their own."""
    for run in paragraph.runs:
        size_run(run, points)
