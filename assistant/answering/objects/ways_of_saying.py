"""Ways of saying that a question asks for: a duty, what follows in a case, a cause.

Like an amount or a date, such a way is told by few words in any document, whatever it is on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.text.patterns import Worded, any_of

# A way of saying, how it is asked for, and what tells it in a text.
_WAYS: Sequence[tuple[str, re.Pattern[str], re.Pattern[str]]] = (
    (
        "duty",
        any_of("ต้อง|จำเป็น", r"\b(?:must|ha(?:ve|s) to|needs? to|required|obliged)\b"),
        re.compile(
            r"ต้อง(?!การ)|จำเป็น|\b(?:must|shall|requir\w+|ha(?:ve|s) to|needs? to)\b", re.IGNORECASE
        ),
    ),
    (
        "case",
        any_of(
            "(ถ้า|หาก|กรณี)[^?]*(?:เกิดอะไร|เกิดผล|เป็นอย่างไร|เป็นไง|อย่างไร|ยังไง|ผล|โทษ|ได้ไหม|ได้มั้ย)",
            r"\bwhat (?:happens|would happen|if)\b|\bif\b[^?]*\b(?:what|who|how|can|may)\b",
        ),
        re.compile(
            r"ถ้า|หาก|กรณี|เว้นแต่|ฝ่าฝืน|\b(?:if|where|unless|in case|fails? to|otherwise)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "cause",
        any_of("ทำไม|เพราะ(?:อะไร|เหตุใด)|เหตุ(?:ใด|ผล)|สาเหตุ", r"\bwhy\b|\breasons?\b|\bcauses?\b"),
        re.compile(
            r"เพราะ|เนื่องจาก|เนื่องมาจาก|เหตุ|จึง|ทำให้|ส่งผล"
            r"|\b(?:because|since|due to|as a result|therefore|owing to|caus\w+|led to|lack of)\b",
            re.IGNORECASE,
        ),
    ),
)


def asked_ways(question: str) -> frozenset[str]:
    """Return the ways of saying that a question asks for.

    >>> sorted(asked_ways("What happens if a member does not pay, and who must act?"))
    ['case', 'duty']
    """
    worded = Worded.of(question)
    return frozenset(name for name, asked, _ in _WAYS if worded.has(asked))


def ways_in(text: str, asked: frozenset[str]) -> frozenset[str]:
    """Return which of the asked ways a text has.

    >>> ways_in("Each member must pay by May.", frozenset({"duty", "cause"}))
    frozenset({'duty'})
    """
    return frozenset(name for name, _, told in _WAYS if name in asked and told.search(text))
