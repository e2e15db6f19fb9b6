"""The words of "not in the library": honest, in the question's language, with what was nearest."""

from __future__ import annotations

from collections.abc import Sequence

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


def write(language: Language, hits: Sequence[Hit]) -> str:
    """Return the refusal, with the distinct sections of the nearest hits."""
    places = list(dict.fromkeys(place(hit) for hit in hits))[: AROUND.named]
    if not places:
        return NOT_IN_LIBRARY[language]
    named = "; ".join(f"“{name}”" for name in places)
    return f"{NOT_IN_LIBRARY[language]} {_NEAREST[language]} {named}"


def place(hit: Hit) -> str:
    """Return the innermost heading of a hit, or its document's title."""
    return next(iter(hit.passage.section[-1:]), hit.title)
