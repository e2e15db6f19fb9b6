"""Diagrams of what the literature describes: every name in them, the same bytes."""

from __future__ import annotations

import io
import re
import time
from html import unescape

import pytest
from lxml import etree
from PIL import Image

from assistant.export.pictures import canvas, diagrams
from assistant.export.pictures.words import WORDS, say

KEYS = {
    "models": ("model_1", "model_2", "model_3", "lead", "hub", "member"),
    "dynamics": ("engagement", "motivation", "capacity"),
    "steps": ("step_1", "step_2", "step_3"),
}
EACH = [(name, language) for name in KEYS for language in ("th", "en")]
SLOWEST = 3.0  # seconds
EDGE = 3  # pixels at each side that stay blank


def drawn(svg):
    """The texts that an SVG of paths draws, which matplotlib notes beside each, joined."""
    texts = re.findall(r"<!--\s?(.*?)\s?-->", svg.decode("utf-8"), re.S)
    return re.sub(r"[\s-]", "", "".join(unescape(text) for text in texts))


@pytest.mark.parametrize(("name", "language"), EACH)
def test_each_is_a_png_of_print_quality_that_is_not_blank(name, language):
    image = Image.open(io.BytesIO(diagrams.draw_diagram(name, language, "png")))
    assert image.format == "PNG"
    assert image.width >= 1_200
    assert image.width > image.height
    assert len(image.convert("L").getcolors(256 * 256)) > 10


@pytest.mark.parametrize(("name", "language"), EACH)
def test_each_names_all_that_it_shows_uncut(name, language):
    shown = drawn(diagrams.draw_diagram(name, language, "svg"))
    assert "…" not in shown
    for key in KEYS[name]:
        assert re.sub(r"[\s-]", "", say(key, language)) in shown, key


@pytest.mark.parametrize(("name", "language"), EACH)
def test_nothing_reaches_the_edge_where_it_would_be_cut(name, language):
    image = Image.open(io.BytesIO(diagrams.draw_diagram(name, language, "png"))).convert("L")
    inked = image.point(lambda value: 255 * (value < 250)).getbbox()
    assert inked[0] >= EDGE
    assert inked[1] >= EDGE
    assert inked[2] <= image.width - EDGE
    assert inked[3] <= image.height - EDGE


@pytest.mark.parametrize(("name", "language"), EACH)
def test_each_is_an_svg_that_needs_no_font_and_nothing_from_outside(name, language):
    root = etree.fromstring(diagrams.draw_diagram(name, language, "svg"))
    assert root.tag.endswith("svg")
    assert not list(root.iter("{*}text"))
    assert not list(root.iter("{*}script"))
    for node in root.iter():
        for key, value in node.attrib.items():
            if key.endswith("href"):
                assert value.startswith(("#", "data:")), value


@pytest.mark.parametrize(("name", "language"), EACH)
@pytest.mark.parametrize("format", ["png", "svg"])
def test_the_same_diagram_gives_the_same_bytes_and_soon(name, language, format):
    start = time.perf_counter()
    once = diagrams.draw_diagram(name, language, format)
    assert time.perf_counter() - start <= SLOWEST
    assert diagrams.draw_diagram(name, language, format) == once


@pytest.mark.parametrize("language", ["th", "en"])
def test_no_two_texts_of_a_diagram_overlap(language, monkeypatch):
    figures = []
    monkeypatch.setattr(canvas, "saved", lambda figure, _: figures.append(figure) or b"")
    for name in KEYS:
        diagrams.draw_diagram(name, language, "png")
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
        diagrams.draw_diagram("pyramid", "th", "png")


def test_every_word_of_the_diagrams_is_there_in_both_languages():
    keys = [key for names in KEYS.values() for key in names]
    assert all(WORDS[key][language].strip() for key in keys for language in ("th", "en"))
