"""Items from the rules of a document: a case that meets a condition, a task that nobody does.

The right option is what the rule says; wrong are what other rules of the same document say, which
are real, of the same form, and meant for another case: a role or a consequence that is swapped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checking import facts
from assistant.checking.claims import judged
from assistant.checking.cross_language import glossary_names
from assistant.lessons.material import Point
from assistant.lessons.provisions import order_of
from assistant.lessons.quiz.clues import unlike
from assistant.lessons.quiz.making import WRONG, Bench, item, options_of, reasons_of
from assistant.lessons.quiz.proving import stands_apart
from assistant.lessons.quiz.turning import same_words
from assistant.lessons.rules import Rule, rule_of
from assistant.models.judge import open_judge
from assistant.schema.lessons import QuizItem

_WHO, _THEN = ("who_is", "who_else"), ("then_is", "then_else")
_PLACES = 6  # invented places that the form names
_SAME = 0.6  # share of an option's words in the right quote from which on it may be right too
_CANDIDATES = 8  # wrong options that are proved at most


@dataclass(frozen=True, slots=True)
class _Ruled:
    point: Point
    rule: Rule


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield an item for each rule that is asked for and has enough others beside it."""
    language = bench.material.language
    taught = (point for unit in bench.material.units for point in unit.points)
    found = [
        _Ruled(point, rule)
        for point in (*taught, *bench.material.lending)
        if point.statement.text.startswith("“") and (rule := rule_of(point.checked, language))
        if order_of(point.quoted, language) is None  # which has its own items
    ]
    for at, ruled in enumerate(found):
        if ruled.point.id in bench.asked and (made := _made(bench, ruled, found, at)):
            yield made


def _made(bench: Bench, ruled: _Ruled, found: Sequence[_Ruled], at: int) -> QuizItem | None:
    rule, key = ruled.rule, f"{ruled.point.id}:rule"
    asks_who = rule.kind == "duty"
    right = _side(rule, asks_who=asks_who)
    here = ruled.point.id.partition(":")[0]  # another rule of the same passage may hold as well
    others = [
        one
        for one in found
        if one.rule.kind == rule.kind and one.point.id.partition(":")[0] != here
    ]
    bench.random(key).shuffle(others)
    others.sort(key=lambda one: abs(len(_side(one.rule, asks_who=asks_who)) - len(right)))
    kept = _proved(ruled, others[:_CANDIDATES], asks_who=asks_who)
    wrong = [_side(one.rule, asks_who=asks_who) for one in kept]
    options = options_of(bench, key, right, wrong)
    told = rule.second if asks_who else rule.first
    if options is None or (asks_who and bench.prover.suits(told, right, options)):
        return None
    says = {_side(one.rule, asks_who=asks_who): _other(one.rule) for one in (*kept, ruled)}
    place = bench.say(f"place_{at % _PLACES + 1}")
    return item(
        bench,
        "choice",
        key,
        bench.say("case_who" if asks_who else "case_then", place=place, told=told),
        [ruled.point],
        options=options,
        answer=[right],
        facts=[ruled.point.id],
        difficulty="medium" if asks_who else "hard",
        reasons=reasons_of(bench, options, right, says, _WHO if asks_who else _THEN),
        situational=True,
    )


def _proved(ruled: _Ruled, others: Sequence[_Ruled], *, asks_who: bool) -> list[_Ruled]:
    """Return so many others as an item needs, those of the right one's form first.

    Each costs a reading of the judge, some 25 ms of a core.
    """
    right, kept = _side(ruled.rule, asks_who=asks_who), list[_Ruled]()
    sides = {id(one): _side(one.rule, asks_who=asks_who) for one in others}
    for one in sorted(others, key=lambda one: round(unlike(right, sides[id(one)]))):
        taken = [sides[id(o)] for o in kept]
        apart = stands_apart(right, [*taken, sides[id(one)]])
        if asks_who:
            apart &= not any(same_words(sides[id(one)], who) for who in (right, *taken))
        if apart and _is_wrong(ruled, one, asks_who=asks_who):
            kept.append(one)
        if len(kept) == WRONG:
            break
    return kept


def _side(rule: Rule, *, asks_who: bool) -> str:
    said = rule.first if asks_who else rule.second
    return said[:1].upper() + said[1:]


def _other(rule: Rule) -> str:
    return rule.second if rule.kind == "duty" else rule.first


def _is_wrong(ruled: _Ruled, other: _Ruled, *, asks_who: bool) -> bool:
    """Tell whether another rule's side does not follow for this case: by words and by the judge."""
    quote, option = ruled.point.quoted, _side(other.rule, asks_who=asks_who)
    if facts.coverage(option, quote) >= _SAME:
        return False
    told = _other(ruled.rule)
    claim = f"{option} {told}" if asks_who else f"{told}: {option}"
    verdict = judged(claim, [quote], quote, glossary_names(), open_judge())
    return verdict in ("unsure", "unsupported")
