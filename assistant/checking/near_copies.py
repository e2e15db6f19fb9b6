"""Near copies: a sentence of nearly a quotation's words that may yet say something else.

With the same words, who does what to whom is in their order; a cause, a condition or "all" is one
word more. A small judge overlooks both. Here words are only compared, so what is found lowers a
yes to unsure and never makes a no: a true sentence may be turned round as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from assistant.checking import facts
from assistant.settings.checking import CHECKING
from assistant.text.language import content_words, detect, words

_MOST_WORDS = 1_200  # words of the quotations that are looked through
# Closed classes of words, English ones as stems: what ties two statements, or says of how many.
_TIES = tuple(
    frozenset(row.split())
    for row in (
        """เพราะ เนื่องจาก สาเหตุ เป็นสาเหตุ เหตุ ทำให้ ส่งผล ส่งผลให้ จึง ก่อให้เกิด
        becaus caus due lead led result therefor""",
        "ถ้า หาก เมื่อ เว้นแต่ ต่อเมื่อ if unless onc until",
        "ทุก บาง ทั้งหมด เท่านั้น เพียง เฉพาะ ทั้งสิ้น เสมอ ล้วน all everi some onli alway never mani most ani",
    )
)


def turned(claim: str, quotes: Sequence[str]) -> bool:
    """Tell whether a near copy has its words in another order, or ties them anew.

    >>> quotes = ["The council pays the school, which pays the driver."]
    >>> [turned(f"The {who} pays the council.", quotes) for who in ("driver", "school")]
    [True, True]
    """
    spoken = detect(claim)
    same = "\n".join(quote for quote in quotes if detect(quote) == spoken)
    if not same or facts.coverage(claim, same) < CHECKING.near:
        return False
    return _ties_anew(claim, same) or _is_out_of_order(claim, same)


def _ties_anew(claim: str, quoted: str) -> bool:
    said, there = set(words(claim)), set(words(quoted))
    return any(said & ties and not there & ties for ties in _TIES)


def _is_out_of_order(claim: str, quoted: str) -> bool:
    """Compare the order with all that is quoted, and with the place that has most of the words."""
    sought = [word for word in content_words(claim) if not word[0].isdigit()]
    told = words(quoted)[:_MOST_WORDS]
    place = _place(set(sought), told, int(CHECKING.place_size * len(words(claim))))
    return _order(sought, told) < CHECKING.order or (
        len(set(sought) & set(place)) >= CHECKING.near * len(set(sought))
        and _order(sought, place) < CHECKING.order
    )


def _place(sought: set[str], told: Sequence[str], size: int) -> Sequence[str]:
    """Return the words of the place, ``size`` words long, that has most of those sought."""
    starts = range(max(1, len(told) - size + 1))
    best = max(starts, key=lambda start: len(sought & set(told[start : start + size])))
    return told[best : best + size]


def _order(sought: Sequence[str], told: Sequence[str]) -> float:
    """Return the share of the words found that are found in their order, 0 to 1."""
    there = set(told)
    found = [word for word in sought if word in there]
    return LCSseq.similarity(found, told) / len(found) if found else 1.0
