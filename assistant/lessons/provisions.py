"""Provisions of a Thai law as it lays them down: who has to or may do what, when, unless.

A law's sentence has no full stop: blanks part its pieces, and a piece is told by how it begins (a
case, a body or person with a duty or power, an exception).  What is read here holds for any law,
rule or contract in Thai; nothing is known of what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.lessons.law_pieces import Piece, joined, named, pieces, told
from assistant.schema import Language, Span

_JOINED = re.compile(r"^(?:และ|แต่)")  # to the order before
_ARTICLE = re.compile(r"^(?:มาตรา|ข้อ)\s*[\d๐-๙]+")
_LEAD = re.compile(r"ดังต่อไปนี้|ดังนี้|(?:ประกอบด้วย|ได้แก่)$")  # of a list, which other items ask for
_LISTED = re.compile(r"\s\([๑-๙\d]+\)")
_FORBIDS = re.compile(r"(?:มิได้|ไม่ได้)(?=\s|$|เว้นแต่|จนกว่า|ในกรณี|ถ้า|หาก|เมื่อ)")
# "ให้" somebody do it, if they like; where it stands within, nobody can tell which it is.
_ALLOWS = re.compile(r"(?<!มิ)(?<!ไม่)ได้(?=$|เป็นการ|เท่าที่|ตามความ)")
_MAYBE = re.compile(r"(?<!มิ)(?<!ไม่)ได้(?:โดย|ตาม|ใน|แต่|ทั้ง|อีก|เพียง|ภาย|เมื่อ| )")
# What is cut off from the words after it.
HANGS = re.compile(r"(?:ทั้งนี้|แต่|และ|หรือ|(?<!หน้า)ที่|ซึ่ง|เพื่อ|โดย|ตาม|ใน|ของ|กับ|ว่า|มาตรา|ดังต่อไปนี้)$")
_DONE = re.compile(r"แล้วให้|ให้(?:ใช้|ถือ)")  # in a case: what follows from it is told there
_GOES = re.compile(r"\s*(?:และ|ทั้งนี้|\sในการ\S*)$")  # to the next order or what is said of this one
_HANGING = re.compile(r"\s\S{3,40}(?:ดังกล่าว|นั้น)$")  # who the next order is for
_ACTION = (12, 320)  # letters of what is done
_WHOLE = 420  # letters of an order with its case and exception


@dataclass(frozen=True, slots=True)
class Order:
    """What a law lays down, in its own words.

    ``case`` and ``unless`` are empty where there are none; ``parts`` are the places in the text of
    what there is of case, order and exception.
    """

    who: str
    modal: str
    act: str
    case: str
    unless: str
    parts: tuple[Span, ...]

    @property
    def force(self) -> Literal["must", "may", "must not"]:
        """Tell what kind of order it is."""
        if _FORBIDS.search(self.act):
            return "must not"
        return "may" if re.match("มีอำนาจ|มีสิทธิ|ย่อมมี|อาจ|จะ$", self.told) else "must"

    @property
    def told(self) -> str:
        """Return the words that tell the force, also where the law has only "ให้"."""
        return self.modal or ("อาจ" if _ALLOWS.search(self.act) else "ต้อง")

    @property
    def says(self) -> str:
        """Return the order without its case and exception, as one sentence."""
        return f"{self.who}{self.told}{self.act}"


def is_article(section: Sequence[str]) -> bool:
    """Tell whether a section is a numbered article of a law.

    >>> is_article(["หมวด ๑ การเปิดเผย", "มาตรา ๗"])
    True
    """
    return bool(section) and bool(_ARTICLE.match(section[-1]))


def orders(text: str) -> Iterator[Order]:
    """Yield the orders of an article's text, in their order.

    >>> [one.who for one in orders("มาตรา ๓ ถ้าผู้ขอไม่มา ให้คณะกรรมการแจ้งผู้ขอเป็นหนังสือภายในเจ็ดวัน")]
    ['คณะกรรมการ']
    """
    found = list(pieces(text))
    at = 0
    while at < len(found):
        if found[at].kind != "order":
            at += 1
            continue
        case = found[at - 1] if at and found[at - 1].kind == "case" else None
        case = None if case and _DONE.search(case.text) else case
        unless = found[at + 1] if at + 1 < len(found) else None
        unless = unless if unless and unless.kind == "unless" else None
        if made := _order(_with_condition(found, at), case, unless, text):
            yield made
        at += 1


def _with_condition(found: Sequence[Piece], at: int) -> Piece:
    """Return an order with what it depends on, where that follows it and no other order."""
    one, after = found[at], found[at + 1 : at + 3]
    if [p.kind for p in after] not in (["case"], ["case", "other"], ["case", "unless"]):
        return one
    if not after[0].text.startswith("เมื่อ") or not one.text.endswith("ได้"):
        return one
    text, span = f"{one.text} {after[0].text}", (one.span[0], after[0].span[1])
    return Piece("order", text, span)


@lru_cache(maxsize=4096)
def order_of(text: str, language: Language = "th") -> Order | None:
    """Return the first order of a text; nothing where it has none, or is not Thai."""
    return next(orders(text), None) if language == "th" else None


def _order(piece: Piece, case: Piece | None, unless: Piece | None, article: str) -> Order | None:
    text = _LISTED.split(piece.text)[0]
    cut = told(text)
    if not cut:
        return None
    who, modal, act = cut
    if not modal and (ends := named(who, act, joined(article, (0, len(article))))):
        who, act = f"{who}{ends}", act[len(ends) :]
    if modal == "จะ" and not re.search("มิได้|ไม่ได้|ก็ได้|ได้$", act):
        return None
    act = _GOES.sub("", act)
    if not _ACTION[0] <= len(act) <= _ACTION[1] or _LEAD.search(act) or HANGS.search(act):
        return None
    if not modal and not _ALLOWS.search(act) and _MAYBE.search(act):
        return None
    whole = sum(len(one.text) for one in (case, piece, unless) if one)
    if whole > _WHOLE:
        return None  # too long to be read in an item, and something else without its case
    end = piece.span[1] - len(piece.text) + len(text) if text != piece.text else piece.span[1]
    end = piece.span[0] + len(_GOES.sub("", article[piece.span[0] : end]))
    parts = [(piece.span[0], end)]
    parts = [*([case.span] if case else []), *parts, *([unless.span] if unless else [])]
    said = tuple(one.text if one else "" for one in (case, unless))
    act = _HANGING.sub("", act.strip())
    return Order(who, modal, act, _JOINED.sub("", said[0]), said[1], tuple(parts))
