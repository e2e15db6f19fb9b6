"""Items on how a rule is read: four officers read it in four ways, two things by two, one is right.

Two operative words of a sentence are each turned (a duty into a leave, a limit round, a number, who
does it), one of them a fact that common sense does not tell, and all four combinations are shown.
So no option is the odd one and none the longest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.checking import facts
from assistant.checking.claims import judged
from assistant.checking.cross_language import glossary_names
from assistant.lessons.headings import unnumbered
from assistant.lessons.material import Point
from assistant.lessons.provisions import order_of
from assistant.lessons.quiz.making import Bench, item
from assistant.lessons.quiz.opposites import Turn, is_fact, opposites
from assistant.lessons.quiz.turning import NUMBER, is_many, same_words, turned
from assistant.lessons.rules import Rule, rule_of
from assistant.models.judge import open_judge
from assistant.schema import Language
from assistant.schema.lessons import QuizItem

READING = "reading:"  # how the fact begins that tells these items from others
LETTERS = (40, 210)  # of a sentence that can be read four times
_LEAD = re.compile(
    r"ดังต่อไปนี้|ดังนี้|ได้แก่|ประกอบด้วย|\b(?:as follows|the following)\b"
)  # its list is cut off
PLACES = 6  # invented places that the form names
_STEMS = 3  # ways to ask
_TITLE = 0.6  # share of its words from which on a sentence is told by the heading that is shown


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield an item for each point that two things can be turned in."""
    language = bench.material.language
    found = [
        (point, rule_of(_said(point), language), _part(bench, point, unit.name))
        for unit in bench.material.units
        for point in unit.points
        if point.id in bench.asked
    ]
    actors = list(dict.fromkeys(rule.first for _, rule, _ in found if rule and rule.kind == "duty"))
    for at, (point, rule, part) in enumerate(found):
        said = _said(point)
        goes_on = said[:1].islower() or _LEAD.search(said)  # from a list's head, or is one
        leads = bool(goes_on) or facts.coverage(said, part) > _TITLE
        if LETTERS[0] <= len(said) <= LETTERS[1] and not leads:
            turns = _turns(said, rule, actors, language)
            if len(turns) > 1 and (made := _made(bench, point, turns, (part, at))):
                yield made
            quoted = point.statement.text.startswith("“")
            if quoted and order_of(point.quoted, language) is None:  # which has claims of its own
                yield from _claims(bench, point, turns, (part, at))


def _claims(
    bench: Bench, point: Point, turns: Sequence[Turn], where: tuple[str, int]
) -> Iterator[QuizItem]:
    """Yield what an officer says a sentence comes to: as it is, and with one thing turned.

    What common sense tells (rarely for often) is left out, and a duty made a leave.
    """
    said, words = _said(point), (bench.say("true"), bench.say("false"))
    strong = [turn for turn in turns if is_fact(said, turn)]
    bench.random(f"{point.id}:claimed").shuffle(strong)
    told = [_turned(said, [turn]) for turn in strong]
    false = next((text for text in told if _is_wrong(text, point)), "")
    if not false:
        return
    place = bench.say(f"place_{where[1] % PLACES + 1}")
    for text, is_true in ((said, True), (false, False)):
        yield item(
            bench,
            "true_false",
            f"{point.id}:claimed:{is_true}",
            bench.say("case_claim", place=place, part=where[0], text=text),
            [point],
            options=words,
            answer=[words[0] if is_true else words[1]],
            facts=[point.id],
            difficulty="medium",
            situational=True,
            reasons=[bench.say("order_says", part=where[0], text=said)] * len(words),
        )


def _turns(text: str, rule: Rule | None, actors: Sequence[str], language: Language) -> list[Turn]:
    """Return what can be turned in a sentence, apart from each other, in its order."""
    found = list(opposites(text, language))
    found += [Turn(match.span(), turned(match[0])) for match in NUMBER.finditer(text)]
    found += _swapped(text, rule, actors)
    apart: list[Turn] = []
    for turn in found:
        if all(turn.span[1] <= t.span[0] or t.span[1] <= turn.span[0] for t in apart):
            apart.append(turn)
    return sorted(apart, key=lambda turn: turn.span)


def _part(bench: Bench, point: Point, unit: str) -> str:
    """Return the name of what a point stands under: of a document its own section."""
    if not point.statement.text.startswith("“"):
        return unit
    cited = bench.material.citations[point.statement.citations[0] - 1]
    told = [unnumbered(name) for name in cited.section]
    return next((name for name in reversed(told) if len(name.split()) > 1), unit)


def _swapped(text: str, rule: Rule | None, actors: Sequence[str]) -> Iterator[Turn]:
    """Yield another actor of the document in the place of the one that a duty is on."""
    if rule and rule.kind == "duty" and text.count(rule.first) == 1:
        own, many = rule.first, is_many(rule.first)
        others = [w for w in actors if not same_words(w, own) and is_many(w) == many]
        at = text.find(rule.first)
        for who in others[:1]:
            first = who[0].upper() if rule.first[0].isupper() else who[0].lower()
            yield Turn((at, at + len(rule.first)), f"{first}{who[1:]}")


def _made(
    bench: Bench, point: Point, turns: Sequence[Turn], where: tuple[str, int]
) -> QuizItem | None:
    key, right = f"{point.id}:reading", _said(point)
    chance, (part, at) = bench.random(key), where
    pairs = [pair for pair in combinations(turns, 2) if any(is_fact(right, t) for t in pair)]
    chance.shuffle(pairs)
    for pair in pairs:
        wrong = [_turned(right, some) for some in ((pair[0],), (pair[1],), pair)]
        if not all(_is_wrong(text, point) for text in wrong):
            continue
        options = [right, *wrong]
        chance.shuffle(options)
        place = bench.say(f"place_{at % PLACES + 1}")
        return item(
            bench,
            "choice",
            key,
            bench.say(f"case_reading_{at % _STEMS + 1}", place=place, part=part),
            [point],
            options=options,
            answer=[right],
            facts=[point.id, f"{READING}{point.id}"],
            difficulty="hard",
            situational=True,
            reasons=[_reason(bench, right, option, pair) for option in options],
        )
    return None


def _said(point: Point) -> str:
    """Return what a point says, without the marks of a quotation."""
    return point.statement.text.strip("“”")


def _turned(text: str, turns: Sequence[Turn]) -> str:
    for turn in sorted(turns, key=lambda one: -one.span[0]):
        text = f"{text[: turn.span[0]]}{turn.instead}{text[turn.span[1] :]}"
    return text


def _reason(bench: Bench, text: str, option: str, pair: Sequence[Turn]) -> str:
    """Say which words of a reading are not the source's."""
    if option == text:
        return bench.say("case_reading_right")
    single = [turn for turn in pair if _turned(text, [turn]) == option] or list(pair)
    words = " · ".join(f"“{text[turn.span[0] : turn.span[1]].strip()}”" for turn in single)
    return bench.say("case_reading_wrong", words=words)


def _is_wrong(text: str, point: Point) -> bool:
    """Tell whether the judge does not find a reading in the quotation."""
    verdict = judged(text, [point.quoted], point.quoted, glossary_names(), open_judge())
    return verdict in ("unsure", "unsupported")
