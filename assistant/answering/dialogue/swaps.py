"""One subject in the place of another: a correction, "the other one", a topic that is left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.answering.dialogue.acts import Recogniser
from assistant.answering.dialogue.conversations import Turn
from assistant.answering.dialogue.utterances import head_of, is_thing, parts, tokens
from assistant.retrieval.phrasing import ASKING
from assistant.text.language import content_words
from assistant.text.patterns import Worded, any_of

_OTHER = any_of(
    "อีก(?:อัน|ตัว|อย่าง|ฝ่าย|แบบ|ข้าง|แห่ง|ที่|ฉบับ|เรื่อง)(?:หนึ่ง|นึง)?",
    r"\bthe other(?: one| side)?\b",
)
_NTH = re.compile(
    r"(?P<what>ประเภท|ขั้นตอน|ขั้น|ระดับ|ระยะ|หมวด|ส่วน|แบบ|กลุ่ม|ช่วง|stage|type|step|phase|part|play|chapter)"
    r"\s*(?:ที่)?\s*(?:\d{1,3}|[๐-๙]{1,3}|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")
_PIECE = re.compile(r"[\s,;:–-]+")
_SHORT = 2  # words of an utterance that names the other and says nothing else


def swapped(known: Recogniser, last: Turn, subject: str) -> str:
    """Return the last question with another subject in the place of its first one.

    A thing of another kind takes no place: the chair of a committee stays, of another law.
    """
    kind = head_of(subject)
    held = [last.question.find(name) for name in last.about]
    if held and min(held) >= 0 and kind in ("", head_of(last.about[0])):
        return _put(last.question, held[0], held[-1] + len(last.about[-1]), subject)
    utterance = known.recognise(last.question).utterance
    if not utterance.subjects or (kind and kind not in map(head_of, utterance.named())):
        return f"{last.question} {subject}"
    start, end = utterance.subjects[0]
    return f"{utterance.text[:start]}{subject}{utterance.text[end:]}"


def corrected(known: Recogniser, last: Turn, subject: str) -> str:
    """Return the last question about what was meant.

    A name takes the place of a name, and a subject that is said in full that of all that was said.
    """
    utterance = known.recognise(last.question).utterance
    if not utterance.subjects:
        return f"{last.question} {subject}"
    start, end = utterance.subjects[0][0], utterance.subjects[-1][1]
    old = utterance.text[start:end]
    kind = head_of(subject)
    if kind:
        at = old.rfind(kind)
        return (
            _put(utterance.text, start + at, end, subject)
            if at >= 0
            else f"{last.question} {subject}"
        )
    if _NAME.fullmatch(subject) and (name := _NAME.search(old)):
        return _put(utterance.text, start + name.start(), start + name.end(), subject)
    words = list(tokens(old))
    lone = len(content_words(subject)) == 1 < len(words) and not subject.isascii()
    if lone and not old.isascii():  # a Thai name ends in what tells it apart
        first, last_end = words[-1].span
        return _put(utterance.text, start + first, start + last_end, subject)
    named = [token.span[1] for token in tokens(utterance.text) if is_thing(token)]
    return _put(utterance.text, start, max([end, *named]), subject)


def the_other(known: Recogniser, text: str, before: Sequence[Turn]) -> dict[str, Any] | None:
    """Return the wish about the other of the last two things that were spoken of together.

    Returns:
        The parts of a wish that it changes, or None where it means no other.
    """
    worded = Worded.of(text)
    rest = _OTHER.sub(" ", text)
    if not worded.has(_OTHER) or len(set(content_words(rest)) - known.asking) > _SHORT:
        return None
    asked = before[-1].question
    for turn in reversed(before):
        pair = parts(known.recognise(turn.question).utterance)
        if len(pair) == 2:
            at = [asked.find(name) for name in pair]
            other = pair[0] if at[0] < 0 <= at[1] else pair[1]
            text = other if turn is before[-1] else swapped(known, before[-1], other)
            act = before[-1].wanted if turn is not before[-1] else "define"
            return {"act": act, "text": text, "subjects": (other,), "understood": text}
    return None


def another_number(known: Recogniser, text: str, last: Turn) -> str | None:
    """Return the last question with another ordinal: the second kind for the first one."""
    said, held = list(_NTH.finditer(text)), list(_NTH.finditer(last.question))
    if len(said) != 1 or len(held) != 1 or said[0]["what"] != held[0]["what"]:
        return None
    rest = f"{text[: said[0].start()]} {text[said[0].end() :]}"
    if set(content_words(rest)) - known.asking - ASKING:
        return None
    return _put(last.question, *held[0].span(), said[0][0])


def without_turn(known: Recogniser, text: str) -> str:
    """Return an utterance without a beginning that only leaves the last topic."""
    pieces = _PIECE.split(text, maxsplit=1)
    if len(pieces) < 2 or len(set(content_words(pieces[1])) - known.asking) == 0:
        return text
    begun = known.recognise(pieces[0])
    return pieces[1] if begun.act == "turn" and not begun.utterance.subjects else text


def _put(text: str, start: int, end: int, subject: str) -> str:
    return f"{text[:start]}{subject}{text[end:]}"
