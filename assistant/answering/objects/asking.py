"""What may be asked next: the questions that objects answer, in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.answering.objects.objects import AnswerObject, cut, objects_of
from assistant.answering.objects.statements import announced, readable, refers, states
from assistant.reading.structure.labels import label_of
from assistant.schema import Hit, Language
from assistant.settings.objects import NEXT
from assistant.text.definitions import term_of
from assistant.text.language import content_words, detect, sentences
from assistant.text.numerals import numbers
from assistant.text.references import cited_as
from assistant.text.wording import read_yaml, say

_TEXTS = Path(__file__).with_name("questions.yaml")
_COMMAND = re.compile(r"^(?:ให้(?=[ก-ฮเ-ไ]))\s*")  # "ให้สถาบันมีหน้าที่": the institute has
# A lead that begins so names no subject of its own; one with these in it points elsewhere.
_LEANS = re.compile(
    r"^(?:ทั้งนี้|ดังนั้น|โดย|และ|อย่างน้อย|นอกจาก|ใน|เมื่อ|เพื่อ|ตาม|ถ้า|หาก|จาก|ซึ่ง|ผู้รับสนอง)|[(“”]|ตามมาตรา|ตามวรรค|นี้"
)
_VERB = re.compile(r"มี|ประกอบด้วย|แบ่ง|ต้อง|ได้|ด้วย|กำหนด|ยก|เป็น")  # else a lead only names
_JOINT = re.compile(r"\s*(?:คือ|ได้แก่)$")
_NAMES = re.compile(r"^(?:เหตุ|สาเหตุ|เป้าหมาย|วัตถุประสงค์|ความหมาย|ผลของ|หน้าที่|ประโยชน์)")
_ASKS = re.compile(r"^(?:how|why|what|when|where|who|which)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\S+ (?:[\w-]+ ){0,3}?[\w-]+s\b")  # a first word, and soon what is several
_DIGITS = 2  # of a number that counts what a heading names
_NUMBERED = re.compile(r"^\s*\(?[0-9๐-๙]{1,2}[.)]\s*")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the passage that answers it; ``plain`` is one that names a part alone."""

    text: str
    hit: Hit
    plain: bool = False


def questions_of(hit: Hit, short_title: str, language: Language) -> Iterator[Asked]:
    """Yield questions that the objects of a hit answer, the most telling first.

    Args:
        hit: A passage; in another language than the questions' it answers none.
        short_title: How its document is called where it is a law, else "".
        language: What to ask in.
    """
    if hit.passage.language != language or not hit.passage.answers:
        return
    objects = objects_of(hit.passage)
    for one in objects:
        if one.kind == "list" and (text := _of_list(one, language)):
            yield Asked(text, hit)
        if one.kind == "definition" and one.size >= NEXT.definition:
            yield Asked(_say("defined", language, term_of(one.text)), hit)
    if any(one.kind == "statement" and states(one.text) for one in objects):
        yield from _of_section(hit, short_title, language)


def _of_list(one: AnswerObject, language: Language) -> str:
    """Return the question that a list answers, from its lead or heading; "" for neither."""
    if len(one.items) < 2 or any(refers(cut(one.passage, item)) for item in one.items):
        return ""
    raw = cut(one.passage, one.lead) if one.lead else ""
    lead = _COMMAND.sub("", announced(raw).rstrip(":").strip())
    if language == "th" and not re.search(r"\n\s*\n", raw.strip()) and _may_ask(lead):
        key = "lead" if _VERB.search(lead) else "listed"
        return _say("when" if lead.endswith("เมื่อ") else key, language, _JOINT.sub("", lead))
    heading = _heading(one.passage.section)
    return _of_heading(heading, "listed", language) if heading else ""


def _of_section(hit: Hit, short_title: str, language: Language) -> Iterator[Asked]:
    """Yield the question that a section answers, from its heading or the article that it is."""
    if part := cited_as(short_title, hit.passage.section[-1:]):
        yield Asked(_say("part", language, part), hit, plain=True)
    elif heading := _heading(hit.passage.section):
        yield Asked(_of_heading(heading, _manner(heading, language), language), hit)


def _of_heading(heading: str, manner: str, language: Language) -> str:
    """Word a question from a heading, which may be one itself or count what is listed under it."""
    if heading.endswith("?"):
        manner = "asked"
    elif language == "en" and _ASKS.match(heading):
        manner = "why"
    elif language == "en" and manner == "listed" and _counts(heading):
        manner = "counted"
    within = manner in ("why", "counted")
    what = heading[:1].lower() + heading[1:] if within else heading.rstrip("?")
    return _say(manner, language, what)


def _counts(heading: str) -> bool:
    """Whether an English heading begins with how many things it names: "Three kinds of …"."""
    first = (one for one in numbers(heading) if heading.lower().startswith(one.text.lower()))
    counts = any(len(reading) <= _DIGITS for one in first for reading in one.readings)  # no year
    return counts and bool(_SEVERAL.match(heading))


def _manner(heading: str, language: Language) -> str:
    if language == "en":
        return "told"
    if ":" in heading or "“" in heading or label_of(heading):
        return "named"
    return "is" if _NAMES.match(heading) else "told"


def _heading(section: tuple[str, ...]) -> str:
    """Return a heading as it can stand in a question, "" where it cannot.

    One that says little stands with the one above it.
    """
    named = [_NUMBERED.sub("", readable(one)).rstrip("?:") for one in section[-2:]]
    if not named or not named[-1]:
        return ""
    label = label_of(named[-1])
    if label is not None and len(named[-1]) - label.end < NEXT.least:
        return ""
    little = len(set(content_words(named[-1]))) < NEXT.telling
    heading = ": ".join(named) if little else named[-1]
    heading += "?" * section[-1].rstrip().endswith("?")
    return heading if NEXT.least <= len(heading) <= NEXT.most else ""


def _may_ask(lead: str) -> bool:
    """Whether a lead can be turned into a question: one short sentence with its own subject."""
    short = NEXT.least <= len(lead) <= NEXT.most and len(sentences(lead)) == 1
    return short and detect(lead) == "th" and not _LEANS.search(lead)


def _say(key: str, language: Language, what: str) -> str:
    """Word a question; Thai letters join, anything else is set apart by a blank."""
    apart = (language == "th" and what[-1:].isascii()) or what.endswith(("”", "ๆ", "ฯ"))
    return say(read_yaml(_TEXTS), key, language, what=f"{what} " if apart else what).strip()
