"""Definitions: which word a text defines, and where one definition ends and the next begins."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from assistant.schema import Span

# As laws and contracts define: a word in quotation marks, and what it is to mean.
_LEGAL = re.compile(
    r"[“\"”](?P<term>[^“”\"\n]{1,90})[”\"“]\s*(?:\([^)\n]{1,60}\)\s*)?"
    r"(?:ให้)?(?:หมายความ|หมายถึง|means?\b)"
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


@lru_cache(maxsize=4_000)
def terms_defined(text: str) -> tuple[str, ...]:
    """Return the words that a text of a law or contract defines, in order.

    >>> terms_defined("ในพระราชบัญญัตินี้ “สวน” หมายความว่า ที่ดิน “ผู้ดูแล” หมายความว่า ผู้ที่ดูแลสวน")
    ('สวน', 'ผู้ดูแล')
    """
    return tuple(match["term"].strip() for match in _LEGAL.finditer(text))


def defined(text: str) -> tuple[Span, ...]:
    """Return the spans of the definitions that a text of a law is made of, if it has any."""
    starts = [match.start() for match in _LEGAL.finditer(text)]
    if not starts:
        return ()
    spans = [*pairwise(starts), (starts[-1], len(text))]
    return tuple((a, a + len(text[a:b].rstrip())) for a, b in spans)
