"""Slides on a document's own sentences: the parts that are gone over, then one sentence a slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from assistant.lessons.headings import unnumbered
from assistant.lessons.material import Point, TaughtUnit
from assistant.lessons.provisions import is_article, order_of
from assistant.lessons.rules import is_whole, rule_of
from assistant.lessons.run_slides import MOST_WORDS, grouped
from assistant.lessons.writing import Draft
from assistant.schema.lessons import Slide
from assistant.text.language import words

_SHOWN = 6  # sentences of a unit that have a slide each
_LEAST = 3  # parts from which on they are named; sentences that any talk dwells on
_MINUTES = 2  # of talk that a sentence takes to be explained
_ASKING = 4  # minutes of a talk that are kept for its question


def is_quoted(point: Point) -> bool:
    """Tell whether a point is a sentence of a document rather than of a curriculum."""
    return point.statement.text.startswith("“")


def one_of_each(draft: Draft, unit: TaughtUnit) -> tuple[Point, ...]:
    """Return the sentence of each part of a document that says most, in their order."""
    best: dict[str, Point] = {}
    for point in unit.points:
        if is_quoted(point):
            kept = best.setdefault(heading_of(draft, point), point)
            if _late(draft, point) < _late(draft, kept):
                best[heading_of(draft, point)] = point
    return tuple(point for point in unit.points if point in best.values())


def dwelt_on(draft: Draft, unit: TaughtUnit, points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the sentences that there is time to explain: those on what is asked for come first."""
    minutes = sum(s.minutes for s in draft.agenda if s.activity.startswith(unit.name))
    room = max(_LEAST, (minutes - _ASKING) // _MINUTES)
    asked = {fact for one in draft.quiz for fact in one.facts}
    parts = {heading_of(draft, point) for point in unit.points if point.id in asked}
    ranked = sorted(points, key=lambda p: (heading_of(draft, p) not in parts, _late(draft, p)))
    kept = {point.id for point in ranked[:room]}
    return tuple(point for point in points if point.id in kept)


def _late(draft: Draft, point: Point) -> tuple[bool, bool, bool, bool]:
    """Tell how late a sentence comes: a question says nothing, nor half of one; a rule most.

    An item of a list says little without the others.
    """
    asks = point.checked.endswith("?") or not (point.instructs or is_whole(point.checked))
    item = any(point in one.members for one in draft.material.sets.values())
    long = _words(draft, point) > MOST_WORDS  # guide and slides tell the same ones
    plain = not point.instructs and rule_of(point.checked, draft.language) is None
    return item, asks, long, plain


def sections(draft: Draft, unit: TaughtUnit) -> Iterator[Slide]:
    """Yield the parts of a document that a unit goes over, where it goes over several."""
    quoted = [point for point in unit.points if is_quoted(point)]
    names = [heading_of(draft, point) for point in quoted]
    names = [name for name in dict.fromkeys(names) if name and _count(name) > 1]
    if len(names) < _LEAST or any(is_article(_section(draft, point)) for point in quoted):
        return
    title = draft.say("slide_sections")
    for group in grouped(title, names):
        yield Slide(title, tuple(names[at] for at in group))


def quoted(draft: Draft, unit: TaughtUnit, points: Sequence[Point]) -> Iterator[Slide]:
    """Yield a slide for each of the sentences that say most, under the name of their part."""
    short = [p for p in points if _words(draft, p) <= MOST_WORDS and not p.checked.endswith("?")]
    ranked = sorted(short, key=lambda p: _late(draft, p))
    chosen: list[Point] = []
    for _, each in groupby(
        sorted(ranked, key=lambda p: heading_of(draft, p)), lambda p: heading_of(draft, p)
    ):
        chosen += list(each)[:1]  # one of each part first
    chosen += [point for point in ranked if point not in chosen]
    most = max(_SHOWN, len({heading_of(draft, p) for p in short}))
    first = {point.id for point in chosen[:most]}
    kept = {p.id for p in dwelt_on(draft, unit, [p for p in points if p.id in first])}
    for point in points:
        if point.id in kept and not point.checked.endswith("?"):
            numbers = point.statement.citations
            marks = "".join(f"[{number}]" for number in numbers)
            notes = f"{point.statement.text} {marks}"
            yield Slide(_title(draft, point) or unit.name, (point.checked,), "", notes, numbers)


def _words(draft: Draft, point: Point) -> int:
    return _count(_title(draft, point)) + _count(point.checked)


@lru_cache(maxsize=2048)
def _count(text: str) -> int:
    """Count the words of a text; the same few are ranked again and again."""
    return len(words(text))


def _title(draft: Draft, point: Point) -> str:
    """Return the title of a sentence's slide: its part, and in a law whom it is about."""
    order = order_of(point.quoted, draft.language) if is_article(_section(draft, point)) else None
    heading = heading_of(draft, point)
    return f"{heading}: {order.who}" if order else heading


def _section(draft: Draft, point: Point) -> tuple[str, ...]:
    return draft.material.citations[point.statement.citations[0] - 1].section


def is_law(draft: Draft, point: Point) -> bool:
    """Tell whether a sentence stands in an article of a law."""
    return is_article(_section(draft, point))


def heading_of(draft: Draft, point: Point) -> str:
    """Return the name of the part that a sentence stands under; a label takes what is above it."""
    section = _section(draft, point)
    if is_article(section):
        return section[-1].split("[")[0].strip()
    if part := draft.material.parts.get(point.id):
        return part
    told = [unnumbered(name) for name in section]
    return next((name for name in reversed(told) if _count(name) > 2), told[-1] if told else "")
