"""Items from what a law lays down: who has to, what follows, what is excepted, what is not so.

Wrong options are taken from the law's other articles, of the same kind: another body (a role that
is swapped), another consequence, another exception.  Claims turn one thing round: a duty into a
leave or a power into a duty, who has it, or the time it takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking import facts
from assistant.lessons.material import Point
from assistant.lessons.provisions import Order, is_article, order_of
from assistant.lessons.quiz.making import Bench, item, options_of, reasons_of
from assistant.lessons.quiz.turning import turned_number
from assistant.schema.lessons import QuizItem
from assistant.text.language import content_words

_PLACES = 6  # invented places that the form names
_SAME = 0.55  # share of words from which on two acts may be the same duty
_ALIKE = 0.4  # share of the words of a body's name from which on another may be the same
_CANDIDATES = 10  # wrong options that are looked at
_AHEAD = 0.05  # by how much nearer to its case than the others the right one may be
_SAYS = 30  # letters of an act that can be known by itself
_SHOWN = 170  # letters of a case or an act that an item shows
_LEAVE = re.compile(r"(?:ก็)?ได้$")
_NOT = re.compile(r"(?:มิได้|ไม่ได้)$")


@dataclass(frozen=True, slots=True)
class _Told:
    point: Point
    order: Order
    part: str


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield items on each order that is asked for; of those on one point a quiz takes one."""
    taught = [point for unit in bench.material.units for point in unit.points]
    found = [
        _Told(point, order, _part(bench, point) if point.id in bench.asked else point.id)
        for point in (*taught, *bench.material.lending)
        if (order := order_of(point.quoted, bench.material.language))
    ]
    for at, told in enumerate(found):
        if told.point.id in bench.asked and told.part:
            place = bench.say(f"place_{at % _PLACES + 1}")
            for make in (_unless, _then, _who):
                if made := make(bench, told, found, place):
                    yield made
            yield from _claims(bench, told, found, place)


def _part(bench: Bench, point: Point) -> str:
    """Return the name of the article that a point is of."""
    section = bench.material.citations[point.statement.citations[0] - 1].section
    return section[-1].split("[")[0].strip() if is_article(section) else ""


def _who(bench: Bench, told: _Told, found: Sequence[_Told], place: str) -> QuizItem | None:
    """Ask whose duty, power or ban something is."""
    order, key = told.order, f"{told.point.id}:who"
    if len(order.act) < _SAYS and not order.case:
        return None
    shown = _clipped(f"{order.modal or 'ต้อง'}{order.act}")
    case = order.case if order.who not in order.case and len(order.case) <= _SHOWN else ""
    others = {one.order.who: one for one in found if _is_other(order, one.order, found)}
    wrong = [who for who in others if who not in f"{order.case}{order.act}"]
    bench.random(key).shuffle(wrong)
    options = options_of(bench, key, order.who, wrong[:_CANDIDATES])
    if options is None:
        return None
    says = {who: f"{one.order.modal or 'ต้อง'}{one.order.act}" for who, one in others.items()}
    says[order.who] = f"{order.modal or 'ต้อง'}{order.act}"
    asked = bench.say(
        f"order_who_{order.force.replace(' ', '_')}",
        place=place,
        part=told.part,
        told=f"{case} … {shown}".strip() if case else f"… {shown}",
    )
    return _item(bench, told, key, asked, options, order.who, says, "medium")


def _is_other(order: Order, other: Order, found: Sequence[_Told]) -> bool:
    """Tell whether another body has nowhere in the law what an order gives to the first."""
    if (
        facts.coverage(other.who, order.who) > _ALIKE
        or facts.coverage(order.who, other.who) > _ALIKE
    ):
        return False
    same = (one.order.act for one in found if one.order.who == other.who)
    return all(facts.coverage(order.act, act) < _SAME for act in same)


def _then(bench: Bench, told: _Told, found: Sequence[_Told], place: str) -> QuizItem | None:
    """Ask what a case brings about; wrong is what other cases of the law do."""
    order, key = told.order, f"{told.point.id}:then"
    if not order.case or len(order.case) > _SHOWN:
        return None
    right, said = _clipped(order.says), set(content_words(order.case))
    others = [one for one in found if one.part != told.part and _differs(order, one.order)]
    bench.random(key).shuffle(others)
    near = sorted(others, key=lambda one: -len(said & set(content_words(one.order.says))))
    short = [one for one in near if len(one.order.says) <= _SHOWN]
    wrong = {one.order.says: one for one in short[:_CANDIDATES]}
    options = options_of(bench, key, right, wrong)
    if options is None:
        return None
    like = bench.prover.likeness
    best = max(like(order.case, option) for option in options if option != right)
    if like(order.case, right) > best + _AHEAD:  # no other option is about such a case
        return None
    says = {text: one.order.case or one.part for text, one in wrong.items()} | {right: order.case}
    says = {text: case or bench.say("order_elsewhere") for text, case in says.items()}
    asked = bench.say("order_then", place=place, part=told.part, case=order.case)
    return _item(bench, told, key, asked, options, right, says, "hard")


def _differs(order: Order, other: Order) -> bool:
    return (
        facts.coverage(other.act, order.act) < _SAME
        and facts.coverage(order.act, other.act) < _SAME
        and (not other.case or facts.coverage(order.case, other.case) < _SAME)
    )


def _unless(bench: Bench, told: _Told, found: Sequence[_Told], place: str) -> QuizItem | None:
    """Ask when an order does not hold; wrong are exceptions and cases of other articles."""
    order, key = told.order, f"{told.point.id}:unless"
    if not order.unless:
        return None
    right = _clipped(_bare(order.unless))
    pool = [one for one in found if one is not told and one.point.quoted != told.point.quoted]
    wrong = [_clipped(_bare(one.order.unless)) for one in pool if one.order.unless]
    wrong += [_clipped(_bare(one.order.case)) for one in pool if one.order.case]
    wrong = [one for one in wrong if facts.coverage(one, told.point.quoted) < _SAME]
    bench.random(key).shuffle(wrong)
    options = options_of(bench, key, right, wrong[:_CANDIDATES])
    if options is None:
        return None
    says = dict.fromkeys(options, bench.say("order_elsewhere")) | {right: told.part}
    asked = bench.say("order_unless", place=place, part=told.part, told=_clipped(order.says))
    return _item(bench, told, key, asked, options, right, says, "hard")


def _claims(bench: Bench, told: _Told, found: Sequence[_Told], place: str) -> Iterator[QuizItem]:
    """Yield what an officer says of an article: as it is, and with one thing turned round."""
    order, words = told.order, (bench.say("true"), bench.say("false"))
    turned = _turned(bench, told, found)
    for said, is_true in ((order.says, True), (turned, False)):
        if not said or len(said) > _SHOWN:
            continue
        case = f"{order.case} " if order.case and len(order.case) <= _SHOWN else ""
        reason = bench.say("order_says", part=told.part, text=told.point.checked)
        yield item(
            bench,
            "true_false",
            f"{told.point.id}:claim:{is_true}",
            bench.say("order_claim", place=place, part=told.part, text=f"{case}{said}"),
            [told.point],
            options=words,
            answer=[words[0] if is_true else words[1]],
            facts=[told.point.id],
            difficulty="medium",
            situational=True,
            reasons=(reason, reason),
        )


def _turned(bench: Bench, told: _Told, found: Sequence[_Told]) -> str:
    """Return an order with one thing turned round: its time, its force, or who it is for."""
    order = told.order
    ways = []
    if (number := turned_number(order.act)) != order.act:
        ways.append(f"{order.who}{order.modal or 'ต้อง'}{number}")
    if order.force == "must" and not _LEAVE.search(order.act):
        ways.append(f"{order.who}จะ{order.act}หรือไม่ก็ได้")
    if order.force == "must not" and _NOT.search(order.act):
        ways.append(f"{order.who}{order.modal}{_NOT.sub('ได้', order.act)}")
    if order.force == "may" and order.modal in ("อาจ", "จะ"):
        ways.append(f"{order.who}ต้อง{_LEAVE.sub('', order.act)}")
    others = [one.order.who for one in found if _is_other(order, one.order, found)]
    others = [who for who in dict.fromkeys(others) if who not in f"{order.case}{order.act}"]
    if others:
        who = bench.random(f"{told.point.id}:turned:who").choice(others)
        ways.append(f"{who}{order.modal or 'ต้อง'}{order.act}")
    return bench.random(f"{told.point.id}:turned").choice(ways) if ways else ""


def _item(
    bench: Bench,
    told: _Told,
    key: str,
    asked: str,
    options: Sequence[str],
    right: str,
    says: dict[str, str],
    difficulty: str,
) -> QuizItem:
    return item(
        bench,
        "choice",
        key,
        asked,
        [told.point],
        options=options,
        answer=[right],
        facts=[told.point.id],
        difficulty="hard" if difficulty == "hard" else "medium",
        reasons=reasons_of(bench, options, right, says),
        situational=True,
    )


def _bare(clause: str) -> str:
    """Return a case or an exception without the word that makes it one."""
    return re.sub(r"^(?:เว้นแต่|ใน?กรณีที่|ถ้า|หาก|เมื่อ)\s*", "", clause)


def _clipped(text: str) -> str:
    """Return a text that is cut at a blank where it is too long to be read in an item."""
    if len(text) <= _SHOWN:
        return text
    at = text.rfind(" ", _SHOWN // 2, _SHOWN)
    return f"{text[:at]} …" if at > 0 else f"{text[:_SHOWN]}…"
