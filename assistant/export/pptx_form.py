"""The form of the slides in PPTX: our own master, Thai fonts in the theme, places on a page."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Any, Literal

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as REL
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from assistant.line_breaks import letters

Aspect = Literal["16:9", "4:3"]

FONT = "TH SarabunPSK"
INK = RGBColor.from_string("1A1A1A")  # type: ignore[no-untyped-call]
ACCENT = RGBColor.from_string("22475F")  # type: ignore[no-untyped-call]
QUIET = RGBColor.from_string("6B6B6B")  # type: ignore[no-untyped-call]
PALE = RGBColor.from_string("E8F0F5")  # type: ignore[no-untyped-call]
WHITE = RGBColor.from_string("FFFFFF")  # type: ignore[no-untyped-call]
TITLE, BODY, LEAST = 40, 36, 20  # points
BAR, PAD = 0.09, 0.22  # inches: a card's bar, and the room beside its text
_SIZES: dict[Aspect, tuple[float, float]] = {"16:9": (13.333, 7.5), "4:3": (10.0, 7.5)}  # inches
_MARGIN = 0.7
_LETTER = 0.0062  # inches that a letter takes, for each point of its size
_LINE = 1.35 / 72  # inches that a line takes, for each point of its size
_LAYOUT = 5  # the layout of the built-in template that has a title alone
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"


@dataclass(frozen=True, slots=True)
class Page:
    """A slide's measures in inches: its size, and the box for what stands under the title."""

    width: float
    height: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the body."""
        return _MARGIN, 1.95, self.width - 2 * _MARGIN, self.height - 2.6


def new_presentation(aspect: Aspect) -> tuple[Any, Page]:
    """Return an empty presentation with our master, and the measures of its pages."""
    made = Presentation()
    page = Page(*_SIZES[aspect])
    made.slide_width, made.slide_height = Inches(page.width), Inches(page.height)
    _set_theme_fonts(made)
    _set_master(made, page)
    return made, page


def _set_theme_fonts(made: Any) -> None:
    """Name the Thai font for Latin and complex script in the theme, which all text inherits."""
    theme = made.slide_master.part.part_related_by(REL.THEME)
    root = etree.fromstring(theme.blob)
    for script in ("latin", "cs", "ea"):
        for named in root.iter(f"{{{_MAIN}}}{script}"):
            named.set("typeface", FONT)
    theme._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_master(made: Any, page: Page) -> None:
    """Place the title on every slide, with a rule under it; drop what we do not use."""
    layout = made.slide_layouts[_LAYOUT]
    for holder in (made.slide_master, layout):
        for shape in list(holder.placeholders):
            if shape.placeholder_format.type in (1, 3):  # a title
                _place(shape, _MARGIN, 0.5, page.width - 2 * _MARGIN, 1.0)
            else:
                shape._element.getparent().remove(shape._element)
    rule = made.slide_master.shapes._spTree
    line = _rule(page)
    rule.append(line)


def _rule(page: Page) -> Any:
    """Return the rule under the title as a shape of the master."""
    spare = Presentation()
    slide = spare.slides.add_slide(spare.slide_layouts[_LAYOUT])
    bar = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, Inches(_MARGIN), Inches(1.6), Inches(page.width * 0.14), Inches(0.05)
    )
    bar.fill.solid()
    bar.fill.fore_color.rgb = ACCENT
    bar.line.fill.background()
    return bar._element


def add_slide(made: Any, title: str, page: Page) -> Any:
    """Add a slide with its title, sized to fit."""
    slide = made.slides.add_slide(made.slide_layouts[_LAYOUT])
    shape = slide.shapes.title
    _place(shape, _MARGIN, 0.35, page.width - 2 * _MARGIN, 1.2)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    size = fitting([title], page.width - 2 * _MARGIN, 1.15, TITLE)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    write(frame.paragraphs[0], title, size, bold=True, colour=ACCENT)
    return slide


def add_card(
    slide: Any, text: str, box: tuple[float, float, float, float], points: float, *, strong: bool
) -> None:
    """Add a card with a text in a box (left, top, width, height in inches), a bar at its left."""
    left, top, width, height = box
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, (left, top, BAR, height)))
    card = slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, *map(Inches, (left + BAR, top, width - BAR, height))
    )
    for shape, colour in ((bar, ACCENT), (card, PALE)):
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour
        shape.line.fill.background()
        shape.shadow.inherit = False
    frame = card.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = Inches(PAD)
    frame.margin_top = frame.margin_bottom = Inches(0.03)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    write(frame.paragraphs[0], text, points, bold=strong)


def paint(slide: Any) -> None:
    """Fill a slide's background with the accent's colour."""
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = ACCENT


def add_box(slide: Any, left: float, top: float, width: float, height: float) -> Any:
    """Add an empty text box, in inches, and return its frame."""
    box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    box.text_frame.word_wrap = True
    return box.text_frame


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


def fitting(texts: list[str], width: float, height: float, largest: int) -> int:
    """Return the largest size in points in which texts fit into a box in inches."""
    for points in range(largest, LEAST, -2):
        line = max(1, int(width / (points * _LETTER)))
        rows = sum(ceil(max(letters(text), 1) / line) for text in texts)
        if rows * points * _LINE + (len(texts) - 1) * 0.08 <= height:
            return points
    return LEAST


def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top = Emu(Inches(left)), Emu(Inches(top))
    shape.width, shape.height = Emu(Inches(width)), Emu(Inches(height))
