"""Rules in a sentence of a law or handbook: who has to do what, and what follows from what.

They are found by the words that make a sentence a rule in each language, whatever it is about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from assistant.lessons.discourse import begins_back, stands_alone
from assistant.schema import Language
from assistant.text.patterns import Worded, any_of

_PARTS = (8, 230)  # characters of a side of a rule that can be asked for
_MANY = 9  # words of an English actor; a longer one is a clause
_WHO = 70  # characters of an actor
_CASE = 3  # words of an English case

_CONDITIONS: Mapping[Language, tuple[re.Pattern[str], ...]] = {
    "th": (
        re.compile(r"^(?:ถ้า|หาก|ในกรณีที่|กรณีที่)\s*(?P<first>.+?)\s*(?P<second>(?<!จะ)ให้\S.+)$"),
        re.compile(r"^(?P<first>ผู้ใด.+?)\s*(?P<second>ต้อง.+)$"),
        re.compile(r"^(?:เมื่อ)(?P<first>.+?)\s+(?P<second>(?:ให้|ต้อง|จะ).+)$"),
    ),
    "en": (
        re.compile(
            r"^(?:If|When|Where|Once)\s(?P<first>[^,]+(?:,\s(?:and|or|nor)\s[^,]+)*),"
            r"\s(?:then\s)?(?P<second>(?!(?:and|or|nor|but)\b).+)$"
        ),
        re.compile(
            r"^(?P<second>.+?\b(?:must|should|shall|need to|can|may|will)\b.+?),?\s"
            r"(?:if|when|whenever)\s(?P<first>.+)$"
        ),
    ),
}
_DUTIES: Mapping[Language, tuple[re.Pattern[str], ...]] = {
    "th": (
        re.compile(
            r"^(?:ให้)?(?P<first>\S[^ ]+?)\s*"
            r"(?P<second>(?:ต้อง|มีอำนาจ|มีหน้าที่|มีสิทธิ|รับผิดชอบ|เป็นผู้).+)$"
        ),
        re.compile(  # a law's command: "ให้" somebody do something
            r"^ให้\s?(?P<first>(?!นำ|ใช้|ถือ|เป็น|มี|จัดตั้ง|โอน|ยกเลิก)\S.{2,60}?)\s?"
            r"(?P<second>(?:จัดทำ|จัดให้มี|จัดส่ง|จัดสรร|เสนอ|แจ้ง|กำหนด|ดำเนินการ|ประกาศ|รายงาน|แต่งตั้ง"
            r"|สนับสนุน|กำกับดูแล|ตรวจสอบ|พิจารณา|ประสาน|เปิดเผย|ควบคุม|วินิจฉัย|อนุมัติ|เรียกประชุม"
            r"|มีคำสั่ง|เก็บรักษา|เชิญ|ทบทวน|ประเมิน|เผยแพร่|รวบรวม|ส่งเสริม|ออกระเบียบ)\S.+)$"
        ),
    ),
    "en": (
        re.compile(
            r"^(?P<first>[^,;:]+?)\s(?P<second>(?:(?:must|should|shall|needs? to)"
            r"(?:\s(?:also|not|regularly|always|only|never))?|"
            r"(?:is|are) (?:responsible|accountable) for)\s(?!(?:also\s|not\s)?(?:be|have)\b).+)$"
        ),
    ),
}
# What makes a sentence advice rather than a tale.
_ADVISES = any_of(
    "ต้อง|ควร|พึง|ห้าม",
    r"\b(?:must|should|shall|needs?|ha(?:ve|s) to|can|may)\b",
    "^(?:do|don’t|don't|never|always|if)\\b",
)
_NUMBERED = re.compile(r"^\s*(?:มาตรา|ข้อ|section|article)\s*[\d๐-๙]+(?:\[\d+\])?\s*", re.IGNORECASE)
_ANYBODY = re.compile(r"^(?:\w+ing\b|you\b|we\b|who\b|what\b|there\b|ผู้ใด|การ)", re.IGNORECASE)
# What people and bodies are called by in English: those that need a word more to tell which one it
# is (an agency is the officer's too), and those that tell it by themselves.
_KIND = (
    r"teams?|leadership|management|offices?|body|bodies|agenc(?:y|ies)|departments?"
    r"|organi[sz]ations?|authorit(?:y|ies)|members?|groups?|compan(?:y|ies)|ministr(?:y|ies)"
)
_OF = re.compile(r"\s(?:of|in|for|at|with|who|that|from|on|to)\s")  # what tells which one
_ROLE = re.compile(
    rf"(?:\b(?!(?:the|an?|all|every|each|any|our|your|no)\b)\w+[\s-](?:{_KIND})|\b(?:leads?|leaders?|heads?|makers?"
    r"|board|councils?|committees?|officials?|clerks?|[a-z]+(?:ers?|ors?|ees?|ists?|ants?|chairs?)))$",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?:ถูก|จำเป็น|ไม่|ความ|การ)$")  # of a longer word: ถูกต้อง, จำเป็นต้อง
_CLAUSE = re.compile(r"\b(?:we|you|they|it|if|when)\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:and|or|the|of|to|และ|หรือ)$", re.IGNORECASE)
_BROKEN = re.compile(r"[—–:;(]")  # a clause between dashes is nobody
_MODAL = re.compile(r"\b(?:must|should|shall|may|can|will|need)\b|ต้อง|อาจ|ซึ่ง|ที่$")
_CLAUSES = re.compile(r"(?:,|;| ---)\s(?:so|and|but|then)?\s?")
_THAI = re.compile(r"[ก-ฮ]")
_FULL_STOP = re.compile(r"[.!?:;…][)\]”\"'’]*$")
_END = " .;:"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: of a duty who (``first``) has to do what; of a condition what follows from what."""

    kind: Literal["duty", "condition"]
    first: str
    second: str


def is_whole(sentence: str) -> bool:
    """Tell whether a sentence has an end; Thai, which has no full stop, is taken as it is.

    >>> is_whole("Ask what happens if the company goes")
    False
    """
    return bool(_THAI.search(sentence) or _FULL_STOP.search(sentence.rstrip()))


def advises(sentence: str) -> bool:
    """Tell whether a sentence says what is to be done, or may be, rather than what was.

    >>> [advises(said) for said in ("We met three councils.", "รายงานนี้ถูกต้อง", "ต้องรายงานทุกเดือน")]
    [False, False, True]
    """
    return Worded.of(sentence).has(_ADVISES)


def rule_of(sentence: str, language: Language) -> Rule | None:
    """Return the rule that a sentence is, or nothing.

    >>> rule_of("If users cannot pay, the council must wait.", "en")
    Rule(kind='condition', first='users cannot pay', second='the council must wait')
    """
    text = _NUMBERED.sub("", sentence).strip().strip(_END)
    for pattern in _CONDITIONS[language]:
        if (found := pattern.match(text)) and (rule := _rule("condition", found)):
            return rule
    after = (text[found.end() :] for found in _CLAUSES.finditer(text))
    clauses = (text, *after) if language == "en" else (text,)
    for clause in clauses:
        for pattern in _DUTIES[language]:
            found = pattern.match(clause)
            if found and _is_somebody(found["first"], language) and (rule := _rule("duty", found)):
                return rule
    return None


def _is_somebody(who: str, language: Language) -> bool:
    if language == "en" and not _ROLE.search(_OF.split(who)[0]):
        return False
    if language == "th" and _HALF.search(who):
        return False
    if _MODAL.search(who) or _BROKEN.search(who) or _CLAUSE.search(who):
        return False
    if begins_back(who) or _ANYBODY.match(who):
        return False
    return len(who) <= _WHO and len(who.split()) <= _MANY


def _rule(kind: Literal["duty", "condition"], found: re.Match[str]) -> Rule | None:
    first, second = (found[side].strip(_END) for side in ("first", "second"))
    if not all(map(stands_alone, (first, second))) or any(map(_OPEN.search, (first, second))):
        return None
    if kind == "condition" and first.isascii() and len(first.split()) < _CASE:
        return None  # "if necessary"
    if any(side.count("“") != side.count("”") for side in (first, second)):
        return None  # somebody's words, cut off
    fits = all(_PARTS[0] <= len(side) <= _PARTS[1] for side in (first, second))
    return Rule(kind, first, second) if fits else None
