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

from assistant.schema import Language, Span
from assistant.text.inserted import INSERTED
from assistant.text.language import placed_words, unwrap

_PIECE = re.compile(r"\S+")
# The words that persons and bodies are called by in Thai offices.
_HEAD = (
    r"(?:คณะ|กรรมการ|อนุกรรมการ|รัฐมนตรี|นายก|นายอำเภอ|ผู้|เจ้าหน้าที่|เจ้าพนักงาน|เจ้าของ|พนักงาน|ข้าราชการ"
    r"|หน่วยงาน|หน่วยรับ|หน่วยบริการ|ส่วนราชการ|สำนัก|กรม|กระทรวง|ทบวง|จังหวัด|อำเภอ|เทศบาล|องค์การ|องค์กร"
    r"|สภา|สมาชิก|ประธาน|รองประธาน|รองนายก|เลขา|ปลัด|อธิบดี|หัวหน้า|ศาล|บุคคล|ประชาชน|ราษฎร|ชุมชน"
    r"|สถาบัน|สถานพยาบาล|โรงพยาบาล|กำนัน|คู่สัญญา|คู่กรณี|เอกชน|บริษัท|รัฐ|ที่ปรึกษา|ธนาคาร|วุฒิสภา|คสช)"
)
_MODAL = re.compile(r"จะต้อง|ต้อง|มีอำนาจ(?:และ)?(?:หน้าที่)?|มีหน้าที่(?:และอำนาจ)?|(?:ย่อม)?มีสิทธิ|อาจ|พึง|จะ")
_VERB = re.compile(  # what a body or person is told to do after "ให้"
    r"จัด|เสนอ|แจ้ง|กำหนด|ดำเนิน|ประกาศ|รายงาน|แต่งตั้ง|สนับสนุน|กำกับ|ตรวจ|พิจารณา|ประสาน|เปิดเผย|ควบคุม"
    r"|วินิจฉัย|อนุมัติ|เรียก|มีคำสั่ง|เก็บ|เชิญ|ทบทวน|ประเมิน|เผยแพร่|รวบรวม|ส่ง|ออก|รับ|ยื่น|เลือก|ทำ|ปฏิบัติ"
    r"|ชี้แจง|สั่ง|ร่วม|นำ|ขอ$|คืน|จ่าย|ชำระ|บันทึก|สำรวจ|มอบ|เปิด|ปิด|แสดง|ตั้ง|คง|ขยาย"
)
_SUBJECT = re.compile(rf"(?:แต่)?(?P<give>ให้)?(?P<who>{_HEAD})")
_CASE = re.compile(r"^(?:(?:และ|แต่)?(?:ถ้า|หาก|ใน?กรณี|เมื่อ)|ผู้ใด|บุคคลใด)")
_JOINED = re.compile(r"^(?:และ|แต่)")  # to the order before
_UNLESS = re.compile(r"^เว้นแต่")
# What goes on with the piece before it.
_GOES_ON = re.compile(
    r"^(?:หรือ|และ|ซึ่ง|โดย|ตาม|ที่|เพื่อ|ทั้งนี้|รวมทั้ง|ของ|ว่า|ต่อ|แห่ง|เป็น|มาตรา|วรรค|พ\.ศ|[๐-๙\d(]|แล้ว|ก็)"
)
NUMBERED = re.compile(  # an article's number, with the footnote that tells when it was changed
    rf"^\s*(?:มาตรา|ข้อ)\s*[\d๐-๙]+(?:/[\d๐-๙]+|\s*{INSERTED})?"
    r"(?:\s*\[[\d๐-๙]+\])?\s*"
)
_ARTICLE = re.compile(r"^(?:มาตรา|ข้อ)\s*[\d๐-๙]+")
_BEGINS = re.compile(r"ให้|ห้าม|การ|วิธีการ|คำ|ข้อ|ใน")  # of another sentence
_BEGUN = 25  # letters of a piece that is one
_NO_ACTOR = re.compile(
    r"(?:นั้น|ดังกล่าว|ใด|อื่น|เห็นว่า|ก็|เพราะ|(?<!หน้า)ที่)$|ไม่|เว้นแต่|จนกว่า|(?<!ผู้)ให้|เพื่อไป"
    r"|^ผู้(?:นั้น|อื่น)|มีหนังสือ|ละเมิด|พ้นจาก|ที่(?:มีกฎหมาย|กฎหมาย|รัฐมนตรี|นายก|คณะ)"  # a clause
)
_LEAD = re.compile(r"ดังต่อไปนี้|ดังนี้|(?:ประกอบด้วย|ได้แก่)$")  # of a list, which other items ask for
_BARE = re.compile(r"^(?:ถ้า|หาก|เมื่อ|ใน?กรณีที่)$")  # the rest of the case is the next piece
_OPEN = ("ผู้", "หน่วย", "ที่", "ซึ่ง", "ไม่", "โดย", "อัน", "เป็นผู้", "และ", "หรือ", "ใน", "ของ", "ตาม", "คำ")
_NAMED = re.compile(r"\S{2,60}?(?:มีอำนาจ|มีหน้าที่|มีสิทธิ)")  # the verb is of the body's own name
_NOUNS = ("การ", "ความ")  # what makes a noun of a verb
_ACTOR = (3, 70)  # letters of a body or person
_LISTED = re.compile(r"\s\([๑-๙\d]+\)")
_FORBIDS = re.compile(r"(?:มิได้|ไม่ได้)(?=\s|$|เว้นแต่|จนกว่า|ในกรณี|ถ้า|หาก|เมื่อ)")
_ALLOWS = re.compile(r"(?<!มิ)(?<!ไม่)ได้$")  # "ให้" somebody do it, if they like
# What is cut off from the words after it.
HANGS = re.compile(r"(?:ทั้งนี้|แต่|และ|หรือ|(?<!หน้า)ที่|ซึ่ง|เพื่อ|โดย|ตาม|ใน|ของ|กับ|ว่า|มาตรา|ดังต่อไปนี้)$")
_DONE = re.compile(r"แล้วให้|ให้(?:ใช้|ถือ)")  # in a case: what follows from it is told there
_GOES = re.compile(r"\s*(?:และ|ทั้งนี้)$")  # to the next order or what is said of this one
_NAME_ENDS = 40  # letters of what a body's name may end in
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
    pieces = list(_pieces(text))
    at = 0
    while at < len(pieces):
        if pieces[at].kind != "order":
            at += 1
            continue
        case = pieces[at - 1] if at and pieces[at - 1].kind == "case" else None
        case = None if case and _DONE.search(case.text) else case
        unless = pieces[at + 1] if at + 1 < len(pieces) else None
        unless = unless if unless and unless.kind == "unless" else None
        if made := _order(_with_condition(pieces, at), case, unless, text):
            yield made
        at += 1


def _with_condition(pieces: Sequence[_Piece], at: int) -> _Piece:
    """Return an order with what it depends on, where that follows it and no other order."""
    one, after = pieces[at], pieces[at + 1 : at + 3]
    if [p.kind for p in after] not in (["case"], ["case", "other"], ["case", "unless"]):
        return one
    if not after[0].text.startswith("เมื่อ"):
        return one
    text, span = f"{one.text} {after[0].text}", (one.span[0], after[0].span[1])
    return _Piece("order", text, span)


@lru_cache(maxsize=4096)
def order_of(text: str, language: Language = "th") -> Order | None:
    """Return the first order of a text; nothing where it has none, or is not Thai."""
    return next(orders(text), None) if language == "th" else None


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    text: str
    span: Span


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the pieces of an article with what goes on from each; listed items end the last."""
    start = found.end() if (found := NUMBERED.match(text)) else 0
    kind, words, span = "", list[str](), (start, start)
    for match in _PIECE.finditer(text, start):
        told = "" if words and _BARE.match(words[-1]) else _kind(match[0])
        if kind == "case" and told == "other" and not match[0].startswith("ให้"):
            told = ""  # what the case is about
        if told and words:
            yield _Piece(kind, _joined(text, span), span)
            words = []
        if not words:
            kind, span = told, (match.start(), match.end())
        words.append(match[0])
        span = span[0], match.end()
    if words:
        yield _Piece(kind, _joined(text, span), span)


def _joined(text: str, span: Span) -> str:
    """Return a stretch of a text on one line."""
    return " ".join(unwrap(text[span[0] : span[1]]).split())


def _kind(piece: str) -> str:
    """Tell how a piece begins; nothing where it goes on with the one before."""
    if _CASE.match(piece):
        return "case"
    if _UNLESS.match(piece):
        return "unless"
    if _GOES_ON.match(piece):
        return ""
    if _told(piece):
        return "order"
    return "other" if len(piece) > _BEGUN and _BEGINS.match(piece) else ""


def _told(piece: str) -> tuple[str, str, str] | None:
    """Return who is told, the words that tell it and what is to be done, cut between words."""
    subject = _SUBJECT.match(piece)
    if not subject:
        return None
    start, before = subject.start("who"), ""
    for at, word in placed_words(piece[start:]):
        who = piece[start : start + at]
        if at > _ACTOR[1]:
            return None
        rest = piece[start + at :]
        modal = _MODAL.match(rest)
        verb = subject["give"] and _VERB.match(word) and before != "รับ" and not _NAMED.match(rest)
        if before in _NOUNS and (modal or verb):
            return None  # part of what somebody does: ติดตามการดำเนินการ
        if at >= _ACTOR[0] and before not in _OPEN and (modal or verb):
            said = modal[0] if modal else ""
            fits = not _NO_ACTOR.search(who) and " " not in who.strip()
            return (who, said, rest[len(said) :]) if fits else None
        before = word
    return None


def _named(who: str, rest: str, text: str) -> str:
    """Return what a body's name ends in, where the article has it so with other words after it.

    "คณะกรรมการ|พิจารณาคำขอ|แจ้งผล" beside "คณะกรรมการพิจารณาคำขอเห็นว่า": a verb of its name.
    """
    ends = ""
    for at, word in placed_words(rest[: 2 * _NAME_ENDS]):
        longer = rest[: at + len(word)]
        if at + len(word) > _NAME_ENDS or " " in longer:
            break
        after = {text[m.end() : m.end() + 3] for m in re.finditer(re.escape(who + longer), text)}
        if len(after) > 1 and _VERB.match(rest, at + len(word)):
            ends = longer
    return ends


def _order(piece: _Piece, case: _Piece | None, unless: _Piece | None, article: str) -> Order | None:
    text = _LISTED.split(piece.text)[0]
    told = _told(text)
    if not told:
        return None
    who, modal, act = told
    if not modal and (ends := _named(who, act, _joined(article, (0, len(article))))):
        who, act = f"{who}{ends}", act[len(ends) :]
    if modal == "จะ" and not re.search("มิได้|ไม่ได้|ก็ได้|ได้$", act):
        return None
    act = _GOES.sub("", act)
    if not _ACTION[0] <= len(act) <= _ACTION[1] or _LEAD.search(act) or HANGS.search(act):
        return None
    whole = sum(len(one.text) for one in (case, piece, unless) if one)
    if whole > _WHOLE:
        case = unless = None
    end = piece.span[1] - len(piece.text) + len(text) if text != piece.text else piece.span[1]
    end = piece.span[0] + len(_GOES.sub("", article[piece.span[0] : end]))
    parts = [(piece.span[0], end)]
    parts = [*([case.span] if case else []), *parts, *([unless.span] if unless else [])]
    said = tuple(one.text if one else "" for one in (case, unless))
    act = _HANGING.sub("", act.strip())
    return Order(who, modal, act, _JOINED.sub("", said[0]), said[1], tuple(parts))
