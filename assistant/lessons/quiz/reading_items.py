"""Items on how a rule is read: four officers read it in four ways, two things by two, one is right.

Two operative words of a sentence are each turned (a duty into a leave, a limit round, a number, who
does it), and all four combinations are shown.  So no option is the odd one and none the longest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from assistant.checking.claims import judged
from assistant.checking.cross_language import glossary_names
from assistant.lessons.material import Point
from assistant.lessons.quiz.making import Bench, item
from assistant.lessons.rules import Rule, rule_of
from assistant.models.judge import open_judge
from assistant.schema import Language, Span
from assistant.schema.lessons import QuizItem

_LETTERS = (40, 210)  # of a sentence that can be read four times
_PLACES = 6  # invented places that the form names
# Operative words of rules and what turns each round, the longer before what they contain.
_TURNED: Mapping[Language, tuple[tuple[str, str], ...]] = {
    "th": (
        ("ไม่น้อยกว่า", "ไม่เกิน"), ("ไม่เกิน", "ไม่น้อยกว่า"), ("อย่างน้อย", "อย่างมาก"),
        ("ภายใน", "เมื่อพ้น"), ("เมื่อพ้น", "ภายใน"), ("ก่อน", "หลัง"), ("เว้นแต่", "แม้ว่า"),
        ("จะต้อง", "อาจ"), ("ต้อง", "อาจ"), ("มีหน้าที่", "มีสิทธิ"), ("ทั้งหมด", "บางส่วน"),
        ("ร่วมกัน", "แยกกัน"), ("เสมอ", "เป็นครั้งคราว"), ("เพิ่ม", "ลด"),
    ),
    "en": (
        (" at least ", " at most "), (" no more than ", " no less than "), (" within ", " after "),
        (" more than ", " less than "), (" must not ", " may "), (" must ", " may "),
        (" should ", " need not "), (" before ", " after "), (" unless ", " even if "),
        (" regularly ", " once a year "), (" always ", " sometimes "), (" all ", " some "),
        (" very often", " very rarely"), (" often ", " rarely "), (" every ", " any "),
        (" as quickly as ", " as slowly as "), (" frequent ", " rare "), (" early", " late"),
        (" can’t ", " can "), (" trusts ", " controls "), (" face to face", " in writing"),
        (" continuous ", " one-off "), (" the same ", " a new "), (" supporting ", " checking "),
        (" simple", " detailed"), (" short", " long"), (" light ", " heavy "),
    ),
}  # fmt: skip
_NUMBER = re.compile(
    r"(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น)+(?=วัน|ปี|เดือน|บาท|คน|ครั้ง)"
    r"|(?<![\d.,/])\b\d{1,3}(?= (?:days|weeks|months|years|people|members|per cent))"
)
# What stands for the first digit of a number that is turned; a round ten becomes another.
_DIGITS = {
    "หนึ่ง": "สาม",
    "สอง": "ห้า",
    "สาม": "หก",
    "สี่": "แปด",
    "ห้า": "สาม",
    "หก": "สาม",
    "เจ็ด": "สาม",
    "แปด": "สี่",
    "เก้า": "หก",
    "สิบ": "สามสิบ",
    "ร้อย": "ห้าร้อย",
    "1": "3",
    "2": "5",
    "3": "6",
    "4": "8",
    "5": "3",
    "6": "3",
    "7": "3",
    "8": "4",
    "9": "6",
}
_FIRST = re.compile("|".join(_DIGITS))


@dataclass(frozen=True, slots=True)
class _Turn:
    """A place in a sentence and what stands there instead."""

    span: Span
    instead: str


def items(bench: Bench) -> Iterator[QuizItem]:
    """Yield an item for each quoted sentence that two things can be turned in."""
    language = bench.material.language
    found = [
        (point, rule_of(point.checked, language))
        for unit in bench.material.units
        for point in unit.points
        if point.statement.text.startswith("“") and point.id in bench.asked
    ]
    actors = list(dict.fromkeys(rule.first for _, rule in found if rule and rule.kind == "duty"))
    for at, (point, rule) in enumerate(found):
        if _LETTERS[0] <= len(point.checked) <= _LETTERS[1]:
            turns = _turns(point.checked, rule, actors, language)
            if len(turns) > 1 and (made := _made(bench, point, turns, at)):
                yield made


def _turns(text: str, rule: Rule | None, actors: Sequence[str], language: Language) -> list[_Turn]:
    """Return what can be turned in a sentence, apart from each other, in its order."""
    found: list[_Turn] = []
    for said, instead in _TURNED[language]:
        at = text.find(said)
        if at >= 0 and text.count(said) == 1:
            found.append(_Turn((at, at + len(said)), instead))
    for match in _NUMBER.finditer(text):
        instead = _FIRST.sub(lambda digit: _DIGITS[digit[0]], match[0], count=1)
        found.append(_Turn(match.span(), instead))
    found += _swapped(text, rule, actors)
    apart: list[_Turn] = []
    for turn in found:
        if all(turn.span[1] <= t.span[0] or t.span[1] <= turn.span[0] for t in apart):
            apart.append(turn)
    return sorted(apart, key=lambda turn: turn.span)


def _swapped(text: str, rule: Rule | None, actors: Sequence[str]) -> Iterator[_Turn]:
    """Yield another actor of the document in the place of the one that a duty is on."""
    if rule and rule.kind == "duty" and text.count(rule.first) == 1:
        others = [who for who in actors if who.casefold() != rule.first.casefold()]
        at = text.find(rule.first)
        for who in others[:1]:
            first = who[0].upper() if rule.first[0].isupper() else who[0].lower()
            yield _Turn((at, at + len(rule.first)), f"{first}{who[1:]}")


def _made(bench: Bench, point: Point, turns: Sequence[_Turn], at: int) -> QuizItem | None:
    key = f"{point.id}:reading"
    chance = bench.random(key)
    pairs = list(combinations(turns, 2))
    chance.shuffle(pairs)
    for pair in pairs:
        wrong = [_turned(point.checked, some) for some in ((pair[0],), (pair[1],), pair)]
        if not all(_is_wrong(text, point) for text in wrong):
            continue
        options = [point.checked, *wrong]
        chance.shuffle(options)
        place = bench.say(f"place_{at % _PLACES + 1}")
        return item(
            bench,
            "choice",
            key,
            bench.say("case_reading", place=place),
            [point],
            options=options,
            answer=[point.checked],
            facts=[point.id],
            difficulty="hard",
            situational=True,
            reasons=[_reason(bench, point.checked, option, pair) for option in options],
        )
    return None


def _turned(text: str, turns: Sequence[_Turn]) -> str:
    for turn in sorted(turns, key=lambda one: -one.span[0]):
        text = f"{text[: turn.span[0]]}{turn.instead}{text[turn.span[1] :]}"
    return text


def _reason(bench: Bench, text: str, option: str, pair: Sequence[_Turn]) -> str:
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
