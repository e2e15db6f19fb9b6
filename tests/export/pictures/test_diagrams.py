"""Diagrams of what the literature describes: every name in them, the same bytes."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
from drawn_files import assert_stands_alone
from PIL import Image

from assistant.export.pictures import canvas, diagrams
from assistant.export.pictures.words import say
from assistant.lessons.curriculum import load_curriculum
from assistant.schema.papers import Diagram


def diagram_of(point_set, course, language):
    names = tuple(course.point(member).name[language] for member in point_set.members)
    return Diagram(point_set.drawn.kind, names, point_set.drawn.hubs)


COURSE = load_curriculum()
EACH = [
    pytest.param(diagram_of(point_set, COURSE, language), language, id=f"{key}-{language}")
    for key, point_set in COURSE.sets.items()
    if point_set.drawn
    for language in ("th", "en")
]
LEGEND = ("lead", "hub", "member")  # of the drawing of networks
EDGE = 3  # pixels at each side that stay blank


def drawn(svg):
    """The texts that an SVG of paths draws, which matplotlib notes beside each, joined."""
    texts = re.findall(r"<!--\s?(.*?)\s?-->", svg.decode("utf-8"), re.S)
    return re.sub(r"[\s-]", "", "".join(unescape(text) for text in texts))


@pytest.mark.parametrize(("diagram", "language"), EACH)
def test_each_is_a_png_of_print_quality_that_is_not_blank(diagram, language):
    image = Image.open(io.BytesIO(diagrams.draw_diagram(diagram, language, "png")))
    assert image.format == "PNG"
    assert image.width >= 1_200
    assert image.width > image.height
    assert len(image.convert("L").getcolors(256 * 256)) > 10


@pytest.mark.parametrize(("diagram", "language"), EACH)
def test_each_names_all_that_it_shows_uncut(diagram, language):
    shown = drawn(diagrams.draw_diagram(diagram, language, "svg"))
    assert "…" not in shown
    legend = [say(key, language) for key in LEGEND] if diagram.kind == "hubs" else []
    for name in (*diagram.labels, *legend):
        assert re.sub(r"[\s-]", "", name) in shown, name


@pytest.mark.parametrize(("diagram", "language"), EACH)
def test_nothing_reaches_the_edge_where_it_would_be_cut(diagram, language):
    image = Image.open(io.BytesIO(diagrams.draw_diagram(diagram, language, "png"))).convert("L")
    inked = image.point(lambda value: 255 * (value < 250)).getbbox()
    assert inked[0] >= EDGE
    assert inked[1] >= EDGE
    assert inked[2] <= image.width - EDGE
    assert inked[3] <= image.height - EDGE


@pytest.mark.parametrize(("diagram", "language"), EACH)
def test_each_is_an_svg_that_needs_no_font_and_nothing_from_outside(diagram, language):
    assert_stands_alone(diagrams.draw_diagram(diagram, language, "svg"))


@pytest.mark.parametrize(("diagram", "language"), EACH)
@pytest.mark.parametrize("format", ["png", "svg"])
def test_the_same_diagram_gives_the_same_bytes(diagram, language, format):
    once = diagrams.draw_diagram(diagram, language, format)
    assert diagrams.draw_diagram(diagram, language, format) == once


@pytest.mark.parametrize(("diagram", "language"), EACH)
def test_no_two_texts_of_a_diagram_overlap(diagram, language, monkeypatch):
    figures = []
    monkeypatch.setattr(canvas, "saved", lambda figure, _: figures.append(figure) or b"")
    diagrams.draw_diagram(diagram, language, "png")
    for figure in figures:
        figure.canvas.draw()
        boxes = [
            (text.get_text(), text.get_window_extent())
            for axes in figure.axes
            for text in axes.texts
            if text.get_text().strip()
        ]
        for at, (one, box) in enumerate(boxes):
            for other, against in boxes[at + 1 :]:
                assert not box.overlaps(against), (one, other)


def test_a_diagram_that_there_is_not_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        diagrams.draw_diagram(Diagram("pyramid", ("one",)), "th", "png")


def test_there_is_a_diagram_of_each_kind():
    assert {param.values[0].kind for param in EACH} == {"hubs", "cycle", "arrow"}
