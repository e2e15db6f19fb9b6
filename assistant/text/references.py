"""References to parts of documents: "มาตรา 18 วรรคสอง", "Section 39.103", "ตารางที่ ๒", "หน้า 103".

Parsed here and nowhere else: for what a passage is called and for what a question asks alike, so
that one is found by the other. A reference is written as its kind and number: "section 18".

>>> references("มาตรา ๑๘ วรรคสอง และ Table 2")
('section 18', 'table 2')
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.text.calendar import MONTHS
from assistant.text.inserted import INSERTED
from assistant.text.language import arabic_digits

# What each kind is called in both languages. A Thai มาตรา is a section in English law.
_KINDS: Final = {
    "section": r"มาตรา|Sections?|Sec\.|§",
    "article": r"Articles?|Art\.",
    "clause": r"ข้อ(?:ที่)?|Clauses?",
    "chapter": r"หมวด(?:ที่)?|บทที่|Chapters?|Ch\.",
    "division": r"ส่วนที่|Subparts?",
    "title": r"ลักษณะ(?:ที่)?|Titles?",
    "part": r"ภาค(?:ที่)?|Parts?",
    "agenda": r"(?:ระเบียบ)?วาระที่|Agenda item",
    "annex": r"ภาคผนวก|Annex(?:es)?|Appendix",
    "table": r"ตาราง(?:ที่)?|Tables?",
    "figure": r"(?:แผน)?ภาพที่|รูปที่|Figures?|Fig\.",
    "page": r"หน้า(?:ที่)?|pages?|p\.",
}
_OF_LAWS: Final = frozenset(["section", "article", "clause"])  # by these a law is cited
_NUMBER: Final = rf"[0-9]{{1,5}}(?:[./][0-9]{{1,4}})*(?:\s?{INSERTED})?|(?<=\s)[A-Z](?![A-Za-z])"
_NAMED: Final = re.compile(
    "|".join(f"(?P<{kind}>(?<![A-Za-z]){words})" for kind, words in _KINDS.items()), re.IGNORECASE
)
_COUNT: Final = re.compile(rf"\s*(?P<n>{_NUMBER})")
# Any other word that counts the parts of a work: "Play 7", "Step 3".
_COUNTED: Final = re.compile(
    r"(?<![A-Za-z])(?P<word>[A-Z][a-z]{2,14})\s(?P<n>[0-9]{1,3})(?![0-9.,]*[0-9%])"
)
_MONTHS: Final = frozenset(english for english, *_ in MONTHS)


def references(text: str) -> tuple[str, ...]:
    """Return what a text refers to, each once, in the order of the text."""
    return tuple(dict.fromkeys(_found(arabic_digits(text))))


def part_named(heading: str) -> str:
    """Return the part of a law that a heading begins with, as it is written; "" for another.

    >>> part_named("มาตรา ๑๘ การอุทธรณ์"), part_named("หมวด ๒ ข้อมูล"), part_named("บทนำ")
    ('มาตรา ๑๘', '', '')
    """
    plain = arabic_digits(heading)
    match = _NAMED.match(plain)
    count = _COUNT.match(plain, match.end()) if match else None
    if match is None or count is None or match.lastgroup not in _OF_LAWS:
        return ""
    return heading[: count.end()]


def cited_as(short_title: str, section: Sequence[str]) -> str:
    """Return how a part of a law is cited, "" where the part or the law's name is not known."""
    part = next(filter(None, map(part_named, reversed(section))), "")
    return f"{short_title} {part}" if short_title and part else ""


def as_written(text: str, reference: str) -> str:
    """Return the words by which a text refers to something, the reference where it does not.

    >>> as_written("มาตรา ๑๘ ว่าอย่างไร", "section 18")
    'มาตรา ๑๘'
    """
    spans = (span for found, span in _taken(arabic_digits(text)) if found == reference)
    return next((text[start:end] for start, end in spans), reference)


def is_shown(reference: str) -> bool:
    """Tell whether a reference is to what a text shows and speaks of: a table or figure.

    >>> is_shown("table 2"), is_shown("section 18")
    (True, False)
    """
    return reference.startswith(("table ", "figure "))


def page_of(reference: str) -> int | None:
    """Return the number of a reference to a page."""
    kind, _, number = reference.partition(" ")
    return int(number) if kind == "page" and number.isdecimal() else None


def without_references(text: str) -> str:
    """Blank out what a text refers to, so that its numbers count nothing.

    >>> without_references("ตารางที่ 2 มี 3 ข้อ")
    '  มี 3 ข้อ'
    """
    for match in reversed(list(_NAMED.finditer(text))):
        if count := _COUNT.match(text, match.end()):
            text = f"{text[: match.start()]} {text[count.end() :]}"
    return text


def _found(text: str) -> Iterator[str]:
    yield from (reference for reference, _ in _taken(text))


def _taken(text: str) -> list[tuple[str, tuple[int, int]]]:
    """Return references and where they stand, in the order of the text."""
    taken: list[tuple[tuple[int, int], str]] = []
    for match in _NAMED.finditer(text):
        count = _COUNT.match(text, match.end())
        if count is not None:
            reference = f"{match.lastgroup} {_plain(count['n'])}"
            taken.append(((match.start(), count.end()), reference))
    named = {start for (start, _), _ in taken}
    for match in _COUNTED.finditer(text):
        word = match["word"].lower()
        if match.start() not in named and word not in _MONTHS:
            taken.append((match.span(), f"{word} {match['n']}"))
    return [(reference, span) for span, reference in sorted(taken)]


def _plain(number: str) -> str:
    return " ".join(number.split()).lower()
