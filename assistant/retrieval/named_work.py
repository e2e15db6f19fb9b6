"""The work that is meant by its kind: "the article", where the library holds one article.

Whoever asks what the article says asks of that one, whatever else the library holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from assistant.schema.bibliography import WorkKind
from assistant.text.patterns import Worded, any_of

if TYPE_CHECKING:
    from assistant.library.library import Library

# What a work of each kind is called.
CALLED: Mapping[WorkKind, re.Pattern[str]] = {
    "article": any_of("บทความ", r"\b(?:article|paper)\b"),
    "report": any_of("รายงาน", r"\breport\b"),
    "law": any_of(r"กฎหมาย|พระราชบัญญัติ|พ\.?\s?ร\.?\s?บ\.?", r"\b(?:act|law)\b"),
}
# A kind names a work where it points: English by its article, Thai mostly by "นี้".
_POINTING: Mapping[WorkKind, re.Pattern[str]] = {
    "article": any_of("บทความ(?!ที่|ใด|ไหน|อื่น|เรื่อง|ๆ)", r"\b(?:the|this) (?:article|paper)\b"),
    "report": any_of("รายงานนี้|รายงานฉบับนี้", r"\b(?:the|this) report\b"),
    "law": any_of(r"(?:กฎหมาย|พระราชบัญญัติ|พ\.?ร\.?บ\.?)\s?(?:ฉบับ)?นี้", r"\bthis (?:act|law)\b"),
}


def documents_meant(library: Library, text: str) -> frozenset[str]:
    """Return the documents of the only work of a kind that a text points at, with notes on it.

    Empty where it points at none, where there are several of the kind, or nothing beside it.
    """
    worded = Worded.of(text)
    kinds = {kind for kind, pattern in _POINTING.items() if worded.has(pattern)}
    if not kinds:
        return frozenset()
    held = library.documents()
    works = [one.document_id for one in held if one.bibliography.kind in kinds]
    if len(works) != 1:
        return frozenset()
    work = library.heading(works[0]).work
    found = frozenset((works[0], *(library.headings_on(work) if work else ())))
    return found if len(found) < len(held) else frozenset()
