"""Slides as pictures: their shape, that nothing runs out of them, that they come out the same."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from assistant.export.pictures.slides import draw_slide
from assistant.schema.lessons import Slide
from assistant.schema.papers import Diagram

LONG = "การบริหารงานภาครัฐแบบเครือข่ายต้องอาศัยความไว้วางใจระหว่างหน่วยงาน" * 4
PLAIN = Slide("ความหมายของเครือข่าย", ("การทำงานร่วมกัน", "เป้าหมายร่วม"))
COVER = Slide("บทเรียน: เครือข่าย", ("60 นาที · 20 คน",), "cover")
FULL = Slide(LONG, (LONG, LONG, LONG))


def opened(image: bytes) -> Image.Image:
    return Image.open(BytesIO(image)).convert("L")


def inked(image: Image.Image, box: tuple[float, float, float, float]) -> int:
    """The dark points in a box given in shares of the picture."""
    width, height = image.size
    cut = image.crop(tuple(round(a * b) for a, b in zip(box, (width, height) * 2, strict=True)))
    return sum(cut.histogram()[:128])


@pytest.mark.parametrize(("aspect", "shape"), [("16:9", 16 / 9), ("4:3", 4 / 3)])
@pytest.mark.parametrize("slide", [PLAIN, COVER, FULL], ids=["plain", "cover", "full"])
def test_a_slide_has_the_shape_that_was_asked_for(slide, aspect, shape):
    width, height = opened(draw_slide(slide, "th", aspect)).size
    assert width / height == pytest.approx(shape, abs=0.01)


@pytest.mark.parametrize("slide", [PLAIN, FULL], ids=["plain", "full"])
@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_words_stay_clear_of_the_edges(slide, aspect):
    image = opened(draw_slide(slide, "th", aspect))
    for edge in ((0.01, 0, 0.03, 1), (0.97, 0, 0.99, 1), (0, 0.01, 1, 0.03), (0, 0.97, 1, 0.99)):
        assert inked(image, edge) == 0
    assert inked(image, (0, 0, 1, 1)) > 500


def test_more_words_are_more_ink():
    few, many = opened(draw_slide(PLAIN, "th")), opened(draw_slide(FULL, "th"))
    assert inked(many, (0, 0, 1, 1)) > 2 * inked(few, (0, 0, 1, 1))


@pytest.mark.parametrize("kind", ["hubs", "cycle", "arrow"])
@pytest.mark.parametrize("language", ["th", "en"])
def test_a_diagram_stands_under_the_title(kind, language):
    diagram = Diagram(kind, ("first", "second", "third"), (0, 1, 3))
    image = opened(draw_slide(Slide("Title", (), diagram=diagram), language))
    assert inked(image, (0.05, 0.3, 0.95, 0.95)) > 2000
    assert inked(image, (0.97, 0, 0.99, 1)) == 0


def test_the_same_slide_gives_the_same_bytes():
    assert draw_slide(PLAIN, "th") == draw_slide(PLAIN, "th")
    assert draw_slide(PLAIN, "th", format="svg") == draw_slide(PLAIN, "th", format="svg")


def test_signs_of_formulas_are_drawn_as_they_are():
    hostile = Slide("$\\frac{1}{0}$ & <b>", ("$x_1$ ${}$", "\x00\x07 100%", ""))
    assert opened(draw_slide(hostile, "en")).size
