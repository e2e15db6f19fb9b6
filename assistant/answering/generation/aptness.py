"""How apt a piece of text is for the very thing that is asked, apart from its meaning.

A question with a year means the sentence with that year; one for an amount, a sentence that has
one; and the words of the question in their order, best at the head, mark what it is about.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.retrieval.phrasing import Kind
from assistant.retrieval.questions import Question
from assistant.text.language import arabic_digits, words

_NUMBER = 0.3  # a number of the question, word for word
_KIND = 0.2  # the kind of thing that is asked for
_PHRASE = 0.05  # each pair of words that follow each other as in the question
_PHRASES = 4  # pairs that count
_HEAD = 0.12  # a pair at the head of the piece: that is what the piece is about
_HEAD_SIZE = 60  # characters

_DIGITS = re.compile(r"\d{2,}")
_MONEY = re.compile(r"\d[\d,.]*\s*(?:ล้าน|แสน|พัน)?\s*(?:บาท|baht|dollar|ดอลลาร์|pound|ปอนด์)", re.I)
_ANSWERING: dict[Kind, re.Pattern[str]] = {
    "amount": re.compile(r"\d|หนึ่ง|สอง|สาม|สี่|ห้า|ร้อยละ|ส่วนใหญ่"),
    "when": re.compile(r"(?<!\d)(?:1[6-9]|2[0-6])\d\d(?!\d)|ทศวรรษ|decade|century"),
    "why": re.compile(r"เพราะ|เนื่องจาก|เนื่องด้วย|เพื่อ|ทำให้|because|since|therefore|so that", re.I),
    "definition": re.compile(r"หมายถึง|หมายความ|คือ|เป็นการ|ได้แก่|\bis\b|\bmeans\b|refers to", re.I),
    "compare": re.compile(r"กว่า|แตกต่าง|ในขณะที่|เปลี่ยน|\bthan\b|whereas|while|instead", re.I),
}  # fmt: skip


def aptness(question: Question, text: str) -> float:
    """Return what the shape of a piece adds to its score, 0 to about 1."""
    plain = arabic_digits(text)
    return _numbers(question, plain) + _kind(question, plain) + _phrases(question, text)


def _numbers(question: Question, text: str) -> float:
    asked = set(_DIGITS.findall(arabic_digits(question.focus)))
    return _NUMBER if asked and asked <= set(_DIGITS.findall(text)) else 0.0


def _kind(question: Question, text: str) -> float:
    if "money" in question.wanted:
        return _KIND if _MONEY.search(text) else 0.0
    answering = _ANSWERING.get(question.kind)
    return _KIND / 2 if answering is not None and answering.search(text) else 0.0


def _phrases(question: Question, text: str) -> float:
    """Return the worth of pairs of words that stand in the text as they do in the question."""
    asked = {
        pair for pair in pairwise(words(question.focus)) if any(w in question.terms for w in pair)
    }
    found = asked & set(pairwise(words(text)))
    head = asked & set(pairwise(words(text[:_HEAD_SIZE])))
    return _PHRASE * min(_PHRASES, len(found)) + (_HEAD if head else 0.0)
