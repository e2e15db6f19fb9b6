"""Diagrams of things of one kind by their names: networks with hubs, a cycle, an arrow of steps."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin
from typing import Any

from assistant.export.pictures import canvas
from assistant.export.pictures.words import say
from assistant.schema import Language
from assistant.schema.papers import Diagram, DiagramKind

_STATE, _HUB, _MEMBER = "#31688e", "#e6a03c", "#c7e5c0"
_PALE = "#e8f0f5"
_EDGE = "#555555"


def draw_diagram(diagram: Diagram, language: Language, format: str) -> bytes:
    """Return a diagram as PNG or SVG."""
    return canvas.saved(_DRAWN[diagram.kind](diagram, language), format)


def _hubs(diagram: Diagram, language: Language) -> Any:
    """Draw ways to tie members together side by side: whom the state oversees itself."""
    figure, axes = canvas.paper(3.1)
    wide = canvas.WIDTH / len(diagram.labels)
    for at, (hubs, name) in enumerate(zip(diagram.hubs, diagram.labels, strict=True)):
        left = at * wide
        state = left + wide / 2, 2.55
        members = [(left + wide * (n + 0.75) / 6.5, 1.05) for n in range(6)]
        middle = [(left + wide * (n + 1) / (hubs + 1), 1.82) for n in range(hubs)]
        for n, member in enumerate(members):
            _line(axes, middle[n * hubs // 6] if hubs else state, member)
        for hub in middle:
            _line(axes, state, hub)
            axes.scatter(*hub, s=210, marker="D", c=_HUB, edgecolors=canvas.INK, zorder=3)
        axes.scatter(*state, s=480, marker="s", c=_STATE, edgecolors=canvas.INK, zorder=3)
        for member in members:
            axes.scatter(*member, s=120, marker="o", c=_MEMBER, edgecolors=canvas.INK, zorder=3)
        shown = canvas.wrap(name, 20, 3)
        canvas.write(axes, left + wide / 2, 0.78, shown, points=15, ha="center", va="top")
    _legend(axes, language)
    return figure


def _legend(axes: Any, language: Language) -> None:
    shown = (("s", _STATE, "lead"), ("D", _HUB, "hub"), ("o", _MEMBER, "member"))
    for at, (marker, fill, key) in enumerate(shown):
        x = 0.5 + at * 2.0
        axes.scatter(x, 2.96, s=60, marker=marker, c=fill, edgecolors=canvas.INK)
        canvas.write(axes, x + 0.14, 2.96, say(key, language), points=13, va="center")


def _line(axes: Any, start: tuple[float, float], end: tuple[float, float]) -> None:
    axes.plot(*zip(start, end, strict=True), color=_EDGE, linewidth=1.2, zorder=1)


def _cycle(diagram: Diagram, _: Language) -> Any:
    """Draw things that turn into each other as a cycle."""
    from matplotlib.patches import Circle

    figure, axes = canvas.paper(3.4)
    middle, reach, size = (canvas.WIDTH / 2, 1.62), 1.12, 0.62
    count = len(diagram.labels)
    angles = [pi / 2 - turn * 2 * pi / count for turn in range(count)]
    places = [(middle[0] + 1.7 * reach * cos(a), middle[1] + reach * sin(a)) for a in angles]
    for at, (place, label) in enumerate(zip(places, diagram.labels, strict=True)):
        axes.add_patch(Circle(place, size, facecolor=_PALE, edgecolor=_STATE, linewidth=1.8))
        name = canvas.wrap(label, 12, 3)
        canvas.write(axes, *place, name, points=16, ha="center", va="center")
        look = {"mutation_scale": 16, "shrinkA": 48, "shrinkB": 48, "linewidth": 1.6}
        canvas.arrow(axes, place, places[(at + 1) % count], -0.25, color=_HUB, **look)
    return figure


def _arrow(diagram: Diagram, _: Language) -> Any:
    """Draw steps as an arrow of as many parts."""
    from matplotlib.patches import Polygon

    figure, axes = canvas.paper(1.5)
    width, tip = (canvas.WIDTH - 0.5) / len(diagram.labels), 0.28
    for at, label in enumerate(diagram.labels):
        x = 0.1 + at * width
        corners = [
            (x, 0.25),
            (x + width - tip, 0.25),
            (x + width, 0.75),
            (x + width - tip, 1.25),
            (x, 1.25),
            (x + (tip if at else 0), 0.75),
        ]
        axes.add_patch(Polygon(corners, facecolor=_PALE, edgecolor=_STATE, linewidth=1.6))
        name = canvas.wrap(f"{at + 1}. {label}", 13, 3)
        canvas.write(axes, x + width / 2, 0.75, name, points=19, ha="center", va="center")
    return figure


_DRAWN: dict[DiagramKind, Callable[[Diagram, Language], Any]] = {
    "hubs": _hubs,
    "cycle": _cycle,
    "arrow": _arrow,
}
