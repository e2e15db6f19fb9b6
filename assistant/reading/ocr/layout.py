"""Divides a straight page into blocks in reading order: columns apart, tables and lines whole.

A page is cut along its tallest gutter: a blank band between columns of running text (a table has
blank bands too). What stands above and below the gutter stays whole or is cut in its turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from assistant.reading.ocr.lines import spans_of

Ink = npt.NDArray[np.bool_]

_INCH = 100  # rows and columns of the small picture that is cut
_GUTTER = 0.14 * _INCH  # columns of a page stand at least this far apart
_COLUMN = 1.2 * _INCH  # width from which a column can be one of text
_TALL = 0.8 * _INCH  # height from which a gutter is one: three lines
_FULL = 0.75  # share of a column's lines that reach across it where the text runs on
_ACROSS = 0.8  # of the column's width
_INKED = 0.12  # share of its dots from which a dot of the small picture is dark: dust is less
_SPECK = 0.03 * _INCH  # rows or columns; smaller marks are dust
_DEPTH = 6
_TRIED = 40  # the tallest blank bands of a box


class Box(NamedTuple):
    """A part of a page in its dots: rows ``top`` to ``bottom``, columns ``left`` to ``right``."""

    top: int
    bottom: int
    left: int
    right: int


def blocks(dark: Ink, dots_per_inch: int) -> list[Box]:
    """The blocks of a page in reading order; none for a blank page."""
    step = max(1, dots_per_inch // _INCH)
    small = _shrunk(dark, step)
    whole = Box(0, small.shape[0], 0, small.shape[1])
    return [Box(*(side * step for side in box)) for box in _cut(small, whole, _DEPTH)]


def _shrunk(dark: Ink, step: int) -> Ink:
    """A small copy, without dust."""
    height, width = (side // step * step for side in dark.shape)
    parts = dark[:height, :width].reshape(height // step, step, width // step, step)
    small: Ink = parts.mean(axis=(1, 3)) > _INKED
    return small


def _cut(dark: Ink, box: Box, depth: int) -> Iterator[Box]:
    """The blocks of a box: above its columns, each column from the left, below them."""
    box = _trimmed(dark, box)
    if box.bottom <= box.top or box.right <= box.left:
        return
    columns = _columns(dark, box) if depth else None
    if columns is None:
        yield box
        return
    left, right = columns
    yield from _cut(dark, box._replace(bottom=left.top), depth - 1)
    yield from _cut(dark, left, depth - 1)
    yield from _cut(dark, right, depth - 1)
    yield from _cut(dark, box._replace(top=left.bottom), depth - 1)


def _columns(dark: Ink, box: Box) -> tuple[Box, Box] | None:
    """The two parts beside the tallest gutter between running texts, if there is one."""
    if box.bottom - box.top < _TALL or box.right - box.left < 2 * _COLUMN:
        return None
    for top, bottom, middle in _gutters(dark[box.top : box.bottom, box.left : box.right]):
        part = box._replace(top=box.top + top, bottom=box.top + bottom)
        sides = part._replace(right=box.left + middle), part._replace(left=box.left + middle)
        if all(_runs_on(dark, _trimmed(dark, side)) for side in sides):
            return sides
    return None


def _gutters(inside: Ink) -> list[tuple[int, int, int]]:
    """Blank bands as first row, row after the last, and column; the tallest first."""
    blank = _blank(inside)
    found = []
    edge = int(_COLUMN)
    for column in range(edge, inside.shape[1] - edge):
        spans = spans_of(blank[:, column], 0)
        top, bottom = max(spans, key=lambda span: span[1] - span[0], default=(0, 0))
        if bottom - top >= _TALL:
            found.append((top, bottom, column))
    found.sort(key=lambda band: (band[0] - band[1], abs(band[2] - inside.shape[1] / 2)))
    return found[:_TRIED]


def _blank(inside: Ink) -> Ink:
    """For each dot, whether the row is blank around it as far as a gutter is wide."""
    half = int(_GUTTER // 2)
    summed = np.cumsum(np.pad(inside, ((0, 0), (half + 1, half))), axis=1, dtype=np.int32)
    blank: Ink = np.asarray(summed[:, 2 * half + 1 :] == summed[:, : -2 * half - 1])
    return blank


def _runs_on(dark: Ink, box: Box) -> bool:
    """Whether most lines of a box go right across it, as those of a text do, not of a table."""
    width = box.right - box.left
    if width < _COLUMN:
        return False
    rows: Ink = np.asarray(dark[box.top : box.bottom, box.left : box.right].any(axis=1))
    lines = spans_of(rows, 1)
    wide = tall = 0
    for a, b in lines:
        if b - a < _SPECK * 2:
            continue
        line = np.flatnonzero(dark[box.top + a : box.top + b, box.left : box.right].any(axis=0))
        tall += b - a
        wide += (b - a) * bool(line[-1] - line[0] >= _ACROSS * width)
    return tall >= _TALL / 2 and wide >= _FULL * tall


def _trimmed(dark: Ink, box: Box) -> Box:
    inside = dark[box.top : box.bottom, box.left : box.right]
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    if not len(rows):
        return box._replace(bottom=box.top)
    return Box(
        box.top + int(rows[0]),
        box.top + int(rows[-1]) + 1,
        box.left + int(columns[0]),
        box.left + int(columns[-1]) + 1,
    )
