"""How a text bears on a question: which of its words it holds, and the kind of thing asked for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.retrieval import term_coverage
from assistant.retrieval.evidence.kinds import asked_kinds, has_kind
from assistant.retrieval.questions import Question
from assistant.retrieval.term_coverage import Held
from assistant.schema import Language
from assistant.text.language import arabic_digits, words
from assistant.text.numerals import numbers

if TYPE_CHECKING:
    from assistant.library.library import Library

# "กี่ปี", "กี่วาระ", "how many days": whatever is counted stands behind the question word.
_COUNTED = re.compile(r"กี่\s*([ก-๎]+)|\bhow many ((?:[a-z]+ ){0,2}[a-z]+)", re.IGNORECASE)
_WHEN = re.compile(
    r"เมื่อ(?:ไร|ไหร่?|ใด)|วัน(?:ไหน|ใด)|ปี(?:ไหน|ใด)"
    r"|\bwhen (?:did|was|were|will|does)\b|\b(?:what|which) (?:date|day)\b",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"นาน(?:แค่ไหน|เท่า(?:ไร|ใด)|เพียงใด)|\bhow (?:long|soon|often)\b|ภายในเวลา", re.IGNORECASE
)
_PERIOD = re.compile(
    r"(?:\d|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|\b(?:an?|one|two|three|four|five|six|seven|eight"
    r"|nine|ten)\b)\s*-?\s*(?:ปี|เดือน|วัน|สัปดาห์|ชั่วโมง|นาที|years?|months?|days?|weeks?|hours?|minutes?)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?<!\d)(?:1[6-9]|2[0-6])\d\d(?!\d)|ทศวรรษ|วัน(?:ที่|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)"
    r"|\d\s*(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\."
    r"|\b(?:decade|century|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b",
    re.IGNORECASE,
)
# "Who said so?", "whose idea was it?": a name, or an author with a year, must stand there.
_SAID = re.compile(
    r"ใคร\s*(?:เป็น)?\s*(?:คน|ผู้)?\s*"
    r"(?:บอก|พูด|กล่าว|เสนอ|นิยาม|คิด|แบ่ง|อธิบาย|เชื่อ|มอง|ยืนยัน|เห็นว่า)"
    r"|(?:คำพูด|ความคิด|แนวคิด|ข้อเสนอ|คำนิยาม)\S{0,12}ของใคร"
    r"|\bwho (?:\w+ )?(?:said|says|sees|saw|thinks|thought|coined|came up|proposed|argued|argues"
    r"|defined|defines|described|describes|divided|distinguishes|claims|claimed)\b"
    r"|\bwhose (?:\w+ )?(?:idea|words?|view|definition|claim|argument|theory|proposal)\b",
    re.IGNORECASE,
)
_YEAR = r"(?:19|20|25)\d\d"
_AUTHORED = re.compile(
    rf"[A-Z][a-z]+[^()\n]{{0,40}}[,(]\s*{_YEAR}|[ก-๎]\s*\(?(?:พ\.ศ\.\s*)?{_YEAR}\)"
    r"|\b[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+ (?:said|says|argues|holds|calls|sees|describes)\b"
)
_SORT = re.compile(r"(จังหวัด|ประเทศ|อำเภอ|ตำบล|เมือง)\s*(?:ไหน|ใด|อะไร)")
_PLACED = re.compile(r"ณ\s|ตั้งอยู่|จังหวัด|อำเภอ|ตำบล|เขต[ก-ฮ]|\b(?:in|at|near) (?:the )?[A-Z]")


class Bearing:
    """A question, ready to be held against many texts."""

    def __init__(self, library: Library, question: Question) -> None:
        self.question = question
        terms = dict.fromkeys(question.sought or question.terms)
        self._weights = {term: term_coverage.weight(library, term) for term in terms}
        self._kinds = asked_kinds(question)
        counted = _COUNTED.search(question.focus.lower())
        self._unit = words(counted[1] or counted[2])[:1] if counted else []
        self._when = bool(_WHEN.search(question.focus))
        self._long = bool(_LONG.search(question.focus))
        self._said = bool(_SAID.search(question.focus))

    def words_in(self, text: str, language: Language) -> frozenset[str]:
        """Return the words of the question that a text holds, in whatever form."""
        held, forms = Held.of(text), self.question.forms[language]
        return frozenset(
            term
            for term in self._weights
            if term in held.words or any(map(held.all, forms[term])) or term in self._named(held)
        )

    def share(self, found: Iterable[str], language: Language) -> float:
        """Return the weighty share of the question's words that are found, 0 to 1.

        Across languages, words that have no form in the other one are not counted.
        """
        forms = self.question.forms[language]
        there, own = set(found), language == self.question.spoken
        mass = sum(w for t, w in self._weights.items() if own or forms[t] or t in there)
        return self.weigh(there) / mass if mass else 0.0

    def weigh(self, found: Iterable[str]) -> float:
        """Return how telling some words of the question are together."""
        return math.fsum(self._weights[term] for term in found)

    def kinds_in(self, text: str) -> frozenset[str]:
        """Return which of the kinds of thing that are asked for a text has."""
        found = {kind for kind in self._kinds if has_kind(kind, self.question, text)}
        plain = arabic_digits(text)
        if self._unit and self._unit[0] in Held.of(text).words and any(numbers(plain)):
            found.add("unit")
        if self._long and _PERIOD.search(plain):
            found.add("period")
        if self._when and _DATED.search(plain):
            found.add("time")
        if self._said and _AUTHORED.search(plain):
            found.add("author")
        if self.question.where and self.places(text):
            found.add("place")
        return frozenset(found)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of thing that are asked for."""
        asked = {
            "unit": bool(self._unit),
            "period": self._long,
            "time": self._when,
            "author": self._said,
            "place": self.question.where,
        }
        return frozenset((*self._kinds, *(name for name, is_asked in asked.items() if is_asked)))

    def places(self, text: str) -> bool:
        """Tell whether a text names a place, of the sort that is asked for ("which province")."""
        sort = _SORT.search(self.question.focus)
        return (sort[1] if sort else "") in text and bool(_PLACED.search(text))

    def _named(self, held: Held) -> set[str]:
        there = (n for n in self.question.names if any(s in held.text for s in n.spellings))
        return {word for name in there for word in name.words[0]}
