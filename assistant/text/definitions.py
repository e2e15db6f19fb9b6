"""Definitions: which word a text defines, and where one definition ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.schema import Span

# As laws and contracts define: a word in quotation marks, and what it is to mean.
_LEGAL = re.compile(
    r"[“\"”](?P<term>[^“”\"\n]{1,90})[”\"“]\s*(?:\([^)\n]{1,60}\)\s*)?"
    r"(?:ให้)?(?:หมายความ(?:ว่า)?|หมายถึง|means?\b|refers? to\b)\s*"
)
# As anybody does, near the head of a sentence: Thai in one run of letters, English from its start.
_THAI = re.compile(
    r"(?:^|\s|ว่า)(?P<term>[^\s“”\"]{2,40}?)\s*(?:\([^)\n]{1,80}\)\s*)?(?:หมายความว่า|หมายถึง|คือ)"
)
_ENGLISH = re.compile(
    r"(?P<term>[^“”\"\n,;:.]{1,60}?)\s*(?:\([^)\n]{1,80}\)\s*)?"
    r"(?:\bmeans\b|\brefers? to\b|\bis (?:an?|the)\b|\bare\b)"
)
_HEAD = 100  # characters in which a sentence tells what it defines


def term_of(text: str) -> str:
    """Return the words that a text defines at its head, "" where it defines none.

    >>> term_of("“กองทุน” หมายความว่า กองทุนของสภา"), term_of("A hub is a centre."), term_of("No.")
    ('กองทุน', 'A hub', '')
    """
    head = text[:_HEAD]
    match = _LEGAL.match(text) or _ENGLISH.match(head) or _THAI.search(head)
    return match["term"].strip() if match else ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term that a law defines; ``meaning`` is where in ``span`` what it means begins."""

    term: str
    span: Span
    meaning: int


@lru_cache(maxsize=4_000)
def definitions(text: str) -> tuple[Definition, ...]:
    """Return the definitions that a text of a law is made of, each up to the next, if it has any.

    >>> [one.term for one in definitions("“สวน” หมายความว่า ที่ดิน “ผู้ดูแล” หมายความว่า ผู้ที่ดูแลสวน")]
    ['สวน', 'ผู้ดูแล']
    """
    heads = list(_LEGAL.finditer(text))
    edges = [*(head.start() for head in heads), len(text)]
    return tuple(
        Definition(
            head["term"].strip(),
            (head.start(), head.start() + len(text[head.start() : end].rstrip())),
            head.end(),
        )
        for head, end in zip(heads, edges[1:], strict=True)
    )
