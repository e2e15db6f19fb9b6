"""Draws a lesson's slides as they look in the presentation: title, rule, lines or a diagram."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from typing import Any

from assistant.export.pictures import canvas
from assistant.export.pictures.cards import (
    BAR,
    LETTER,
    LINE,
    MARGIN,
    PAD,
    SIZES,
    TITLE,
    TITLE_HEIGHT,
    Aspect,
    Card,
    body,
    laid_out,
)
from assistant.export.pictures.diagrams import draw_diagram
from assistant.schema import Language
from assistant.schema.lessons import Slide
from assistant.schema.papers import Diagram

_SCALE = 0.5  # of the presentation's measures: a picture of it, for the screen
_ACCENT, _PALE, _EDGE = "#22475f", "#e8f0f5", "#cfdedb"
_COVER, _LEAST = 54, 12  # points
_DEPTH = 0.4 / 72  # inches from a line's foot to its letters, for each point
_GAP = 0.1  # inches between two lines of the body
_COVER_PICTURE = "cover"


def draw_slide(
    slide: Slide, language: Language, aspect: Aspect = "16:9", format: str = "png"
) -> bytes:
    """Return a slide as PNG or SVG."""
    width, height = SIZES[aspect]
    figure, axes = canvas.paper(height * _SCALE, width * _SCALE)
    axes.set_xlim(0, width)  # from here on all is in the presentation's inches
    axes.set_ylim(0, height)
    _frame(axes, width, height)
    if slide.picture == _COVER_PICTURE:
        _cover(axes, slide, width, height)
    else:
        _body(axes, slide, language, aspect)
    return canvas.saved(figure, format)


def _frame(axes: Any, width: float, height: float) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((0, 0), width, height, fill=False, edgecolor=_EDGE, linewidth=1.5))


def _cover(axes: Any, slide: Slide, width: float, height: float) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((0, 0), width, height, facecolor=_ACCENT, linewidth=0))
    _text(axes, [slide.title], (1.0, height - 1.9, width - 2, 2.2), _COVER, "white", bold=True)
    _text(axes, list(slide.lines), (1.0, height - 4.4, width - 2, 1.6), 30, "white")


def _body(axes: Any, slide: Slide, language: Language, aspect: Aspect) -> None:
    from matplotlib.patches import Rectangle

    width, height = SIZES[aspect]
    title = (MARGIN, height - 0.2, width - 2 * MARGIN, TITLE_HEIGHT)
    _text(axes, [slide.title], title, TITLE, _ACCENT, bold=True, bottom=True)
    rule = (MARGIN, height - 1.65)
    axes.add_patch(Rectangle(rule, width * 0.14, 0.05, facecolor=_ACCENT, linewidth=0))
    left, top, wide, tall = body(aspect)
    if slide.diagram:
        _diagram(axes, slide.diagram, language, (left, height - top, wide, tall))
    elif slide.lines:
        for card in laid_out([_drawable(line) for line in slide.lines], body(aspect)):
            _card(axes, card, height, bold=len(slide.lines) == 1)


def _card(axes: Any, card: Card, height: float, *, bold: bool) -> None:
    """Draw a card; its box is measured from above, as the presentation does."""
    from matplotlib.patches import Rectangle

    left, top, wide, tall = card.box
    foot = height - top - tall
    axes.add_patch(Rectangle((left, foot), wide, tall, facecolor=_PALE, linewidth=0))
    axes.add_patch(Rectangle((left, foot), BAR, tall, facecolor=_ACCENT, linewidth=0))
    room = wide - BAR - 2 * PAD
    points, rows = _fitted([card.text], room, tall, card.points)
    inner = (left + BAR + PAD, foot + (tall + _height(rows, points)) / 2, room, tall)
    _text(axes, [card.text], inner, points, canvas.INK, bold=bold)


def _text(
    axes: Any,
    texts: list[str],
    box: tuple[float, float, float, float],
    largest: int,
    colour: str,
    *,
    bold: bool = False,
    bottom: bool = False,
) -> None:
    """Write texts into a box (left, top, width, height), as large as they fit."""
    if not texts:
        return
    left, top, width, height = box
    points, rows = _fitted(texts, width, height, largest)
    y = top - (height - _height(rows, points) if bottom else 0)
    stroke = _heavier(colour, 0.5 if bold else 0.2)  # the font has no bold letters of its own
    look: dict[str, Any] = {"color": colour, "va": "baseline", "path_effects": stroke}
    for row in rows:
        for line in row.split("\n"):
            y -= points * LINE
            canvas.write(axes, left, y + points * _DEPTH, line, points=points * _SCALE, **look)
        y -= _GAP


def _heavier(colour: str, width: float) -> list[Any]:
    from matplotlib.patheffects import withStroke

    return [withStroke(linewidth=width, foreground=colour)]


def _fitted(texts: list[str], width: float, height: float, largest: int) -> tuple[int, list[str]]:
    """Return the largest size in which texts fit, and their lines."""
    points = largest
    while True:
        line = max(1, int(width / (points * LETTER)))
        rows = [canvas.wrap(_drawable(text), line, 99) for text in texts]
        if points <= _LEAST or _height(rows, points) <= height:
            return points, rows
        points -= 2


def _drawable(text: str) -> str:
    """Leave out what has no form: controls, direction marks, halves of surrogates."""
    return "".join(c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")


def _height(rows: list[str], points: int) -> float:
    lines = sum(row.count("\n") + 1 for row in rows)
    return lines * points * LINE + (len(rows) - 1) * _GAP


def _diagram(
    axes: Any, diagram: Diagram, language: Language, box: tuple[float, float, float, float]
) -> None:
    from matplotlib.image import imread

    image = imread(BytesIO(draw_diagram(diagram, language, "png")), format="png")
    left, top, width, height = box
    tall, wide = image.shape[:2]
    scale = min(width / wide, height / tall)
    w, h = wide * scale, tall * scale
    x = left + (width - w) / 2
    axes.imshow(image, extent=(x, x + w, top - h, top), aspect="auto", interpolation="lanczos")
    axes.set_xlim(0, left * 2 + width)  # drawing an image has narrowed them
    axes.set_ylim(0, SIZES["16:9"][1])
