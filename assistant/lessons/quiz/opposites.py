"""Words of a sentence whose opposite makes another sentence of it, and which of them are facts.

A duty is turned into a leave, a limit round, "all" into "some"; the tables know no subject matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.lessons.quiz.turning import NUMBER
from assistant.schema import Language, Span
from assistant.text.language import placed_words

# What is no more likely one way than the other, so that it must be known.
_FACTS = re.compile(
    r"\b(?:at least|no more than|within|after|before|unless|must not|all|more than)\b"
    r"|ไม่น้อยกว่า|ไม่เกิน|ภายใน|เมื่อพ้น|เว้นแต่|ทั้งหมด|ก่อน"
)
# "Before" that tells of no time beside another: its opposite would be no Thai.
_BY_ITSELF = re.compile(r"ก่อน(?=ว่า|แล้ว|จึง|เสมอ|อื่น|\s|$)")
# What tells all of it anyway.
_EVERYBODY = re.compile(r"\b(?:must|should|need|no one|nobody|always|has to|have to)\b")
_ASKED = re.compile(r"หรือ(?:ไม่)?\s*(?:จะ)?$")  # before a word: it is weighed, not said
# What turns a sentence round, of rules and of plain language, the longer before what they contain.
_RULES: Mapping[Language, tuple[tuple[str, str], ...]] = {
    "th": (
        ("ไม่น้อยกว่า", "ไม่เกิน"), ("ไม่เกิน", "ไม่น้อยกว่า"), ("อย่างน้อย", "อย่างมาก"),
        ("เว้นแต่", "แม้ว่า"), ("จะต้อง", "อาจ"),
        ("ต้อง", "อาจ"), ("ควร", "อาจ"), ("มีหน้าที่", "มีสิทธิ"), ("เสมอ", "เป็นครั้งคราว"),
    ),
    "en": (
        (" at least ", " at most "), (" no more than ", " no less than "),
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
        ("รัดกุม", "หลวม"), ("เป็นทางการ", "ไม่เป็นทางการ"), ("มากขึ้น", "น้อยลง"),
        ("ทุกฝ่าย", "บางฝ่าย"), ("ทุกระดับ", "บางระดับ"), ("ต่อเนื่อง", "ชั่วคราว"), ("รวดเร็ว", "เชื่องช้า"),
        ("ต่างหน่วยงาน", "หน่วยงานเดียวกัน"), ("สมัครใจ", "ถูกบังคับ"), ("กว้าง", "แคบ"),
        ("จำกัด", "ไม่จำกัด"),
    ),
    "en": (
        (" more than ", " less than "), (" before ", " after "), (" all the ", " some of the "),
        (" all ", " some "), (" every ", " a single "), (" frequent ", " rare "),
        (" early", " late"), (" trusts ", " controls "), (" face to face", " in writing"),
        (" continuous ", " one-off "), (" the same ", " a new "), (" simple", " detailed"),
        (" light ", " heavy "), (" together", " separately"),
        (" long-term", " short-term"), (" horizontal", " vertical"), (" complex", " simple"),
        (" informal", " formal"), (" formal", " informal"), (" wider", " narrower"),
        (" tight ", " loose "), (" flexible", " rigid"), (" quickly", " slowly"),
        (" faster", " slower"), (" increase", " reduce"), (" large ", " small "),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """A place in a sentence and what stands there instead."""

    span: Span
    instead: str


def opposites(text: str, language: Language) -> Iterator[Turn]:
    """Yield the places of a sentence that a table turns, in the order of the tables."""
    for said, instead in (*_RULES[language], *_OPPOSITES[language]):
        at = text.find(said)
        if at >= 0 and text.count(said) == 1 and _is_whole(text, at, at + len(said)):
            yield Turn((at, at + len(said)), instead)


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


def is_fact(text: str, turn: Turn) -> bool:
    """Tell whether a turn is of a number, a limit or who does it, not of what is good."""
    said = text[turn.span[0] : turn.span[1]]
    if said.strip() == "all" and _EVERYBODY.search(text):
        return False
    swapped = len(said.split()) > 1 and said.strip() == said and not said.isdigit()
    return bool(_FACTS.search(said) or NUMBER.search(text[turn.span[0] :]) or swapped)
