"""What a long or a double utterance asks: its asking part, and its questions one by one."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.answering.dialogue.acts import Recogniser
from assistant.retrieval.phrasing import ASKED
from assistant.settings.writing import LONG
from assistant.text.language import content_words, sentences
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
    """Return the part of a long text that asks, with what stands just before it.

    A text of usual length is returned as it is. In a long one the sentences that ask or wish are
    kept, in their order, and as many before each as there is room for: there the case is told.
    """
    if len(text) <= LONG.most:
        return text
    pieces = [text[start:end].strip() for start, end in sentences(text)]
    asks = [at for at, piece in enumerate(pieces) if _asks(piece)] or [len(pieces) - 1]
    kept: set[int] = set()
    for back in range(LONG.before + 1):
        for at in reversed(asks):
            size = sum(len(pieces[n]) for n in kept)
            if at - back >= 0 and size + len(pieces[at - back]) <= LONG.kept:
                kept.add(at - back)
    return " ".join(pieces[at] for at in sorted(kept)) or text[-LONG.kept :]


def questions(known: Recogniser, text: str) -> tuple[str, ...]:
    """Return the questions of an utterance that asks more than one, each in words of its own.

    One that names nothing by itself goes on from the one before: it gets what that is about.
    """
    if len(text) > LONG.most:
        return ()
    joints = [(0, 0), *(match.span() for match in _JOINT.finditer(text)), (len(text), len(text))]
    spans: list[tuple[int, int]] = []
    for (_, start), (end, _) in pairwise(joints):
        asks = Worded.of(text[start:end]).has(ASKED)
        if spans and not (asks and Worded.of(text[slice(*spans[-1])]).has(ASKED)):
            spans[-1] = spans[-1][0], end
        elif text[start:end].strip(" ,;"):
            spans.append((start, end))
    found = [text[start:end].strip(" ,;") for start, end in spans]
    if len(found) < 2 or not all(Worded.of(one).has(ASKED) for one in found):
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


def _asks(piece: str) -> bool:
    worded = Worded.of(piece)
    return worded.has(ASKED) or worded.has(_WISHES)
