"""The orders of a law as items show them, and which may stand as a wrong option beside another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.checking import facts
from assistant.lessons.discourse import looks_back, without_paragraphs
from assistant.lessons.material import Point
from assistant.lessons.provisions import Order, is_article, order_of
from assistant.lessons.quiz.making import Bench
from assistant.text.language import words

SAME = 0.55  # share of words from which on two acts may be the same duty
_ALIKE = 0.4  # share of the words of a body's name from which on another may be the same
SHOWN = 170  # letters of a case or an act that an item shows
# In a name: who it is by what is said of him, not by his office.
_BY_CLAUSE = frozenset(("ที่", "ซึ่ง", "ตาม", "โดย", "ใน", "อัน"))
_ANYBODY = re.compile(r"(?:บุคคล|ผู้ใด|ทุกคน|ประชาชน|ราษฎร)")  # whom each other one is an example of
_WORD = 5  # letters from which on a word of a name tells a body


@dataclass(frozen=True, slots=True)
class Told:
    """An order that is asked for or lends a wrong option, with the name of its article."""

    point: Point
    order: Order
    part: str


def told_orders(bench: Bench) -> list[Told]:
    """Return the orders of what is taught and of what lends wrong options."""
    taught = [point for unit in bench.material.units for point in unit.points]
    return [
        Told(point, _shown(order), _part(bench, point) if point.id in bench.asked else point.id)
        for point in (*taught, *bench.material.lending)
        if (order := order_of(point.quoted, bench.material.language))
    ]


def _shown(order: Order) -> Order:
    """Return an order without the numbers of paragraphs of its article, which no learner sees."""
    who, act = map(without_paragraphs, (order.who, order.act))
    return replace(order, who=who, act=act)


def is_clear(order: Order) -> bool:
    """Tell whether an order can be read with its case and exception, and these be shown whole."""
    whole = f"{order.case} {order.says} {order.unless}"
    if _BY_CLAUSE & set(words(order.who)):
        return False  # who presides is told by what a chair does
    if any(without_paragraphs(text) != text for text in (order.case, order.unless)):
        return False  # the case is that of another paragraph
    return len(order.case) <= SHOWN and not looks_back(whole)


def _part(bench: Bench, point: Point) -> str:
    """Return the name of the article that a point is of."""
    section = bench.material.citations[point.statement.citations[0] - 1].section
    return section[-1].split("[")[0].strip() if is_article(section) else ""


def is_other(order: Order, other: Order, found: Sequence[Told]) -> bool:
    """Tell whether another body has nowhere in the law what an order gives to the first."""
    if any(_ANYBODY.match(who) for who in (order.who, other.who)) or shares(order.who, other.who):
        return False
    if (
        facts.coverage(other.who, order.who) > _ALIKE
        or facts.coverage(order.who, other.who) > _ALIKE
    ):
        return False
    if _BY_CLAUSE & set(words(other.who)):
        return False
    same = (one.order.act for one in found if one.order.who == other.who)
    return all(facts.coverage(order.act, act) < SAME for act in same)


def shares(who: str, other: str) -> bool:
    """Tell whether a word of one name or text stands in the other: a member and its committee do.

    >>> shares("กรรมการที่มาประชุม", "คณะกรรมการ")
    True
    """
    pairs = ((who, other), (other, who))
    return any(len(w) >= _WORD and w in name for said, name in pairs for w in words(said))


def differs(order: Order, other: Order) -> bool:
    """Tell whether another order says something else, of another case."""
    return (
        facts.coverage(other.act, order.act) < SAME
        and facts.coverage(order.act, other.act) < SAME
        and (not other.case or facts.coverage(order.case, other.case) < SAME)
    )


def bare(clause: str) -> str:
    """Return a case or an exception without the word that makes it one."""
    return re.sub(r"^(?:เว้นแต่|ใน?กรณีที่|ถ้า|หาก|เมื่อ)\s*", "", clause)


def clipped(text: str) -> str:
    """Return a text that is cut at a blank where it is too long to be read in an item."""
    if len(text) <= SHOWN:
        return text
    at = text.rfind(" ", SHOWN // 2, SHOWN)
    return f"{text[:at]} …" if at > 0 else f"{text[:SHOWN]}…"
