"""Pieces of a Thai law's article: a case, an order, an exception, told by how they begin.

Blanks part them; a blank inside a piece is told from one between two by the words after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.schema import Span
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
VERB = re.compile(  # what a body or person is told to do after "ให้"
    r"จัด|เสนอ|แจ้ง|กำหนด|ดำเนิน|ประกาศ|รายงาน|แต่งตั้ง|สนับสนุน|กำกับ|ตรวจ|พิจารณา|ประสาน|เปิดเผย|ควบคุม"
    r"|วินิจฉัย|อนุมัติ|เรียก|มีคำสั่ง|เก็บ|เชิญ|ทบทวน|ประเมิน|เผยแพร่|รวบรวม|ส่ง|ออก|รับ|ยื่น|เลือก|ทำ|ปฏิบัติ"
    r"|ชี้แจง|สั่ง|ร่วม|นำ|ขอ$|คืน|จ่าย|ชำระ|บันทึก|สำรวจ|มอบ|เปิด|ปิด|แสดง|ตั้ง|คง|ขยาย|ลง"
)
_SUBJECT = re.compile(rf"(?:แต่)?(?P<give>ให้)?(?P<who>{_HEAD})")
_CASE = re.compile(r"^(?:(?:และ|แต่)?(?:ถ้า|หาก|ใน?กรณี|เมื่อ)|ผู้ใด|บุคคลใด)")
_UNLESS = re.compile(r"^เว้นแต่")
# What goes on with the piece before it.
_GOES_ON = re.compile(
    r"^(?:หรือ|และ|ซึ่ง|โดย|ตาม|ที่|เพื่อ|ทั้งนี้|รวมทั้ง|ของ|ว่า|ต่อ|แห่ง|เป็น|มาตรา|วรรค|พ\.ศ|[๐-๙\d(]|แล้ว|ก็)"
)
_LINKS = re.compile(r"^(?:และ|หรือ)")
NUMBERED = re.compile(  # an article's number, with the footnote that tells when it was changed
    rf"^\s*(?:มาตรา|ข้อ)\s*[\d๐-๙]+(?:/[\d๐-๙]+|\s*{INSERTED})?"
    r"(?:\s*\[[\d๐-๙]+\])?\s*"
)
_BEGINS = re.compile(r"ให้|ห้าม|การ|วิธีการ|คำ|ข้อ|ใน")  # of another sentence
_BEGUN = 25  # letters of a piece that is one
_NO_ACTOR = re.compile(
    r"(?:นั้น|ดังกล่าว|ใด|อื่น|เห็นว่า|ก็|เพราะ|(?<!หน้า)ที่)$|ไม่|เว้นแต่|จนกว่า|(?<!ผู้)ให้|เพื่อไป"
    r"|^ผู้(?:นั้น|อื่น)|เป็นผู้|มีหน้าที่|มีอำนาจ|มีหนังสือ|ละเมิด|พ้นจาก"
    r"|ที่(?:มีกฎหมาย|กฎหมาย|รัฐมนตรี|นายก|คณะ)"  # a clause
)
_BARE = re.compile(r"^(?:ถ้า|หาก|เมื่อ|ใน?กรณีที่)$")  # the rest of the case is the next piece
_OPEN = ("ผู้", "หน่วย", "ที่", "ซึ่ง", "ไม่", "โดย", "อัน", "เป็นผู้", "และ", "หรือ", "ใน", "ของ", "ตาม", "คำ")
_NAMED = re.compile(r"\S{2,60}?(?:มีอำนาจ|มีหน้าที่|มีสิทธิ)")  # the verb is of the body's own name
_NOUNS = ("การ", "ความ")  # what makes a noun of a verb
_FOOTNOTE = re.compile(r"\[[\d๐-๙]{1,3}\]")
_NAME_ENDS = 40  # letters of what a body's name may end in
_ACTOR = (3, 70)  # letters of a body or person


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article: a "case", an "order", "unless" or "other", on one line."""

    kind: str
    text: str
    span: Span


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of an article with what goes on from each; listed items end the last."""
    start = found.end() if (found := NUMBERED.match(text)) else 0
    kind, words = "", list[re.Match[str]]()
    for match in _PIECE.finditer(text, start):
        told = "" if words and _BARE.match(words[-1][0]) else _kind(match[0])
        if kind == "case" and told == "other" and not match[0].startswith("ให้"):
            told = ""  # what the case is about
        if told and words:
            last = _topic(words) if match[0].startswith("ให้") and kind == "order" else len(words)
            yield _piece(text, kind, words[:last])
            words = []
        if not words:
            kind = told
        words.append(match)
    if words:
        yield _piece(text, kind, words)


def _topic(words: Sequence[re.Match[str]]) -> int:
    """Return where an order ends and what the next one is about begins: it stands before "ให้"."""
    ends = len(words)
    for at in range(len(words) - 1, 0, -1):
        if _LINKS.match(words[at][0]):
            return len(words)  # a list of things, the last after "and"
        if not _GOES_ON.match(words[at][0]) and words[at][0] != "ๆ":
            return at
    return ends


def _piece(text: str, kind: str, words: Sequence[re.Match[str]]) -> Piece:
    span = words[0].start(), words[-1].end()
    return Piece(kind, joined(text, span), span)


def joined(text: str, span: Span) -> str:
    """Return a stretch of a text on one line."""
    return _FOOTNOTE.sub("", " ".join(unwrap(text[span[0] : span[1]]).split()))


def _kind(piece: str) -> str:
    """Tell how a piece begins; nothing where it goes on with the one before."""
    if _CASE.match(piece):
        return "case"
    if _UNLESS.match(piece):
        return "unless"
    if _GOES_ON.match(piece):
        return ""
    if told(piece):
        return "order"
    begins = piece.startswith("ให้") or (len(piece) > _BEGUN and _BEGINS.match(piece))
    return "other" if begins else ""


def told(piece: str) -> tuple[str, str, str] | None:
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
        verb = subject["give"] and VERB.match(word) and before != "รับ" and not _NAMED.match(rest)
        if before in _NOUNS and (modal or verb):
            return None  # part of what somebody does: ติดตามการดำเนินการ
        if at >= _ACTOR[0] and before not in _OPEN and (modal or verb):
            said = modal[0] if modal else ""
            fits = not _NO_ACTOR.search(who) and " " not in who.strip()
            return (who, said, rest[len(said) :]) if fits else None
        before = word
    return None


def named(who: str, rest: str, text: str) -> str:
    """Return what a body's name ends in, where the article has it so with other words after it.

    "คณะกรรมการ|พิจารณาคำขอ|แจ้งผล" beside "คณะกรรมการพิจารณาคำขอเห็นว่า": a verb of its name.
    """
    ends = ""
    for at, word in placed_words(rest[: 2 * _NAME_ENDS]):
        longer = rest[: at + len(word)]
        if at + len(word) > _NAME_ENDS or " " in longer:
            break
        after = {text[m.end() : m.end() + 3] for m in re.finditer(re.escape(who + longer), text)}
        if len(after) > 1 and VERB.match(rest, at + len(word)):
            ends = longer
    return ends
