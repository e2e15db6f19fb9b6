"""Whether a text has the kind of thing that a question asks for: an amount, a person, a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.retrieval.phrasing import Wanted
from assistant.retrieval.questions import Question
from assistant.retrieval.texts import text_of
from assistant.schema import Hit
from assistant.text.language import arabic_digits
from assistant.text.numerals import SCALES, numbers
from assistant.text.patterns import any_of
from assistant.text.translation import other_spellings

_CURRENCY = r"บาท|ดอลลาร์|ปอนด์|ยูโร|เหรียญ|baht|dollar|pound|euro"
_IN_WORDS = "|".join(SCALES)
_KINDS: dict[Wanted, re.Pattern[str]] = {
    "percentage": any_of(
        r"\d\s*%", r"ร้อยละ\s*\S", r"\S\s*เปอร์เซ็นต์", r"\S\s*per ?cent", r"เศษ\S+ส่วน\S"
    ),
    "money": any_of(
        rf"\d[\d,.]*\s*(?:{_CURRENCY})",
        rf"(?:{_IN_WORDS})\s*(?:{_CURRENCY})",
        r"[฿$£€]\s*\d",
    ),
    "year": any_of(r"(?<!\d)(?:1[6-9]|2[0-6])\d\d(?!\d)"),
    "person": re.compile(
        r"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+"
        r"|(?:นาย(?!ก|อำเภอ|จ้าง|ทะเบียน)|นาง(?!าน)|ดร\.)\s*[ก-ฮ]\S+\s+[ก-ฮ]"
    ),
}
_YEARS = range(1800, 2700)  # a number in this range dates something, it does not count


def asked_kinds(question: Question) -> tuple[str, ...]:
    """Return the kinds of thing that a question asks for: keys of the table, or "number"."""
    counted = ("number",) if question.counted is not None else ()
    return (*sorted(question.wanted & _KINDS.keys()), *counted)


def has_kind(kind: str, question: Question, text: str) -> bool:
    """Tell whether a text, unwrapped, has a thing of a kind that the question asks for."""
    plain = arabic_digits(text)
    if kind == "number":
        return _counts(plain, question.counted or "")
    return any(_is_found(kind, match[0]) for match in _KINDS[kind].finditer(plain))  # type: ignore[index]


def missing_kind(question: Question, hits: Sequence[Hit]) -> str | None:
    """Return the kind of thing that is asked for and not there, where its names are spoken of."""
    texts = [text for hit in hits if _speaks_of(question, text := text_of(hit))]
    for kind in asked_kinds(question):
        counted = kind == "number" and hits[0].passage.kind == "list"  # its items are the number
        if not counted and not has_kind(kind, question, " ".join(texts)):
            return kind
    return None


def _speaks_of(question: Question, text: str) -> bool:
    """Whether a text mentions a name of the question, if it has any."""
    lower = text.lower()
    return not question.names or any(name.stands_in(lower) for name in question.names)


def _is_found(kind: str, found: str) -> bool:
    """Whether what looks like the wanted thing is one: a term or a place is no person."""
    return kind != "person" or not other_spellings(found)


def _counts(text: str, classifier: str) -> bool:
    if classifier:
        spoken = rf"(?:\d|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|{_IN_WORDS})[\d,.]*\s*"
        return bool(re.search(spoken + re.escape(classifier), text))
    values = (float(r) for n in numbers(text) if not n.ordinal for r in n.readings)
    return any(value not in _YEARS for value in values)
