"""The sides of a comparison: what stands around the word between two things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from assistant.answering.dialogue.utterances import BETWEEN, PREFIXES, VERSUS, Token, tokens
from assistant.retrieval.phrasing import ASKING

# Words that tell two things apart or set them side by side.
_COMPARING = VERSUS | frozenset(
    """ต่าง ต่างกัน แตก แตกต่าง แตกต่างกัน เหมือน เหมือนกัน เปรียบเทียบ เทียบ เหมาะ เหมาะกับ ดีกว่า คนละอย่าง
    ระหว่าง differ differenc compar between similar apart same better""".split()
)
_HAVING = frozenset("มี has have do doe".split())  # "the council has …": what follows is no name
_NAMING = PREFIXES | {"แบบ", "คน", "กฎหมาย"}  # words that ask elsewhere and begin a name
_QUALIFYING = frozenset("ใหม่ เก่า เดิม new old".split())
_APART = frozenset({"from", "จาก"})  # these part two things behind a word that tells them apart
_SEVERAL = re.compile(
    r"\bdifferent(?= (?!from|than|to|and|or|in|between|when|if)[a-z])|ต่าง\s*ๆ", re.IGNORECASE
)
_ARTICLES = frozenset({"a", "an", "the", "ของ"})
_FACING = (BETWEEN | {"ดีกว่า", "จาก"}) - {"แล้ว", "between"}  # what stands between two sides
# Verbs that take กับ: "ตรงกับ" is one word, and what follows is no other side.
_WITH = frozenset("ตรง เกี่ยว เหมาะ เท่า ขึ้น ร่วม".split())


def sides(text: str, asking: frozenset[str]) -> tuple[str, ...]:
    """Return what stands on either side of the word between, without the words that ask.

    What is compared may be named by words that ask elsewhere ("doing it oneself").

    >>> sides("ความแตกต่างระหว่างซื้อใหม่กับซ่อมเองเป็นอย่างไร", frozenset(["เป็น", "อย่างไร"]))
    ('ซื้อใหม่', 'ซ่อมเอง')
    """
    found = list(tokens(text))
    facing = [at for at in range(1, len(found) - 1) if _is_between(found, at)]
    pairs = (
        (_first_side(found[:at], asking), _last_side(found[at + 1 :], asking)) for at in facing
    )
    pair = next((pair for pair in pairs if all(pair)), None)
    if pair is None:
        return ()
    first, last = (text[side[0].span[0] : side[-1].span[1]] for side in pair)
    before = found[found.index(pair[1][0]) - 1]
    return first, _shared(text, pair[0], before, pair[1][0]) + last


def _shared(text: str, first: Sequence[Token], before: Token, begins: Token) -> str:
    """Return what the second side leaves unsaid, since the first has said it.

    Of "a plan of the state and of the town" that is "a plan ", of "งานแบบเก่ากับแบบใหม่" "งาน".
    ``before`` is the word before the second side, which may be one that joins: "ของ".
    """
    for one, following in pairwise(first[1:]):
        if one.form == begins.form:
            return text[first[0].span[0] : one.span[0]]
        if one.form == before.form == "ของ":
            return text[first[0].span[0] : following.span[0]]
    return ""


def without_several(text: str) -> str:
    """Return a text without words of difference that only say that there are several.

    >>> without_several("Who pays staff from different offices?")
    'Who pays staff from offices?'
    """
    return " ".join(_SEVERAL.sub(" ", text).split()) if _SEVERAL.search(text) else text


def _is_between(found: Sequence[Token], at: int) -> bool:
    before = found[at - 1].form
    return found[at].form in _FACING and (found[at].form not in _APART or before in _COMPARING)


def _first_side(found: Sequence[Token], asking: frozenset[str]) -> Sequence[Token]:
    """Return the side before the word between: behind what asks to compare, if that is said."""
    side = list(found)
    while side and side[-1].form in _COMPARING:
        del side[-1]
    asked = [at for at, token in enumerate(side) if token.form in _COMPARING]
    del side[: max(asked, default=-1) + 1]
    begun = next((at for at, token in enumerate(side) if token.form not in asking), len(side))
    named = next((at for at, one in enumerate(side) if one.form in _NAMING), begun)
    return side[min(begun, named) :]


def _last_side(found: Sequence[Token], asking: frozenset[str]) -> Sequence[Token]:
    """Return the side behind the word between, up to where it is asked or told what differs."""
    ends = (at for at, one in enumerate(found) if at and one.form in _COMPARING | _HAVING | ASKING)
    side = list(found[: next(ends, len(found))])
    while side and side[-1].form in asking - _QUALIFYING:
        del side[-1]
    articles = takewhile(lambda one: one.form in _ARTICLES, side)
    return side[len(list(articles)) :]


def takes_with(side: str) -> bool:
    """Whether what stands before กับ ends in a verb that takes it, and so is no side."""
    return bool({token.form for token in tuple(tokens(side))[-1:]} & _WITH)
