"""The form of the slides in PPTX: our own master, Thai fonts in the theme, places on a page."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as REL
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from assistant.export.pictures.cards import (
    BAR,
    MARGIN,
    PAD,
    SIZES,
    TITLE,
    TITLE_HEIGHT,
    Aspect,
    Card,
    fitting,
)

FONT = "TH SarabunPSK"
INK = RGBColor.from_string("1A1A1A")  # type: ignore[no-untyped-call]
ACCENT = RGBColor.from_string("22475F")  # type: ignore[no-untyped-call]
PALE = RGBColor.from_string("E8F0F5")  # type: ignore[no-untyped-call]
WHITE = RGBColor.from_string("FFFFFF")  # type: ignore[no-untyped-call]
_LAYOUT = 5  # the layout of the built-in template that has a title alone
_NUMBER = 14  # points of a slide's number
_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"  # which kind of field it is: any GUID does
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"


def new_presentation(aspect: Aspect) -> Any:
    """Return an empty presentation with our master."""
    made = Presentation()
    width, height = SIZES[aspect]
    made.slide_width, made.slide_height = Inches(width), Inches(height)
    _set_theme_fonts(made)
    _set_master(made, width)
    return made


def _set_theme_fonts(made: Any) -> None:
    """Name the Thai font for Latin and complex script in the theme, which all text inherits."""
    theme = made.slide_master.part.part_related_by(REL.THEME)
    root = etree.fromstring(theme.blob)
    for script in ("latin", "cs", "ea"):
        for named in root.iter(f"{{{_MAIN}}}{script}"):
            named.set("typeface", FONT)
    theme._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_master(made: Any, width: float) -> None:
    """Place the title on every slide, with a rule under it; drop what we do not use."""
    layout = made.slide_layouts[_LAYOUT]
    for holder in (made.slide_master, layout):
        for shape in list(holder.placeholders):
            if shape.placeholder_format.type in (1, 3):  # a title
                _place(shape, MARGIN, 0.5, width - 2 * MARGIN, 1.0)
            else:
                shape._element.getparent().remove(shape._element)
    rule = made.slide_master.shapes._spTree
    line = _rule(width)
    rule.append(line)


def _rule(width: float) -> Any:
    """Return the rule under the title as a shape of the master."""
    spare = Presentation()
    slide = spare.slides.add_slide(spare.slide_layouts[_LAYOUT])
    bar = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, Inches(MARGIN), Inches(1.6), Inches(width * 0.14), Inches(0.05)
    )
    bar.fill.solid()
    bar.fill.fore_color.rgb = ACCENT
    bar.line.fill.background()
    return bar._element


def add_slide(made: Any, title: str, width: float) -> Any:
    """Add a slide with its title, sized to fit."""
    slide = made.slides.add_slide(made.slide_layouts[_LAYOUT])
    shape = slide.shapes.title
    _place(shape, MARGIN, 0.2, width - 2 * MARGIN, 1.35)
    frame = shape.text_frame
    fit(frame)
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    size = fitting([title], width - 2 * MARGIN, TITLE_HEIGHT, TITLE)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    write(frame.paragraphs[0], title, size, bold=True, colour=ACCENT)
    return slide


def add_number(slide: Any, number: int, aspect: Aspect) -> None:
    """Add a slide's number at its lower right, as a field that follows where slides are moved."""
    width, height = SIZES[aspect]
    frame = add_box(slide, width - MARGIN - 1.0, height - 0.45, 1.0, 0.35)
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    write(paragraph, str(number), _NUMBER, colour=ACCENT)
    run = paragraph._p.r_lst[0]
    field = run.makeelement(qn("a:fld"), {"id": _FIELD, "type": "slidenum"})
    field.extend([*run])
    paragraph._p.replace(run, field)


def add_card(slide: Any, card: Card, *, strong: bool) -> None:
    """Add a card, with a bar at its left."""
    left, top, width, height = card.box
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, (left, top, BAR, height)))
    face = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, *map(Inches, (left + BAR, top, width - BAR, height))
    )
    for shape, colour in ((bar, ACCENT), (face, PALE)):
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour
        shape.line.fill.background()
        shape.shadow.inherit = False
    frame = face.text_frame
    fit(frame)
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = Inches(PAD)
    frame.margin_top = frame.margin_bottom = Inches(0.03)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    write(frame.paragraphs[0], card.text, card.points, bold=strong)


def paint(slide: Any) -> None:
    """Fill a slide's background with the accent's colour."""
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = ACCENT


def add_box(slide: Any, left: float, top: float, width: float, height: float) -> Any:
    """Add an empty text box, in inches, and return its frame."""
    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    fit(box.text_frame)
    return box.text_frame


def fit(frame: Any) -> None:
    """Keep a text within its box where our font is missing and another, wider one stands in."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE


def write(
    paragraph: Any, text: str, points: float, *, bold: bool = False, colour: Any = INK
) -> None:
    """Write a run in both scripts' font and size."""
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(points), bold
    run.font.color.rgb = colour
    run.font.name = FONT
    properties = run._r.get_or_add_rPr()
    properties.set("lang", "th-TH")  # or lines would break inside Thai words
    properties.set("altLang", "en-US")
    for script in ("ea", "cs"):
        named = properties.makeelement(qn(f"a:{script}"), {"typeface": FONT})
        properties.append(named)


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top = Emu(Inches(left)), Emu(Inches(top))
    shape.width, shape.height = Emu(Inches(width)), Emu(Inches(height))
