"""Cleans a page and turns it so that its lines lie level."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from assistant.reading.ocr.pictures import Grey

Ink = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

_MAX_ANGLE = 5.0  # degrees; a page that lies more askew was not fed by a scanner
_STEPS = (1.0, 0.25, 0.05)  # degrees, each search finer around the best of the one before
_HEIGHT = 1_600  # rows of the small copy on which angles are tried
_PAPER = 0.35  # of the way from paper to ink that counts as paper
_STRIPS = 4  # upright strips that are level each for itself: columns need not stand line by line
_WORTH = 0.04  # degrees; a smaller turn changes less than it blurs


def ink(grey: Grey) -> Ink:
    """Where the page is dark, by the threshold that parts its two tones best (Otsu 1979)."""
    counts = np.bincount(grey.ravel(), minlength=256).astype(float)
    tones = np.arange(256)
    below = np.cumsum(counts)
    sums = np.cumsum(counts * tones)
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = sums / below - (sums[-1] - sums) / above
        spread = below * above * apart**2
    best = int(np.nanargmax(np.where(np.isfinite(spread), spread, -1.0)))
    dark: Ink = grey <= best
    return dark


def cleaned(grey: Grey) -> Grey:
    """The page with its tones stretched: paper and its texture white, ink black."""
    dark = ink(grey)
    if dark.all() or not dark.any():
        return grey
    black, paper = float(np.median(grey[dark])), float(np.median(grey[~dark]))
    white = paper - _PAPER * (paper - black)
    stretched = (grey.astype(np.float32) - black) * (255 / max(white - black, 1.0))
    clean: Grey = stretched.clip(0, 255).astype(np.uint8)
    return clean


def straightened(grey: Grey) -> Grey:
    """The page with its lines level."""
    angle = tilt(grey)
    if abs(angle) < _WORTH:
        return grey
    turned = Image.fromarray(grey).rotate(
        angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255
    )
    return np.array(turned)


def tilt(grey: Grey) -> float:
    """The turn in degrees, counterclockwise, that makes the lines of a page level."""
    factor = min(1.0, _HEIGHT / max(grey.shape))
    height, width = (max(1, round(side * factor)) for side in grey.shape)
    small = Image.fromarray(grey).resize((width, height), Image.Resampling.BOX)
    rows, columns = np.nonzero(ink(np.array(small)))
    if not len(rows):
        return 0.0
    best, reach = 0.0, _MAX_ANGLE
    for step in _STEPS:
        angles = best + np.arange(-round(reach / step), round(reach / step) + 1) * step
        best = float(max(angles, key=lambda angle: (_clearness(rows, columns, angle), -abs(angle))))
        reach = step
    return best


def _clearness(rows: Places, columns: Places, angle: float) -> float:
    """How unevenly ink is spread over level rows after a turn; level lines spread it least."""
    level = rows + columns * np.tan(np.radians(-angle))
    level -= level.min()
    strip = columns * _STRIPS // (columns.max() + 1)
    counts = np.bincount(level.astype(np.intp) + strip * (int(level.max()) + 1))
    return float(np.square(counts.astype(float)).sum())
