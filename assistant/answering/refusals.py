"""The words of "not in the library": honest, in the question's language, with what was nearest.

They name what is missing where that is known: a part of a document, a name, a word, a number, or
the kind of thing that was asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.retrieval.evidence.missing import Missing
from assistant.schema import Hit, Language
from assistant.settings.writing import AROUND

NOT_IN_LIBRARY: dict[Language, str] = {
    "th": "ไม่พบคำตอบของคำถามนี้ในคลังเอกสาร จึงไม่ขอตอบเกินกว่าที่เอกสารระบุ",
    "en": "The library does not answer this question, so nothing is claimed beyond its documents.",
}
_NEAREST: dict[Language, str] = {
    "th": "หัวข้อที่ใกล้เคียงที่สุดในคลัง:",
    "en": "The nearest sections in the library are:",
}
_MISSING: dict[str, dict[Language, str]] = {
    "part": {"th": "คลังเอกสารไม่มี {what}", "en": "The library has no {what}."},
    "names": {"th": "ไม่มีเอกสารใดกล่าวถึง {what}", "en": "No document mentions {what}."},
    "words": {"th": "ไม่มีเอกสารใดใช้คำว่า {what}", "en": "No document has the word {what}."},
    "number": {
        "th": "เนื้อหาที่ใกล้เคียงไม่มีตัวเลข {what}",
        "en": "What comes nearest does not have the number {what}.",
    },
    "today": {
        "th": "เอกสารบอกได้เพียงสิ่งที่เป็นอยู่เมื่อเขียน ไม่รู้ว่าวันนี้เป็นอย่างไร",
        "en": "Documents tell what was so when they were written, and not what is so today.",
    },
    "kind": {
        "th": "เนื้อหาที่ใกล้เคียงไม่ได้ระบุ{what}",
        "en": "What comes nearest does not give {what}.",
    },
}
_KINDS: dict[str, dict[Language, str]] = {
    "percentage": {"th": "ร้อยละ", "en": "a percentage"},
    "money": {"th": "จำนวนเงิน", "en": "an amount of money"},
    "year": {"th": "ปี", "en": "a year"},
    "person": {"th": "ชื่อบุคคล", "en": "the name of a person"},
    "number": {"th": "จำนวน", "en": "a number"},
}
_NOT_CHOSEN: dict[Language, str] = {
    "th": "เอกสารที่เลือกไว้ไม่มีคำตอบของคำถามนี้",
    "en": "The documents that were chosen do not answer this question.",
}
_ELSEWHERE: dict[Language, str] = {
    "th": "คำตอบอยู่ในเอกสารอื่นของคลัง: {where}",
    "en": "The answer stands in another document of the library: {where}",
}
_PAGE: dict[Language, str] = {"th": " หน้า {page}", "en": ", page {page}"}
_UNDER: dict[Language, str] = {"th": " หัวข้อ “{name}”", "en": ", under “{name}”"}
_OR: dict[Language, str] = {"th": " หรือ ", "en": " or "}


def write(
    language: Language,
    hits: Sequence[Hit],
    missing: Missing | None = None,
    elsewhere: Sequence[Hit] = (),
) -> str:
    """Return the refusal: what is missing, then the distinct sections of the nearest hits.

    Where documents that were not chosen answer, it says so and where the best of them does.
    """
    if elsewhere:
        where = _ELSEWHERE[language].format(where=whereabouts(elsewhere[0], language))
        return f"{_NOT_CHOSEN[language]} {where}"
    said = say(language, missing)
    places = list(dict.fromkeys(place(hit) for hit in hits))[: AROUND.named]
    if not places:
        return said
    named = "; ".join(f"“{name}”" for name in places)
    return f"{said} {_NEAREST[language]} {named}"


def say(language: Language, missing: Missing | None = None) -> str:
    """Return that the library does not answer, and what it lacks."""
    if missing is None:
        return NOT_IN_LIBRARY[language]
    names = (
        (_KINDS[one][language] for one in missing.what)
        if missing.sort == "kind"
        else (f"“{one}”" for one in missing.what)
    )
    lacking = _MISSING[missing.sort][language].format(what=_OR[language].join(names))
    return f"{NOT_IN_LIBRARY[language]} {lacking}"


def without_nearest(text: str, language: Language) -> str:
    """Return a refusal without the sections that it names last, for who shows them otherwise."""
    return text.partition(f" {_NEAREST[language]}")[0]


def place(hit: Hit) -> str:
    """Return the innermost heading of a hit, or its document's title."""
    return next(iter(hit.passage.section[-1:]), hit.title)


def whereabouts(hit: Hit, language: Language) -> str:
    """Return in which document a hit stands, on which page and under which heading."""
    page, section = hit.passage.page, hit.passage.section
    named = [f"“{hit.title}”"]
    if page is not None:
        named.append(_PAGE[language].format(page=page))
    if section and section[-1] != hit.title:
        named.append(_UNDER[language].format(name=section[-1]))
    return "".join(named)
