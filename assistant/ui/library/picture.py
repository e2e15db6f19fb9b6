"""A page's picture with parts of it marked, as one SVG that fetches nothing."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.reading.showing.pages import PageShown
from assistant.schema import Box

CITED, DOUBTED, REPAIRED = "#ffd400", "#ff5a5a", "#4da3ff"
_MARGIN = 1.0  # points around a word


def svg(page: PageShown, marks: Iterable[tuple[Iterable[Box], str]]) -> str:
    """Return the picture with boxes on it, each in its colour; what is printed shows through."""
    width, height = page.width, page.height
    boxes = "".join(_box(box, colour) for some, colour in marks for box in some)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height:.1f}" '
        f'width="{2 * width:.0f}" height="{2 * height:.0f}">'
        f'<image width="{width:.1f}" height="{height:.1f}" preserveAspectRatio="none" '
        f'href="data:image/jpeg;base64,{page.picture}"/>{boxes}</svg>'
    )


def _box(box: Box, colour: str) -> str:
    left, top, right, bottom = box
    return (
        f'<rect x="{left - _MARGIN:.1f}" y="{top - _MARGIN:.1f}" '
        f'width="{right - left + 2 * _MARGIN:.1f}" height="{bottom - top + 2 * _MARGIN:.1f}" '
        f'fill="{colour}" fill-opacity="0.55" style="mix-blend-mode:multiply"/>'
    )
