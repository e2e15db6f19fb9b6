"""What a sentence needs of the one before it: whom it points at, and what it goes on from.

A word that points ("these tools", "เรือนั้น") is understood where what it points at was named before
it in the same text; otherwise the text looks back.  The closed classes of both languages that tell
this stand here alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.text.language import placed_words, stem

# Pronouns and pointing words that are a sentence's subject, and what joins it to the one before.
_FIRST = re.compile(
    r"(?:(?:this|that|these|those|such|it|its|they|them|their|he|she"
    r"|and|or|which|but|yet|so|however|likewise|similarly|also|therefore|thus|instead|otherwise"
    r"|then|here|for example|additionally|furthermore|moreover|in particular"
    r"|following them)\b|นั้น|ดังกล่าว"
    r"|และ|หรือ|แต่|เว้นแต่|ซึ่ง|โดย|เพื่อ|เช่น|ต่อ|ตามวรรค|วรรค|ทั้งนี้|เป็นการ)",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\b(?P<word>this|these|those)\s(?P<noun>[\w’']+)", re.IGNORECASE)
# "Those who row": what they are follows.
_FOLLOWS = frozenset("who that which of in with whose for from on at under outside".split())
# "This guide": the document itself.
_ITSELF = frozenset(
    map(stem, "guide manual handbook playbook standard document section act law page".split())
)
_FORMER = re.compile(r"\bthe (?:above|latter|former)\b", re.IGNORECASE)
_BACK = ("นั้น", "ดังกล่าว")
_PARAGRAPH = re.compile(
    r"\s?(?:ตาม|ใน)?วรรค(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|ก่อน)(?:\s?(?:หรือ|และ)\s?วรรค(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก))?"
)
_OF_ARTICLE = re.compile(r"มาตรา\s*[\d๐-๙/]+\s*$")


def stands_alone(sentence: str) -> bool:
    """Tell whether a sentence can be read without the one before it.

    >>> stands_alone("Teams should watch these metrics.")
    False
    >>> stands_alone("If a test fails, run this test again.")
    True
    """
    return not begins_back(sentence) and not looks_back(sentence)


def begins_back(text: str) -> bool:
    """Tell whether a text begins with what goes on from, or points at, something before it."""
    return bool(_FIRST.match(text.strip()))


def looks_back(text: str) -> bool:
    """Tell whether something in a text points at what it does not name before.

    >>> looks_back("ให้ประธานส่งร่างข้อบัญญัตินั้นให้ผู้ว่าราชการจังหวัด")
    True
    >>> looks_back("เมื่อเรือจม ให้เจ้าของเรือนั้นแจ้งผู้ดูแลท่า")
    False
    """
    return bool(_FORMER.search(text)) or any(_english(text)) or any(_thai(text))


def without_paragraphs(text: str) -> str:
    """Return an order without the numbers of its own article's paragraphs, which nobody sees.

    >>> without_paragraphs("ให้คณะกรรมการตามวรรคหนึ่งพิจารณาคำขอตามมาตรา ๕ วรรคสอง")
    'ให้คณะกรรมการพิจารณาคำขอตามมาตรา ๕ วรรคสอง'
    """
    return _PARAGRAPH.sub(
        lambda found: found[0] if _OF_ARTICLE.search(text[: found.start()]) else "", text
    )


def _english(text: str) -> Iterator[bool]:
    for found in _POINTS.finditer(text):
        noun = stem(found["noun"].lower())
        if found["word"].lower() == "those" and noun in _FOLLOWS:
            continue
        named = {stem(word) for word in re.findall(r"\w+", text[: found.start()].lower())}
        yield noun not in named and noun not in _ITSELF


def _thai(text: str) -> Iterator[bool]:
    seen: list[str] = []
    for _, word in placed_words(text):
        if word in _BACK:
            yield not seen or seen[-1] not in seen[:-1]
        seen.append(word)
