"""How a slide's lines lie on it as cards: the same in the presentation and in its picture."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from assistant.text.line_breaks import letters

Aspect = Literal["16:9", "4:3"]
Box = tuple[float, float, float, float]  # left, top, width, height in inches

SIZES: dict[Aspect, tuple[float, float]] = {"16:9": (13.333, 7.5), "4:3": (10.0, 7.5)}  # inches
MARGIN = 0.7
TITLE, BODY, LEAST = 40, 36, 20  # points
TITLE_HEIGHT = 1.3  # inches of a title, of two lines at most where it is long
BAR, PAD = 0.09, 0.22  # inches: a card's bar, and the room beside its text
LETTER = 0.0062  # inches that a letter takes, for each point of its size
LINE = 1.35 / 72  # inches that a line takes, for each point of its size
_BETWEEN = 0.08  # inches between two texts in one box
_ONE_COLUMN = 3  # lines that stand in one column
_SHORT = 42  # letters of a line that fits half the width
_GAP, _TALLEST = 0.2, 1.7  # inches between cards; the most that a card is high
_ALONE = 0.55  # share of the body's height of a line that stands alone


@dataclass(frozen=True, slots=True)
class Card:
    """A line in its box, and its size in points."""

    text: str
    box: Box
    points: int


def body(aspect: Aspect) -> Box:
    """Return the box for what stands under a slide's title."""
    width, height = SIZES[aspect]
    return MARGIN, 1.95, width - 2 * MARGIN, height - 2.6


def laid_out(lines: list[str], box: Box) -> list[Card]:
    """Return lines as cards: in two columns where there are several short ones, all of one size."""
    left, top, width, height = box
    columns = 2 if len(lines) > _ONE_COLUMN and max(map(letters, lines)) <= _SHORT else 1
    rows = ceil(len(lines) / columns)
    wide = (width - _GAP * (columns - 1)) / columns
    tall = min((height - _GAP * (rows - 1)) / rows, _TALLEST)
    largest = BODY
    if len(lines) == 1:  # a question to the room: large, in the middle
        tall, largest = height * _ALONE, TITLE
        top += (height - tall) / 2
    room = wide - BAR - 2 * PAD
    points = min(fitting([line], room, tall - 0.1, largest) for line in lines)
    return [
        Card(
            line,
            (left + at // rows * (wide + _GAP), top + at % rows * (tall + _GAP), wide, tall),
            points,
        )
        for at, line in enumerate(lines)
    ]


def fitting(texts: list[str], width: float, height: float, largest: int) -> int:
    """Return the largest size in points in which texts fit into a box in inches."""
    for points in range(largest, LEAST, -2):
        line = max(1, int(width / (points * LETTER)))
        rows = sum(ceil(max(letters(text), 1) / line) for text in texts)
        if rows * points * LINE + (len(texts) - 1) * _BETWEEN <= height:
            return points
    return LEAST
