"""Chooses the items of a quiz: kinds mixed, no two on the same fact, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest
from math import ceil

from assistant.lessons.quiz import (
    definition_items,
    force_items,
    heading_items,
    open_items,
    order_items,
    passage_items,
    reading_items,
    rule_items,
    said_items,
    set_items,
    situation_items,
    stem_items,
)
from assistant.lessons.quiz.clues import clues
from assistant.lessons.quiz.making import Bench
from assistant.lessons.quiz.places import laid_out
from assistant.lessons.quiz.reading_items import READING
from assistant.schema.lessons import Difficulty, QuizItem, QuizKind

# Share of each kind in a quiz; what a kind cannot give, single choice gives.
_SHARES: dict[QuizKind, float] = {
    "matching": 0.08,
    "ordering": 0.06,
    "open": 0.1,
    "short_answer": 0.12,
    "true_false": 0.18,
    "choice": 1.0,
}
_WHOLE = ("matching", "ordering", "open")  # kinds that use up the facts of whole sets
_READINGS = 0.3  # share of a quiz that asks who reads a rule right, but for want of others
_CLAIMS = 0.4  # share of items that are true or false, but for want of others
_RECALL = 1  # items that ask for a whole list, where nothing else is left
_SINGLE = 2  # facts of an item on one thing; those on whole lists come after claims
_SHORT = 5  # items under which a quiz on a curriculum's own words asks who reads them right
_GAIN = 1.15  # times as many items for which fewer kinds are taken
_SCALES = (1.0, 0.5, 0.25, 0.0)  # of their shares, tried where a quiz comes out too short
_SITUATIONS = {"basic": 0.3, "intermediate": 0.5, "advanced": 0.6}  # share by level
_LEVELS: dict[str, tuple[Difficulty, ...]] = {
    "basic": ("easy", "medium", "hard"),
    "intermediate": ("medium", "easy", "hard"),
    "advanced": ("hard", "medium", "easy"),
}


def bank(bench: Bench) -> tuple[QuizItem, ...]:
    """Return every item that can be made and proved, and that its form does not give away."""
    makers = (
        situation_items,
        order_items,
        definition_items,
        heading_items,
        rule_items,
        force_items,
        reading_items,
        stem_items,
        said_items,
        set_items,
        passage_items,
        open_items,
    )
    made = chain.from_iterable(maker.items(bench) for maker in makers)
    return tuple(one for one in made if bench.lenient or _is_case(one) or not clues(one))


def choose(
    items: Sequence[QuizItem],
    count: int,
    *,
    bench: Bench,
    level: str | None = None,
    first: Sequence[QuizItem] = (),
    mixed: bool = False,
) -> tuple[QuizItem, ...]:
    """Return so many items of the bank, or as many as no two of which ask for the same fact.

    ``first`` are items that have been chosen before and stay; a ``mixed`` quiz keeps the shares of
    all kinds even where it is short, for more is to come.
    """
    best: list[QuizItem] = []
    for scale in _SCALES[:1] if mixed else _SCALES:
        taken = _mixed(items, count, scale, first, level, bench)
        best = taken if len(taken) > len(best) * _GAIN else best
        if len(best) >= count:
            break
    return laid_out(best, bench)


def _mixed(
    items: Sequence[QuizItem],
    count: int,
    scale: float,
    first: Sequence[QuizItem],
    level: str | None,
    bench: Bench,
) -> list[QuizItem]:
    """Take items of all kinds by their shares, those on whole sets scaled; fill with others."""
    taken = list(first)
    used = {fact for one in first for fact in (*one.facts, option_set(one))}
    situations = [one for one in items if one.situational]
    bench.random("situations").shuffle(situations)
    ranks = _LEVELS[level] if level else ()
    situations.sort(key=lambda one: (_rank(one, ranks), len(one.facts)))
    have = sum(one.situational for one in first)
    wanted = min(ceil(count * _SITUATIONS[level or "intermediate"]) - have, count - len(taken))
    readings = [one for one in situations if is_reading(one)]
    told = [o for o in situations if not is_reading(o) and not _is_claim(o)]
    told = [o for o in told if scale or len(o.facts) <= _SINGLE]
    taken += _take(told, wanted, used)
    if not bench.is_told:  # else they are for a quiz that would be too short
        few = ceil(count * _READINGS) - sum(map(is_reading, first))
        taken += _take(readings, min(wanted + len(first) - len(taken), few), used)
    for kind, share in _SHARES.items():
        have = sum(one.kind == kind for one in taken)
        room = count - len(taken)
        whole = scale if kind in _WHOLE else 1.0
        if kind == "choice":
            cases = sum(one.situational for one in taken)
            wanted = min(room, cases + cases // 2) if cases else room
        else:
            wanted = min(round(count * share * whole) - have, room)
        taken += _take(_sorted(items, kind, level, bench, scale), wanted, used)
    return _filled(items, count, taken, used, ranks, bench)


def _filled(
    items: Sequence[QuizItem],
    count: int,
    taken: list[QuizItem],
    used: set[str],
    ranks: Sequence[Difficulty],
    bench: Bench,
) -> list[QuizItem]:
    """Fill a quiz: with items on one thing, claims, then what is on whole lists, readings last."""
    others = [one for one in items if not is_recall(one) and not _is_claim(one)]
    narrow = sorted(others, key=lambda one: _last(one, ranks))
    single = [one for one in narrow if not is_reading(one) and len(one.facts) <= _SINGLE]
    taken += _take(single, count - len(taken), used)
    few = ceil(count * _CLAIMS) - sum(one.kind == "true_false" for one in taken)
    taken += _claims(items, min(few, count - len(taken)), used, taken)
    taken += _take([o for o in narrow if not is_reading(o)], count - len(taken), used)
    most = _SHORT if bench.is_told else count  # its wording is not to be known by heart
    taken += _take(filter(is_reading, narrow), min(most, count) - len(taken), used)
    recall = [one for one in items if is_recall(one)]
    taken += _take(recall, min(_RECALL, count - len(taken)), used)
    return taken + _claims(items, count - len(taken), used, taken)


def _last(one: QuizItem, ranks: Sequence[Difficulty]) -> tuple[bool, int, bool, int]:
    """Return how late an item comes where a quiz is filled: readings last, then by the level."""
    return is_reading(one), _rank(one, ranks), one.kind == "choice", len(one.facts)


def _rank(one: QuizItem, ranks: Sequence[Difficulty]) -> int:
    """Return how late the difficulty of an item comes at a level, 0 where no level is set."""
    return ranks.index(one.difficulty) if ranks else 0


def _sorted(
    items: Iterable[QuizItem], kind: QuizKind, level: str | None, bench: Bench, scale: float
) -> list[QuizItem]:
    left_out = is_recall if level == "basic" else _is_spare  # who begins may well recognise
    found = [o for o in items if o.kind == kind and not o.situational and not left_out(o)]
    bench.random(f"order:{kind}").shuffle(found)
    if scale < 1 and kind == "choice":  # where room is short, one fact each
        found.sort(key=lambda one: len(one.facts))
    if kind == "true_false":
        found = _balanced(found)
    ranks = _LEVELS[level or "intermediate"]
    return sorted(found, key=lambda one: ranks.index(one.difficulty)) if level else found


def _claims(
    items: Iterable[QuizItem], wanted: int, used: set[str], beside: Sequence[QuizItem]
) -> list[QuizItem]:
    """Return so many claims on situations, true and false ones by turns, with those ``beside``."""
    left = [one for one in items if _is_claim(one)]
    taken: list[QuizItem] = []
    while left and len(taken) < wanted:
        told = [one for one in (*beside, *taken) if one.kind == "true_false"]
        more_true = sum(map(_is_true, told)) * 2 > len(told)
        one = next((one for one in left if _is_true(one) != more_true), left[0])
        left.remove(one)
        taken += _take([one], 1, used)
    return taken


def _balanced(items: list[QuizItem]) -> list[QuizItem]:
    """Return true and false ones by turns, as far as both last."""
    true = [one for one in items if _is_true(one)]
    false = [one for one in items if not _is_true(one)]
    pairs = zip_longest(true, false)
    return [one for pair in pairs for one in pair if one is not None]


def _is_true(one: QuizItem) -> bool:
    return one.answer[0] == one.options[0]


def _is_claim(one: QuizItem) -> bool:
    return one.situational and one.kind == "true_false"


def is_reading(one: QuizItem) -> bool:
    """Tell whether an item asks who reads a sentence right."""
    return any(fact.startswith(READING) for fact in one.facts)


def _is_spare(one: QuizItem) -> bool:
    """Tell whether an item is for a quiz that would else be too short: plain recall."""
    return is_recall(one) or any(fact.startswith("said:") for fact in one.facts)


def is_recall(one: QuizItem) -> bool:
    """Tell whether an item asks for a whole list, which leaves nothing else to ask of it."""
    return one.kind == "open" and any(fact.startswith("list:") for fact in one.facts)


def _take(items: Iterable[QuizItem], wanted: int, used: set[str]) -> list[QuizItem]:
    """Return so many items of which no two share a fact or, as choices, their options."""
    taken: list[QuizItem] = []
    for one in items:
        facts = {*one.facts, *([option_set(one)] if one.kind == "choice" else [])}
        if len(taken) < wanted and not used & facts:
            taken.append(one)
            used.update(facts)
    return taken


def option_set(one: QuizItem) -> str:
    """Return a name that items with the same options share."""
    return "options:" + "|".join(sorted(one.options))


def _is_case(one: QuizItem) -> bool:
    """Tell whether an item's maker has looked for clues in its case itself."""
    return one.situational and any(fact.startswith("use:") for fact in one.facts)
