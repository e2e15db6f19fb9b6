"""Lists of a document as they are asked for: items as options, what introduces them, their kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.lessons.law_pieces import NUMBERED
from assistant.lessons.material import TaughtSet
from assistant.lessons.provisions import HANGS
from assistant.schema import Passage
from assistant.text.language import content_words

NAME = 90  # characters of an item that is an option
_CUT = 45  # characters from which on a long item of a law may be cut at a blank
_LEAD = 110  # characters of what a list is introduced by
_KIN = 0.5  # share of a lead's words from which on two lists are of one kind
_AS_FOLLOWS = re.compile(r"\s*(?:ดังต่อไปนี้|ดังนี้|เมื่อ)\s*$")
_LEADS = re.compile(r"(?:ให้)?(?:คณะ|ผู้|เลขา|สำนัก|หน่วย|กรรมการ|นายก|เทศบาล|องค์)\S*(?:มี|ต้อง)")
_NO_LEAD = re.compile(r"และ|หรือ|ทั้งนี้|“|โดย|ตาม")  # what goes on from words that are cut off
_MARK = re.compile(r"\s*\([๑1ก]\)\s*$")  # of the first item


def with_kin(sets: Iterable[TaughtSet]) -> dict[str, TaughtSet]:
    """Return lists, each with those of its kind, by what introduces them: foreign, but alike."""
    held = tuple(sets)
    said = {one.id: frozenset(content_words(_kind(one))) for one in held}
    made = {}
    for one in held:
        shared = {o.id: len(said[o.id] & said[one.id]) / (len(said[one.id]) or 1) for o in held}
        kin = [other.id for other in held if other is not one and shared[other.id] >= _KIN]
        made[one.id] = replace(one, foreign=tuple(sorted(kin, key=lambda key: -shared[key])))
    return made


def member(text: str, *, cut: bool) -> str:
    """Return an item as an option; of a law a long one is cut at a blank; nothing where too long.

    >>> member("ออกระเบียบ", cut=True)
    'ออกระเบียบ'
    """
    if len(text) <= NAME:
        return "" if cut and HANGS.search(text) else text
    at = text.rfind(" ", _CUT, NAME) if cut else -1
    short = text[:at].rstrip() if at > 0 else ""
    return "" if HANGS.search(short) else short


def _kind(point_set: TaughtSet) -> str:
    """Return what tells of which kind a list is: its own heading, of a law what introduces it."""
    return (point_set.listed.name if point_set.listed else "").split(": ")[-1]


def before_items(passage: Passage) -> str:
    """Return the text of an article up to its listed items."""
    end = passage.parts[0][0] - passage.start if passage.parts else len(passage.text)
    return _MARK.sub("", passage.text[:end])


def introducing(said: str) -> str:
    """Return the words that introduce the items of a law's list, without what comes before.

    >>> introducing("มาตรา ๕ ให้มีคณะกรรมการคณะหนึ่ง คณะกรรมการมีอำนาจหน้าที่ดังต่อไปนี้")
    'คณะกรรมการมีอำนาจหน้าที่'
    """
    text = _AS_FOLLOWS.sub("", NUMBERED.sub("", said).strip()).strip()
    pieces = text.split(" ")
    begins = [at for at, piece in enumerate(pieces) if _LEADS.match(piece)]
    for at in (*begins[::-1], 0):
        if len(tail := " ".join(pieces[at:])) <= _LEAD and not _NO_LEAD.match(tail):
            return tail
    while len(" ".join(pieces)) > _LEAD:
        pieces.pop()
    return "" if _NO_LEAD.match(text) else _AS_FOLLOWS.sub("", " ".join(pieces))
