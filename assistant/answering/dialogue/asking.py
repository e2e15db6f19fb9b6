"""What a long or a double utterance asks: its asking part, and its questions one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.answering.dialogue.acts import Recogniser
from assistant.retrieval.asking_part import Asks, asks, without_story
from assistant.retrieval.phrasing import PAUSE
from assistant.settings.writing import LONG
from assistant.text.language import content_words
from assistant.text.patterns import Worded, any_of

# Where one question may end and the next begin; both sides must ask something.
_JOINT = re.compile(
    r"\s*(?:[?;]\s*|,?\s+(?:and|and also|also|plus)\s+(?=(?:what|which|who|how|why|when|where)\b)"
    r"|\s(?=แล้ว|และ|ส่วน)|(?<=[ก-๙])\s+(?=[ก-๙]))",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"^(?:แล้วก็|แล้ว|และ|ส่วน|and|also|plus)\s*", re.IGNORECASE)
_WISHES = any_of(
    "ขอ|อยาก(?:รู้|ทราบ|ถาม|ให้|ได้)|ช่วย|ควร|ไหม|มั้ย|หรือไม่|หรือเปล่า|รบกวน|แนะนำ|ปรึกษา",
    r"\b(?:please|should|could you|can you|can we|can i|advise|recommend|help|want to know)\b|\?",
)


def essence(text: str) -> str:
    """Return the part of a long text that asks, with what stands around it.

    A text of usual length is returned as it is. In a long one the pieces that ask or wish are kept,
    in their order, and what stands nearest to them as far as there is room: there the case is told.
    """
    if len(text) <= LONG.most:
        return text
    pieces = PAUSE.split(text)
    asking = _asking(pieces) or [len(pieces) - 1]
    nearness = {at: min(abs(at - one) for one in asking) for at in range(len(pieces))}
    kept: set[int] = set()
    room = LONG.kept
    for at in sorted(nearness, key=lambda at: (nearness[at], -at)):
        if len(pieces[at]) > room:
            break
        kept.add(at)
        room -= len(pieces[at])
    return " ".join(pieces[at] for at in sorted(kept)) or text[-LONG.kept :]


def questions(known: Recogniser, text: str) -> tuple[str, ...]:
    """Return the questions of an utterance that asks more than one, each in words of its own.

    One that names nothing by itself goes on from the one before: it gets what that is about.
    """
    if len(text) > LONG.most:
        return ()
    text = without_story(text)
    joints = [(0, 0), *(match.span() for match in _JOINT.finditer(text)), (len(text), len(text))]
    spans: list[tuple[int, int]] = []
    for (_, start), (end, _) in pairwise(joints):
        here = asks(text[start:end]) >= Asks.LIKELY
        if spans and not (here and asks(text[slice(*spans[-1])]) >= Asks.LIKELY):
            spans[-1] = spans[-1][0], end
        elif text[start:end].strip(" ,;"):
            spans.append((start, end))
    found = [text[start:end].strip(" ,;") for start, end in spans]
    if len(found) < 2 or not all(asks(one) >= Asks.LIKELY for one in found):
        return ()
    return tuple(_standing(known, found))


def _standing(known: Recogniser, pieces: list[str]) -> list[str]:
    about = ""
    told: list[str] = []
    for piece in pieces:
        bare = _BEGINS.sub("", piece)
        named = known.recognise(bare).utterance.named()
        alone = bool(named) and len(set(content_words(" ".join(named)))) > 1
        told.append(bare if alone or not about else f"{about} {bare}")
        about = " ".join(named) if alone or not about else about
    return told


def _asking(pieces: Sequence[str]) -> list[int]:
    """Return the places of what asks or wishes: what does so surely, or else whatever may."""
    last = len(pieces) - 1
    found = [max(asks(one), _wishes(one, last=at == last)) for at, one in enumerate(pieces)]
    least = Asks.LIKELY if max(found, default=Asks.NOT) >= Asks.LIKELY else Asks.PERHAPS
    return [at for at, one in enumerate(found) if one >= least]


def _wishes(piece: str, *, last: bool) -> Asks:
    """Return how surely a piece wishes: others' wishes are told within a story."""
    if not Worded.of(piece).has(_WISHES):
        return Asks.NOT
    return Asks.LIKELY if last else Asks.PERHAPS
