"""Which part of a long text asks: a story may stand before a question, or behind it.

Words that ask are in stories too: "nobody knew who should pay", "officers who also do other work",
"ไม่มีใครประชุม".  So a piece is not asked for whether it has one, but how surely it asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from assistant.retrieval import phrasing
from assistant.settings.finding import ASKING as SIZES
from assistant.text.language import content_words
from assistant.text.patterns import Worded, any_of
from assistant.text.quotations import DENIES

_BEGINS = 3  # words of an English sentence; an asking word behind these tells of something
_STANDS = 2  # words of its own that a question has which needs no sentence beside it
_SURELY = any_of(r"(?:ไหม|มั้ย|หรือไม่|หรือเปล่า)(?=\s|$)", r"\?")
_NEVER = any_of(rf"{DENIES['th']}|ไม่ว่า|ไม่รู้", rf"\b(?:{DENIES['en']}|nobody)\b")
# "ไม่เกินกี่ปี" asks for a limit; "ไม่มีใคร" asks nothing.
_AMOUNT = re.compile(r"กี่|เท่า(?:ไร|ไหร่|ใด)")


class Asks(IntEnum):
    """How surely a piece of text asks something."""

    NOT = 0
    PERHAPS = 1  # it has a word that asks
    LIKELY = 2  # where a question has it, and nothing denies it
    SURELY = 3  # it says so: a question mark, a particle


def asks(piece: str) -> Asks:
    """Return how surely a sentence asks.

    >>> [asks(s).name for s in ("Who pays?", "so who pays", "we are four who pay", "we pay")]
    ['SURELY', 'LIKELY', 'PERHAPS', 'NOT']
    >>> [asks(s).name for s in ("ใครประชุมบ้าง", "ไม่มีใครประชุม", "ประชุมกันแล้ว")]
    ['LIKELY', 'PERHAPS', 'NOT']
    """
    worded = Worded.of(piece)
    if worded.has(_SURELY):
        return Asks.SURELY
    asked = worded.find(phrasing.ASKED)
    if asked is None:
        return Asks.NOT
    before = piece[: asked.start()]
    denied = Worded.of(before).has(_NEVER) and not _AMOUNT.match(asked[0])
    tells = denied or (asked[0].isascii() and len(before.split()) >= _BEGINS)
    return Asks.PERHAPS if tells else Asks.LIKELY


def surest(pieces: Sequence[str]) -> list[int]:
    """Return the places of the pieces that ask most surely; none where nothing asks."""
    found = [asks(piece) for piece in pieces]
    best = max(found, default=Asks.NOT)
    return [at for at, one in enumerate(found) if one is best is not Asks.NOT]


def asking_part(text: str) -> str:
    """Return the part of a long text that asks.

    The last of the pieces that ask most surely, with what follows it where that is short, and with
    a piece beside it where it has hardly a word of its own. Where nothing asks it is the whole.
    """
    if len(text) <= SIZES.story:
        return text
    pieces = phrasing.PAUSE.split(text)
    asking = surest(pieces)
    if not asking:
        return text
    first, end = asking[-1], len(pieces)
    if len(" ".join(pieces[first:])) > SIZES.story:
        end = first + 1
    while first > 0 and not _stands(pieces[first:end]):
        first -= 1
    while end < len(pieces) and not _stands(pieces[first:end]):
        end += 1
    return " ".join(pieces[first:end])


def without_story(text: str) -> str:
    """Return a long text from the first to the last of the pieces that ask most surely."""
    pieces = phrasing.PAUSE.split(text)
    asking = surest(pieces) if len(text) > SIZES.story else []
    return " ".join(pieces[asking[0] : asking[-1] + 1]) if asking else text


def _stands(pieces: Sequence[str]) -> bool:
    own = {word for word in content_words(" ".join(pieces)) if word not in phrasing.ASKING}
    return len(own) >= _STANDS
