"""Draws a lesson's slides as they look in the presentation: title, rule, lines or a diagram."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from typing import Any, Literal

from assistant.pictures import canvas
from assistant.pictures.diagrams import draw_diagram
from assistant.schema import Language
from assistant.schema.lessons import Slide

Aspect = Literal["16:9", "4:3"]

_SIZES: dict[Aspect, tuple[float, float]] = {"16:9": (13.333, 7.5), "4:3": (10.0, 7.5)}  # inches
_SCALE = 0.5  # of the presentation's measures: a picture of it, for the screen
_ACCENT, _QUIET, _EDGE = "#22475f", "#6b6b6b", "#cfdedb"
_MARGIN = 0.7  # inches of the presentation, as all that follow
_TITLE, _BODY, _COVER, _LEAST = 40, 32, 48, 16  # points
_LETTER = 0.0062  # inches that a letter takes, for each point of its size
_LINE = 1.35 / 72  # inches that a line takes, for each point of its size
_DEPTH = 0.4 / 72  # inches from a line's foot to its letters, for each point
_GAP = 0.1  # inches between two lines of the body
_COVER_PICTURE = "cover"


def draw_slide(
    slide: Slide, language: Language, aspect: Aspect = "16:9", format: str = "png"
) -> bytes:
    """Return a slide as PNG or SVG."""
    width, height = _SIZES[aspect]
    figure, axes = canvas.paper(height * _SCALE, width * _SCALE)
    axes.set_xlim(0, width)  # from here on all is in the presentation's inches
    axes.set_ylim(0, height)
    _frame(axes, width, height)
    if slide.picture == _COVER_PICTURE:
        _cover(axes, slide, width, height)
    else:
        _body(axes, slide, language, width, height)
    return canvas.saved(figure, format)


def _frame(axes: Any, width: float, height: float) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((0, 0), width, height, fill=False, edgecolor=_EDGE, linewidth=1.5))


def _cover(axes: Any, slide: Slide, width: float, height: float) -> None:
    _text(axes, [slide.title], (1.0, height - 2.3, width - 2, 1.7), _COVER, _ACCENT, bold=True)
    _text(axes, list(slide.lines), (1.0, height - 4.3, width - 2, 1.6), 28, _QUIET)


def _body(axes: Any, slide: Slide, language: Language, width: float, height: float) -> None:
    from matplotlib.patches import Rectangle

    room = width - 2 * _MARGIN
    _text(
        axes,
        [slide.title],
        (_MARGIN, height - 0.45, room, 1.0),
        _TITLE,
        _ACCENT,
        bold=True,
        bottom=True,
    )
    rule = (_MARGIN, height - 1.58)
    axes.add_patch(Rectangle(rule, width * 0.18, 0.06, facecolor=_ACCENT, linewidth=0))
    top = height - 1.85
    if slide.picture:
        _diagram(axes, slide.picture, language, (_MARGIN, top, room, height - 2.45))
    _text(axes, list(slide.lines), (_MARGIN, top, room, height - 2.45), _BODY, canvas.INK)


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
            y -= points * _LINE
            canvas.write(axes, left, y + points * _DEPTH, line, points=points * _SCALE, **look)
        y -= _GAP


def _heavier(colour: str, width: float) -> list[Any]:
    from matplotlib.patheffects import withStroke

    return [withStroke(linewidth=width, foreground=colour)]


def _fitted(texts: list[str], width: float, height: float, largest: int) -> tuple[int, list[str]]:
    """Return the largest size in which texts fit, and their lines."""
    points = largest
    while True:
        line = max(1, int(width / (points * _LETTER)))
        rows = [canvas.wrap(_drawable(text), line, 99) for text in texts]
        if points <= _LEAST or _height(rows, points) <= height:
            return points, rows
        points -= 2


def _drawable(text: str) -> str:
    """Leave out what has no form: controls, direction marks, halves of surrogates."""
    return "".join(c for c in text if c.isspace() or unicodedata.category(c)[0] != "C")


def _height(rows: list[str], points: int) -> float:
    lines = sum(row.count("\n") + 1 for row in rows)
    return lines * points * _LINE + (len(rows) - 1) * _GAP


def _diagram(
    axes: Any, name: str, language: Language, box: tuple[float, float, float, float]
) -> None:
    from matplotlib.image import imread

    image = imread(BytesIO(draw_diagram(name, language, "png")), format="png")  # type: ignore[arg-type]
    left, top, width, height = box
    tall, wide = image.shape[:2]
    scale = min(width / wide, height / tall)
    w, h = wide * scale, tall * scale
    x = left + (width - w) / 2
    axes.imshow(image, extent=(x, x + w, top - h, top), aspect="auto", interpolation="lanczos")
    axes.set_xlim(0, left * 2 + width)  # drawing an image has narrowed them
    axes.set_ylim(0, top + 1.85)
