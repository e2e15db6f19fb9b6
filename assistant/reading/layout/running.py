"""What runs over pages by its place: heads, feet, and the page numbers that they print.

A line is known by where it stands, never by its letters alone: a row of a table or a resolution
that comes again and again stands somewhere else on each page, or between other lines.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.reading.layout.sheet import Row, Sheet
from assistant.text.language import arabic_digits

_ZONE = 0.14  # of the page's height at its top and bottom
_EDGE = 0.075  # of the height: nothing but running lines stands there
_MOST = 6  # rows from each edge that may run
_NEAR = 4.0  # points by which the place may differ from page to page
_OFTEN = 0.4  # of the pages (heads change from left to right pages and from part to part)
_APART = 1.25  # line heights to the text, by which a running line stands apart
_NUMBER = re.compile(
    r"[-–—\s|\[(]*(?:หน้า(?:ที่)?|page|p\.)?[-–—\s|]*([0-9]{1,4})(?:\s*(?:/|of|จาก)\s*[0-9]{1,4})?"
    r"[-–—\s|\])]*",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(r"(?:หน้า(?:ที่)?|page)\s*([0-9]{1,4})\b|(?<![0-9.,/])([0-9]{1,4})$", re.I)
_DIGITS = re.compile(r"[0-9]+")
_AGREE = 0.6  # of the numbers found, that must rise with the pages


class Running(NamedTuple):
    """The running rows of each sheet, by their identity, and the printed number of each sheet."""

    rows: tuple[frozenset[int], ...]
    numbers: tuple[int | None, ...]


def find_running(sheets: Sequence[Sheet], pages: Sequence[Sequence[Row]]) -> Running:
    """Return what runs over the pages; the rows are those of ``pages``, told by ``id``."""
    edges = [list(_edge_rows(sheet, rows)) for sheet, rows in zip(sheets, pages, strict=True)]
    often = max(2, _OFTEN * len(sheets))
    seen: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for index, rows in enumerate(edges):
        for row in rows:
            for place in _places(row, sheets[index].height):
                seen[_key(row), place].add(index)
    numbers = _numbers(edges)
    running = []
    for index, rows in enumerate(edges):
        sheet = sheets[index]
        found = {
            id(row)
            for row in rows
            if any(len(seen[_key(row), place]) >= often for place in _places(row, sheet.height))
            or (_alone(row) is not None and _alone(row) == numbers[index])
            or (_alone(row) is not None and _at_edge(row, sheet) and len(sheets) < 3)
        }
        running.append(frozenset(found))
    return Running(tuple(running), numbers)


def _edge_rows(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows at the top and bottom that stand apart from the text or at the very edge."""
    ordered = sorted(rows, key=lambda row: row.base)
    pitch = _pitch(ordered)
    for some in (ordered, ordered[::-1]):
        for at, row in enumerate(some[:_MOST]):
            if not _in_zone(row, sheet, top=some is ordered):
                break
            if _at_edge(row, sheet) or any(_same_height(row, r) for r in some[:at]):
                yield row
            elif _is_apart(some, at, pitch) or _is_apart(some, at + 1, pitch):
                yield row  # a head of two lines: only the last of them stands apart


def _in_zone(row: Row, sheet: Sheet, *, top: bool) -> bool:
    edge = _ZONE * sheet.height
    return row.base < edge if top else row.base > sheet.height - edge


def _is_apart(rows: Sequence[Row], at: int, pitch: float) -> bool:
    """Whether the next row of another height, if any, is further than lines of a text are."""
    if at >= len(rows):
        return False
    here = rows[at]
    follower = next((row for row in rows[at + 1 :] if not _same_height(row, here)), None)
    return follower is None or abs(follower.base - here.base) > _APART * pitch


def _same_height(row: Row, other: Row) -> bool:
    return abs(row.base - other.base) < 2


def _at_edge(row: Row, sheet: Sheet) -> bool:
    return not _EDGE * sheet.height < row.base < (1 - _EDGE) * sheet.height


def _pitch(rows: Sequence[Row]) -> float:
    """The usual distance of two lines, in points."""
    gaps = Counter(round(b.base - a.base) for a, b in pairwise(rows) if b.base - a.base > 3)
    return float(gaps.most_common(1)[0][0]) if gaps else 20.0


def _places(row: Row, height: float) -> tuple[int, int]:
    """The place of a row in two grids, so that near places share one; heights may differ."""
    from_edge = row.base if row.base < height / 2 else row.base - height
    return round(from_edge / _NEAR), 1_000_000 + int(from_edge // _NEAR)


def _key(row: Row) -> str:
    return _DIGITS.sub("#", arabic_digits(row.text)).strip().lower()


def _alone(row: Row) -> int | None:
    """The page number that a row is, if it is nothing else."""
    match = _NUMBER.fullmatch(arabic_digits(row.text))
    return int(match[1]) if match else None


def _numbers(edges: Sequence[Sequence[Row]]) -> tuple[int | None, ...]:
    """The printed number of each sheet, where the numbers found rise with the sheets."""
    offsets: Counter[int] = Counter()
    found = 0
    for index, rows in enumerate(edges):
        here = {number - index for row in rows for number in _printed(row)}
        offsets.update(here)
        found += bool(here)
    if not offsets:
        return (None,) * len(edges)
    offset, times = offsets.most_common(1)[0]
    enough = times >= max(2, _AGREE * found) or (len(edges) == 1 and found == 1)
    if not enough or offset + len(edges) <= 0:
        return (None,) * len(edges)
    return tuple(index + offset if index + offset > 0 else None for index in range(len(edges)))


def _printed(row: Row) -> Iterator[int]:
    text = arabic_digits(row.text)
    if (number := _alone(row)) is not None:
        yield number
        return
    for match in _ANYWHERE.finditer(text):
        yield int(match[1] or match[2])
