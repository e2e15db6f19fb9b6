"""Items from what a law lays down: who has to, what follows, what is excepted, what is not so.

Wrong options are taken from the law's other articles, of the same kind: another body (a role that
is swapped), another consequence, another exception.  Claims turn one thing round: a duty into a
leave or a power into a duty, who has it, or the time it takes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.checking import facts
from assistant.lessons.discourse import looks_back
from assistant.lessons.provisions import Order
from assistant.lessons.quiz.making import WRONG, Bench, item, options_of, reasons_of
from assistant.lessons.quiz.told_orders import (
    SAME,
    SHOWN,
    Told,
    bare,
    clipped,
    differs,
    is_clear,
    is_other,
    shares,
    told_orders,
)
from assistant.lessons.quiz.turning import turned_number
from assistant.schema.lessons import QuizItem
from assistant.text.language import content_words, words

_PLACES = 6  # invented places that the form names
_CANDIDATES = 10  # wrong options that are looked at
_AHEAD = 0.05  # by how much nearer to its case than the others the right one may be
_SAYS = 30  # letters of an act that can be known by itself
_MOST = 0.4  # share of a law's orders from which on a body is whom anybody would guess
_BLANK = "____"
_NAME = 2  # words of a body's name that no longer name begins with
_COMMON = 5  # bodies beside the right one that have most to do in the law: others tell themselves
_CASE = 30  # letters of a case that tells which one it is
_LEAVE = re.compile(r"(?:ก็)?ได้$")
_NOT = re.compile(r"(?:มิได้|ไม่ได้)$")


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield items on each order that is asked for; of those on one point a quiz takes one."""
    found = told_orders(bench)
    for at, told in enumerate(found):
        if told.point.id in bench.asked and told.part and is_clear(told.order):
            place = bench.say(f"place_{at % _PLACES + 1}")
            for make in (_unless, _then, _who):
                if made := make(bench, told, found, place):
                    yield made
            yield from _claims(bench, told, found, place)


def _who(bench: Bench, told: Told, found: Sequence[Told], place: str) -> QuizItem | None:
    """Ask whose duty, power or ban something is."""
    order, key = told.order, f"{told.point.id}:who"
    asked_for = Counter(one.order.who for one in found)
    if len(order.act) < _SAYS and not order.case:
        return None
    if asked_for[order.who] > max(_MOST * len(found), 2):
        return None
    others = {one.order.who: one for one in found if is_other(order, one.order, found)}
    wrong = [who for who in others if who not in f"{order.case}{order.act}"]
    named = order.who in order.act or (order.who in order.case and len(words(order.who)) < _NAME)
    if named:
        return None  # what stands there may be part of another body's name
    wrong = sorted(wrong, key=lambda who: -asked_for[who])[:_COMMON]
    bench.random(key).shuffle(wrong)
    wrong.sort(key=lambda who: -bench.prover.likeness(order.act, who))
    case = order.case.replace(order.who, _BLANK)
    shown = clipped(f"{_BLANK}{order.told}{order.act}")
    options = options_of(bench, key, order.who, wrong[: WRONG + 1])
    if options is None or bench.prover.suits(order.act, order.who, options):
        return None
    says = {who: f"{one.order.told}{one.order.act}" for who, one in others.items()}
    says[order.who] = f"{order.told}{order.act}"
    asked = bench.say(
        f"order_who_{order.force.replace(' ', '_')}",
        place=place,
        part=told.part,
        told=f"{case} {shown}".strip(),
    )
    return _item(bench, told, key, asked, options, order.who, says, "medium")


def _then(bench: Bench, told: Told, found: Sequence[Told], place: str) -> QuizItem | None:
    """Ask what a case brings about; wrong is what other cases of the law do."""
    order, key = told.order, f"{told.point.id}:then"
    if len(bare(order.case)) < _CASE or len(order.says) > SHOWN:
        return None
    right, said = order.says, set(content_words(order.case))
    others = [one for one in found if one.part != told.part and differs(order, one.order)]
    bench.random(key).shuffle(others)
    near = sorted(others, key=lambda one: -len(said & set(content_words(one.order.says))))
    short = [o for o in near if len(o.order.says) <= SHOWN and not looks_back(o.order.says)]
    wrong = {one.order.says: one for one in short[:_CANDIDATES]}
    options = options_of(bench, key, right, wrong)
    if options is None:
        return None
    elsewhere = {word for text in options if text != right for word in content_words(text)}
    if said & set(content_words(order.act)) - elsewhere:
        return None  # a word of the case that the right one alone has
    like = bench.prover.likeness
    best = max(like(order.case, option) for option in options if option != right)
    if like(order.case, right) > best + _AHEAD:  # no other option is about such a case
        return None
    says = {text: one.order.case or one.part for text, one in wrong.items()} | {right: order.case}
    says = {text: case or bench.say("order_elsewhere") for text, case in says.items()}
    asked = bench.say("order_then", place=place, part=told.part, case=order.case)
    return _item(bench, told, key, asked, options, right, says, "hard")


def _unless(bench: Bench, told: Told, found: Sequence[Told], place: str) -> QuizItem | None:
    """Ask when an order does not hold; wrong are exceptions and cases of other articles."""
    order, key = told.order, f"{told.point.id}:unless"
    if not order.unless:
        return None
    right = clipped(bare(order.unless))
    pool = [one for one in found if one is not told and one.point.quoted != told.point.quoted]
    wrong = [clipped(bare(one.order.unless)) for one in pool if one.order.unless]
    wrong += [clipped(bare(one.order.case)) for one in pool if one.order.case]
    wrong = [one for one in wrong if facts.coverage(one, told.point.quoted) < SAME]
    bench.random(key).shuffle(wrong)
    options = options_of(bench, key, right, wrong[:_CANDIDATES])
    if options is None:
        return None
    says = dict.fromkeys(options, bench.say("order_elsewhere")) | {right: told.part}
    asked = bench.say("order_unless", place=place, part=told.part, told=clipped(order.says))
    return _item(bench, told, key, asked, options, right, says, "hard")


def _claims(bench: Bench, told: Told, found: Sequence[Told], place: str) -> Iterator[QuizItem]:
    """Yield what an officer says of an article: as it is, and with one thing turned round."""
    order, words = told.order, (bench.say("true"), bench.say("false"))
    turned = _turned(bench, told, found)
    for said, is_true in ((order.says, True), (turned, False)):
        if not said or len(said) > SHOWN or len(order.unless) > SHOWN:
            continue
        whole = " ".join(filter(None, (order.case, said, order.unless)))
        reason = bench.say("order_says", part=told.part, text=told.point.checked)
        yield item(
            bench,
            "true_false",
            f"{told.point.id}:claim:{is_true}",
            bench.say("order_claim", place=place, part=told.part, text=whole),
            [told.point],
            options=words,
            answer=[words[0] if is_true else words[1]],
            facts=[told.point.id],
            difficulty="medium",
            situational=True,
            reasons=(reason, reason),
        )


def _turned(bench: Bench, told: Told, found: Sequence[Told]) -> str:
    """Return an order with one thing turned round: its time or force, else who it is for.

    Another body is often an odd one to do it, which gives the item away.
    """
    order = told.order
    ways = []
    if (number := turned_number(order.act)) != order.act:
        ways.append(f"{order.who}{order.told}{number}")
    if order.force == "must" and not _LEAVE.search(order.act):
        after = " " if order.act[-1:].isdigit() else ""
        ways.append(f"{order.who}จะ{order.act}{after}หรือไม่ก็ได้")
    if order.force == "must not" and _NOT.search(order.act):
        ways.append(f"{order.who}{order.modal}{_NOT.sub('ได้', order.act)}")
    if order.force == "may" and order.told in ("อาจ", "จะ"):
        ways.append(f"{order.who}ต้อง{_LEAVE.sub('', order.act)}")
    if ways:
        return bench.random(f"{told.point.id}:turned").choice(ways)
    who = _other_body(bench, order, found)
    return f"{who}{order.told}{order.act}" if who else ""


def _other_body(bench: Bench, order: Order, found: Sequence[Told]) -> str:
    """Return the body, of those that the law names often, that sounds nearest to another's act."""
    others = [one.order.who for one in found if is_other(order, one.order, found)]
    others = [who for who in dict.fromkeys(others) if not shares(who, f"{order.case}{order.act}")]
    common = Counter(one.order.who for one in found)
    often = sorted(others, key=lambda who: -common[who])[:_COMMON]
    return max(often, key=lambda one: bench.prover.likeness(order.act, one), default="")


def _item(
    bench: Bench,
    told: Told,
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
