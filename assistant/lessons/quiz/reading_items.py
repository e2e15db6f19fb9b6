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
from assistant.lessons.headings import unnumbered
from assistant.lessons.material import Point
from assistant.lessons.provisions import order_of
from assistant.lessons.quiz.making import Bench, item
from assistant.lessons.quiz.turning import NUMBER, is_many, same_words, turned
from assistant.lessons.rules import Rule, rule_of
from assistant.models.judge import open_judge
from assistant.schema import Language, Span
from assistant.schema.lessons import QuizItem
from assistant.text.language import placed_words

READING = "reading:"  # how the fact begins that tells these items from others
_LETTERS = (40, 210)  # of a sentence that can be read four times
_LEAD = re.compile(r"ดังต่อไปนี้|ดังนี้|\b(?:as follows|the following)\b")  # its list is cut off
_PLACES = 6  # invented places that the form names
_STEMS = 3  # ways to ask
# What is no more likely one way than the other, so that it must be known.
_FACTS = re.compile(
    r"\b(?:at least|no more than|within|after|before|unless|must not|all|every|more than)\b"
    r"|\bthe same\b"
    r"|ไม่น้อยกว่า|ไม่เกิน|ภายใน|เมื่อพ้น|เว้นแต่|ทั้งหมด|ก่อน|ต่างหน่วยงาน|ภายนอก"
)
# "Before" that tells of no time beside another: its opposite would be no Thai.
_BY_ITSELF = re.compile(r"ก่อน(?=ว่า|แล้ว|จึง|เสมอ|อื่น|\s|$)")
_ASKED = re.compile(r"หรือ(?:ไม่)?\s*(?:จะ)?$")  # before a word: it is weighed, not said
# What turns a sentence round, of rules and of plain language, the longer before what they contain.
_RULES: Mapping[Language, tuple[tuple[str, str], ...]] = {
    "th": (
        ("ไม่น้อยกว่า", "ไม่เกิน"), ("ไม่เกิน", "ไม่น้อยกว่า"), ("อย่างน้อย", "อย่างมาก"),
        ("ภายใน", "เมื่อพ้น"), ("เมื่อพ้น", "ภายใน"), ("เว้นแต่", "แม้ว่า"), ("จะต้อง", "อาจ"),
        ("ต้อง", "อาจ"), ("ควร", "อาจ"), ("มีหน้าที่", "มีสิทธิ"), ("เสมอ", "เป็นครั้งคราว"),
    ),
    "en": (
        (" at least ", " at most "), (" no more than ", " no less than "), (" within ", " after "),
        (" must not ", " may "), (" must ", " may "), (" has to ", " may "), (" have to ", " may "),
        (" should ", " may "), (" unless ", " even if "), (" regularly ", " once a year "),
        (" always ", " sometimes "), (" very often", " very rarely"), (" often ", " rarely "),
        (" as quickly as ", " as slowly as "), (" can’t ", " can "), (" cannot ", " can "),
    ),
}  # fmt: skip
_OPPOSITES: Mapping[Language, tuple[tuple[str, str], ...]] = {
    "th": (
        ("ทั้งหมด", "บางส่วน"), ("ร่วมกัน", "แยกกัน"), ("ระยะยาว", "ระยะสั้น"), ("เพิ่ม", "ลด"),
        ("แนวนอน", "แนวตั้ง"), ("ก่อน", "หลัง"), ("ภายนอก", "ภายใน"), ("ซับซ้อน", "เรียบง่าย"),
        ("อิสระ", "ตามคำสั่ง"), ("รัดกุม", "หลวม"), ("เป็นทางการ", "ไม่เป็นทางการ"), ("มากขึ้น", "น้อยลง"),
        ("ทุกฝ่าย", "บางฝ่าย"), ("ทุกระดับ", "บางระดับ"), ("ต่อเนื่อง", "ชั่วคราว"), ("รวดเร็ว", "เชื่องช้า"),
        ("ต่างหน่วยงาน", "หน่วยงานเดียวกัน"), ("สมัครใจ", "ถูกบังคับ"), ("กว้าง", "แคบ"),
        ("จำกัด", "ไม่จำกัด"),
    ),
    "en": (
        (" more than ", " less than "), (" before ", " after "), (" all the ", " some of the "),
        (" all ", " some "), (" every ", " a single "), (" frequent ", " rare "),
        (" early", " late"), (" trusts ", " controls "), (" face to face", " in writing"),
        (" continuous ", " one-off "), (" the same ", " a new "), (" simple", " detailed"),
        (" light ", " heavy "), (" together", " separately"), (" public ", " private "),
        (" long-term", " short-term"), (" horizontal", " vertical"), (" complex", " simple"),
        (" informal", " formal"), (" formal", " informal"), (" wider", " narrower"),
        (" tight ", " loose "), (" flexible", " rigid"), (" quickly", " slowly"),
        (" faster", " slower"), (" increase", " reduce"), (" large ", " small "),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Turn:
    """A place in a sentence and what stands there instead."""

    span: Span
    instead: str


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
        leads = said[:1].islower() or _LEAD.search(said)  # goes on from a list's head, or is one
        if _LETTERS[0] <= len(said) <= _LETTERS[1] and not leads:
            turns = _turns(said, rule, actors, language)
            if len(turns) > 1 and (made := _made(bench, point, turns, (part, at))):
                yield made
            quoted = point.statement.text.startswith("“")
            if quoted and order_of(point.quoted, language) is None:  # which has claims of its own
                yield from _claims(bench, point, turns, (part, at))


def _claims(
    bench: Bench, point: Point, turns: Sequence[_Turn], where: tuple[str, int]
) -> Iterator[QuizItem]:
    """Yield what an officer says a sentence comes to: as it is, and with one thing turned.

    What common sense tells (rarely for often) is left out, and a duty made a leave.
    """
    said, words = _said(point), (bench.say("true"), bench.say("false"))
    strong = [turn for turn in turns if _is_fact(said, turn)]
    bench.random(f"{point.id}:claimed").shuffle(strong)
    told = [_turned(said, [turn]) for turn in strong]
    false = next((text for text in told if _is_wrong(text, point)), "")
    if not false:
        return
    place = bench.say(f"place_{where[1] % _PLACES + 1}")
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


def _turns(text: str, rule: Rule | None, actors: Sequence[str], language: Language) -> list[_Turn]:
    """Return what can be turned in a sentence, apart from each other, in its order."""
    found: list[_Turn] = []
    for said, instead in (*_RULES[language], *_OPPOSITES[language]):
        at = text.find(said)
        if at >= 0 and text.count(said) == 1 and _is_whole(text, at, at + len(said)):
            found.append(_Turn((at, at + len(said)), instead))
    found += [_Turn(match.span(), turned(match[0])) for match in NUMBER.finditer(text)]
    found += _swapped(text, rule, actors)
    apart: list[_Turn] = []
    for turn in found:
        if all(turn.span[1] <= t.span[0] or t.span[1] <= turn.span[0] for t in apart):
            apart.append(turn)
    return sorted(apart, key=lambda turn: turn.span)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch of Thai is made of whole words: ต้อง is no word in ต้องการ."""
    if text[start:end].isascii() or "’" in text[start:end]:
        return True
    if _BY_ITSELF.match(text, start) or _ASKED.search(text, 0, start):
        return False
    ends = {0, len(text)}
    for at, word in placed_words(text):
        ends |= {at, at + len(word)}
    return start in ends and end in ends


def _part(bench: Bench, point: Point, unit: str) -> str:
    """Return the name of what a point stands under: of a document its own section."""
    if not point.statement.text.startswith("“"):
        return unit
    cited = bench.material.citations[point.statement.citations[0] - 1]
    told = [unnumbered(name) for name in cited.section]
    return next((name for name in reversed(told) if len(name.split()) > 1), unit)


def _swapped(text: str, rule: Rule | None, actors: Sequence[str]) -> Iterator[_Turn]:
    """Yield another actor of the document in the place of the one that a duty is on."""
    if rule and rule.kind == "duty" and text.count(rule.first) == 1:
        own, many = rule.first, is_many(rule.first)
        others = [w for w in actors if not same_words(w, own) and is_many(w) == many]
        at = text.find(rule.first)
        for who in others[:1]:
            first = who[0].upper() if rule.first[0].isupper() else who[0].lower()
            yield _Turn((at, at + len(rule.first)), f"{first}{who[1:]}")


def _is_fact(text: str, turn: _Turn) -> bool:
    """Tell whether a turn is of a number, a limit or who does it, not of what is good."""
    said = text[turn.span[0] : turn.span[1]]
    swapped = len(said.split()) > 1 and said.strip() == said and not said.isdigit()
    return bool(_FACTS.search(said) or NUMBER.search(text[turn.span[0] :]) or swapped)


def _made(
    bench: Bench, point: Point, turns: Sequence[_Turn], where: tuple[str, int]
) -> QuizItem | None:
    key, right = f"{point.id}:reading", _said(point)
    chance, (part, at) = bench.random(key), where
    pairs = list(combinations(turns, 2))
    chance.shuffle(pairs)
    for pair in pairs:
        wrong = [_turned(right, some) for some in ((pair[0],), (pair[1],), pair)]
        if not all(_is_wrong(text, point) for text in wrong):
            continue
        options = [right, *wrong]
        chance.shuffle(options)
        place = bench.say(f"place_{at % _PLACES + 1}")
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
