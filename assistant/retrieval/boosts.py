"""How well a passage's place and shape fit what a question asks for, apart from its words.

A question that names a table, a figure or a part of the text means that place; one that asks for
a list of four means a list, and rather one of four.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.retrieval.questions import Question
from assistant.retrieval.term_coverage import Held
from assistant.schema import Language, Passage
from assistant.settings.finding import BOOSTS
from assistant.text.language import arabic_digits, detect

_DEFINES = re.compile(r"นิยาม|ให้ความหมาย|\bdefin", re.I)
_LABELS = (re.compile(r"คำสำคัญ|keywords?", re.I),)
_TABLES = re.compile(r"(ตารางที่|ตาราง|table|ภาพที่|แผนภาพที่|รูปที่|figure|fig\.)\s*(\d+)", re.I)
_KINDS = {"table": re.compile("ตาราง|table", re.I), "figure": re.compile("ภาพ|รูป|fig", re.I)}

# Parts that every article has: as a question names them, as a heading does.
_PLACES = tuple(
    (re.compile(asked, re.I), re.compile(heading, re.I))
    for asked, heading in (
        (r"บทนำ|ช่วงนำ|introduction|opening section", r"^บทนำ|^introduction"),
        (r"บทสรุป|ตอนท้าย|สรุปท้าย|conclusion|concluding", r"^บทสรุป|^สรุป|^conclusion"),
        (r"บทคัดย่อภาษาไทย|thai abstract", r"^บทคัดย่อ"),
        (r"abstract", r"^abstract"),
        (r"บทคัดย่อ", r"^บทคัดย่อ"),
    )
)


def fit(question: Question, passage: Passage) -> float:
    """Return what the passage's place and shape add to its score, 0 and up."""
    judges = (_reference, _place, _shape, _names, _label, _heading, _definer)
    return sum(judge(question, passage) for judge in judges)


def _reference(question: Question, passage: Passage) -> float:
    if question.reference is None:
        return 0.0
    kind, number = question.reference
    place = arabic_digits(f"{passage.context} {passage.text[:200]} {' '.join(passage.source)}")
    for match in _TABLES.finditer(place):
        if int(match[2]) == number and _KINDS[kind].search(match[1]):
            return BOOSTS.reference
    return 0.0


def _place(question: Question, passage: Passage) -> float:
    path = passage.source or passage.section
    for asked, heading in _PLACES:
        if asked.search(question.text):
            return BOOSTS.place if path and heading.search(path[0]) else 0.0
    return 0.0


def _shape(question: Question, passage: Passage) -> float:
    if question.kind != "list" or passage.kind != "list":
        return 0.0
    return BOOSTS.list + (BOOSTS.count if len(passage.parts) in question.counts else 0.0)


def _names(question: Question, passage: Passage) -> float:
    if not question.names:
        return 0.0
    text = " ".join((*passage.section, passage.context, passage.text)).lower()
    return BOOSTS.names * sum(n.stands_in(text) for n in question.names) / len(question.names)


def _label(question: Question, passage: Passage) -> float:
    asked = (label for label in _LABELS if label.search(question.text))
    return BOOSTS.label if any(label.match(passage.text) for label in asked) else 0.0


def _heading(question: Question, passage: Passage) -> float:
    """Return the worth of the question's words in the heading that the passage stands under."""
    if not passage.section or not question.terms:
        return 0.0
    held, language = _read(passage.section[-1])
    found = sum(any(map(held.all, question.forms[language][term])) for term in question.terms)
    return BOOSTS.heading * found / len(question.terms)


@lru_cache(maxsize=4_000)
def _read(heading: str) -> tuple[Held, Language]:
    return Held.of(heading), detect(heading)


def _definer(question: Question, passage: Passage) -> float:
    """Return the worth of a table's row for a question about who defines something how."""
    return BOOSTS.definer if passage.kind == "row" and _DEFINES.search(question.text) else 0.0
