"""Parts a block into its lines, each with its marks above and below.

Tesseract takes a row of Thai tone marks for a line of its own, which loses the marks and adds
rubbish. Here a line is where ink is dense across its own width; every other connected spot of ink
goes to the line whose body is nearest, so that lines may stand close and marks still stay whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import ndimage  # type: ignore[import-untyped]  # its stubs weigh more than this use

Ink = npt.NDArray[np.bool_]
Grey = npt.NDArray[np.uint8]  # 0 black to 255 white

_SMOOTH = 0.03  # inches over which rows are averaged: a letter's strokes, not its line
_AROUND = 0.07  # inches above and below a row in which letters stand by which it is measured
_BODY = 0.03  # inches; the body of a line, without marks, is at least this high
_DENSE = 0.5  # share of the usual density of ink from which a row belongs to a body
_LOW = 0.6  # of the usual height of a body
_DUST = 0.008  # inches; a spot of less in height and width is no mark
_RULE_LENGTH = 0.8  # inches
_RULE_WIDTH = 0.03
_TALL = 0.7  # inches; what is higher is an upright rule, a frame or a picture, not a letter
_BELOW = 2  # Thai stacks marks twice as high above letters as below them
_FAR = 1.5  # heights of a body; what stands further off belongs to no line
_SOFT = 0.006  # inches around ink in which its edges fade
_WHITE = 0.06  # inches of white around a line


class Line(NamedTuple):
    """A line: its picture alone on white, and where in the block that and its body begin.

    ``top`` and ``left`` are of the picture's first dot; ``body_top`` and ``body``, the first row
    and the height of its consonants.
    """

    picture: Grey
    top: int
    left: int
    body_top: int
    body: int


class _Spots(NamedTuple):
    """Connected spots of ink: a number for each dot (0 for none), and each spot's box."""

    numbers: npt.NDArray[np.int32]
    tops: npt.NDArray[np.intp]
    bottoms: npt.NDArray[np.intp]
    widths: npt.NDArray[np.intp]


def lines(grey: Grey, dark: Ink, dots_per_inch: int) -> list[Line]:
    """The lines of a block of text, from the top."""
    spots = _spots(dark)
    marks = _are_marks(spots, dots_per_inch)
    bodies = _bodies(_ink_of(spots.numbers, marks), dots_per_inch)
    if not bodies:
        return []
    owners = np.where(marks, _owners(spots, bodies), -1)
    found = []
    for at, (top, bottom) in enumerate(bodies):
        if (owners == at).any():
            drawn = _drawn(grey, spots, owners == at, dots_per_inch)
            found.append(Line(*drawn, top, bottom - top))
    return found


def _spots(dark: Ink) -> _Spots:
    numbers, _ = ndimage.label(dark, structure=np.ones((3, 3)))
    boxes = ndimage.find_objects(numbers)
    sides = np.array(
        [(rows.start, rows.stop, columns.stop - columns.start) for rows, columns in boxes]
    ).reshape(-1, 3)
    return _Spots(numbers, sides[:, 0], sides[:, 1], sides[:, 2])


def _are_marks(spots: _Spots, dots_per_inch: int) -> Ink:
    """Whether each spot may be a letter or a mark: not dust, a rule, a frame or a picture."""
    heights = spots.bottoms - spots.tops
    dust = np.maximum(heights, spots.widths) < _DUST * dots_per_inch
    flat = heights < _RULE_WIDTH * dots_per_inch
    rule = flat & (spots.widths > _RULE_LENGTH * dots_per_inch)
    marks: Ink = ~(dust | rule | (heights > _TALL * dots_per_inch))
    return marks


def _ink_of(numbers: npt.NDArray[np.int32], wanted: Ink) -> Ink:
    """Where the wanted spots are; ``wanted`` has a truth for each spot, from number 1."""
    ink: Ink = np.concatenate([[False], wanted])[numbers]
    return ink


def _owners(spots: _Spots, bodies: Sequence[tuple[int, int]]) -> npt.NDArray[np.intp]:
    """The line of each spot, from 0; -1 for what is far from every line."""
    tops, bottoms = spots.tops[:, None], spots.bottoms[:, None]
    first = np.array([body[0] for body in bodies])
    last = np.array([body[1] for body in bodies])
    # Blank rows between spot and body; below zero where they share rows.
    apart = np.maximum(first - bottoms, _BELOW * (tops - last))
    owners: npt.NDArray[np.intp] = apart.argmin(axis=1)
    owners[apart.min(axis=1) > _FAR * float(np.median(last - first))] = -1
    return owners


def _drawn(
    grey: Grey, spots: _Spots, mine: npt.NDArray[np.bool_], dots_per_inch: int
) -> tuple[Grey, int, int]:
    """Some spots alone on white, with the soft edges of their ink; its first row and column."""
    soft, white = (max(1, round(inch * dots_per_inch)) for inch in (_SOFT, _WHITE))
    top = max(0, int(spots.tops[mine].min()) - soft)
    bottom = int(spots.bottoms[mine].max()) + soft
    ink = _ink_of(spots.numbers[top:bottom], mine)
    columns = np.flatnonzero(ink.any(axis=0))
    left, right = max(0, int(columns[0]) - soft), int(columns[-1]) + 1 + soft
    ink = ndimage.binary_dilation(ink[:, left:right], iterations=soft)
    picture = np.where(ink, grey[top:bottom, left:right], np.uint8(255))
    padded: Grey = np.pad(picture, white, constant_values=255)
    return padded, top - white, left - white


def _bodies(dark: Ink, dots_per_inch: int) -> list[tuple[int, int]]:
    """The rows of each line's consonants: as dense with ink as such rows are in this block."""
    reach = max(1, round(_SMOOTH * dots_per_inch / 2))
    density = _density(dark, reach, dots_per_inch)
    if not density.any():
        return []
    usual = np.percentile(density[density > 0], 75)
    spans = spans_of(density > _DENSE * usual, 0)
    bodies = [(a, b) for a, b in spans if b - a >= _BODY * dots_per_inch]
    return _without_marks(bodies)


def _without_marks(bodies: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The bodies without low ones close to another: marks of a line that has one or two."""
    if not bodies:
        return []
    usual = float(np.median([b - a for a, b in bodies]))
    kept = [(a, b) for a, b in bodies if b - a >= _LOW * usual]
    return [
        (a, b)
        for a, b in bodies
        if b - a >= _LOW * usual or all(max(c - b, a - d) > usual for c, d in kept)
    ]


def _density(dark: Ink, reach: int, dots_per_inch: int) -> npt.NDArray[np.float64]:
    """The share of ink in each row, averaged, of the columns that have ink around it.

    So neither a line's length nor its gaps matter, and marks are measured by the letters at hand.
    """
    around = 2 * round(_AROUND * dots_per_inch) + 1
    near = ndimage.maximum_filter1d(dark.astype(np.uint8), around, axis=0)
    kernel = np.ones(2 * reach + 1) / (2 * reach + 1)
    amounts = np.convolve(dark.sum(axis=1), kernel, "same")
    density: npt.NDArray[np.float64] = amounts / np.maximum(near.sum(axis=1), 1)
    return density


def spans_of(filled: npt.NDArray[np.bool_], gap: float) -> list[tuple[int, int]]:
    """The stretches of a profile; blanks not longer than ``gap`` do not part them."""
    at = np.flatnonzero(filled)
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > gap + 1)
    starts = [int(at[0]), *(int(at[i + 1]) for i in breaks)]
    ends = [*(int(at[i]) + 1 for i in breaks), int(at[-1]) + 1]
    return list(zip(starts, ends, strict=True))
