"""Draws the pictures of a plan: its network, its road map, its responsibilities."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.schema.plans import Plan

Format = Literal["png", "svg"]

_DRAWN_BY: dict[str, str] = {
    "network": "assistant.export.pictures.network",
    "gantt": "assistant.export.pictures.gantt",
    "matrix": "assistant.export.pictures.matrix",
}


def draw(plan: Plan, name: str, format: Format = "png") -> bytes:
    """Return a picture of a plan as PNG of 200 dots per inch, or as SVG with letters as paths.

    Raises:
        KeyError: The plan has no table that the picture would show.
    """
    drawn: bytes = import_module(_DRAWN_BY[name]).draw(plan, format)
    return drawn
