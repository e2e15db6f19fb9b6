"""What of a PDF page can be seen: with what ink words are painted, and what lies under them."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import pypdfium2.raw as raw  # type: ignore[import-untyped]  # the wheel carries no types

from assistant.schema import Box

# Light words show on dark grounds only; bare ones, without any ink, are the text of a picture of a
# page that text recognition has read, or hidden.
Paint = Literal["ink", "light", "bare"]

_LIGHT = 240  # of 255; paper is white
_BARE = (3, 7)  # text render modes: invisible, and only a border for what is drawn later
_PICTURES = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)


class Ground(NamedTuple):
    """An area under words: ``light`` as paper is, or a picture, of which nothing is known."""

    box: Box
    light: bool
    picture: bool


def paint_of(page: Any, index: int) -> Paint:
    """With what ink a character is painted."""
    item = raw.FPDFText_GetTextObject(page, index)
    if item and raw.FPDFTextObj_GetTextRenderMode(item) in _BARE:
        return "bare"
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFText_GetFillColor(page, index, red, green, blue, alpha):
        return "ink"
    if not alpha.value:
        return "bare"
    return "light" if min(red.value, green.value, blue.value) > _LIGHT else "ink"


def ground_of(item: Any, kind: int, box: Box) -> Ground | None:
    """What an object is under words that stand on it; nothing where it is only drawn around."""
    if kind != raw.FPDF_PAGEOBJ_PATH:
        return Ground(box, False, kind in _PICTURES)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if raw.FPDFPath_GetDrawMode(item, fill, stroke) and not fill.value:
        return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return Ground(box, False, False)
    light = min(red.value, green.value, blue.value) > _LIGHT or not alpha.value
    return Ground(box, light, False)


def shows(paint: Paint, across: float, down: float, grounds: Sequence[Ground]) -> bool:
    """Whether a word whose middle stands at a place can be seen there."""
    if paint == "ink":
        return True
    under = [
        ground
        for ground in grounds
        if ground.box[0] <= across <= ground.box[2] and ground.box[1] <= down <= ground.box[3]
    ]
    if paint == "bare":
        return any(ground.picture for ground in under)
    return bool(under) and not under[-1].light
