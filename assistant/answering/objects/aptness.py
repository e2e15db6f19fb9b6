"""How apt a piece of text is for the very thing that is asked, apart from its meaning.

A question with a year means the sentence with that year; one for an amount, a sentence that has
one; and words of the question in their order at its head mark what it is about.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.retrieval.phrasing import Kind
from assistant.retrieval.questions import Question
from assistant.settings.writing import APTNESS
from assistant.text.language import arabic_digits, words
from assistant.text.numerals import numbers

_DIGITS = re.compile(r"\d{2,}")
_MONEY = re.compile(r"\d[\d,.]*\s*(?:ล้าน|แสน|พัน)?\s*(?:บาท|baht|dollar|ดอลลาร์|pound|ปอนด์)", re.I)
_ANSWERING: dict[Kind, re.Pattern[str]] = {
    "amount": re.compile(r"\d|ร้อยละ|ส่วนใหญ่"),
    "when": re.compile(r"(?<!\d)(?:1[6-9]|2[0-6])\d\d(?!\d)|ทศวรรษ|decade|century"),
    "why": re.compile(r"เพราะ|เนื่องจาก|เนื่องด้วย|เพื่อ|ทำให้|because|since|therefore|so that", re.I),
    "definition": re.compile(r"หมายถึง|หมายความ|คือ|เป็นการ|ได้แก่|\bis\b|\bmeans\b|refers to", re.I),
    "compare": re.compile(r"กว่า|แตกต่าง|ในขณะที่|เปลี่ยน|\bthan\b|whereas|while|instead", re.I),
}  # fmt: skip


def aptness(question: Question, text: str) -> float:
    """Return what the shape of a piece adds to its score, 0 to about 1."""
    plain = arabic_digits(text)
    return _numbers(question, plain) + _kind(question, plain) + head(question, text)


def _numbers(question: Question, text: str) -> float:
    asked = question.digits
    return APTNESS.digits if asked and asked <= set(_DIGITS.findall(text)) else 0.0


def _kind(question: Question, text: str) -> float:
    if "money" in question.wanted:
        return APTNESS.kind if _MONEY.search(text) else 0.0
    answering = _ANSWERING.get(question.kind)
    answers = answering is not None and answering.search(text)
    counts = question.kind == "amount" and any(numbers(text))  # สาม, but not in สามารถ
    return APTNESS.kind / 2 if answers or counts else 0.0


def head(question: Question, text: str) -> float:
    """Return the worth of a piece that begins with two words as the question has them."""
    there = question.pairs & set(pairwise(words(text[: APTNESS.head_size])))
    return APTNESS.head if there else 0.0
