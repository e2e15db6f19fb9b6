"""The labels that number a text: "หมวด ๑", "มาตรา ๑๘/๑", "๒.๑", "ก.", "(๓)", "Section 39.103".

One table for headings, items, articles of law; what the labels mean for the levels of a document
is decided by their order in it (``headings``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from assistant.text.inserted import INSERTED, VALUES
from assistant.text.language import arabic_digits

Family = Literal["division", "clause", "word", "number", "letter", "item"]

THAI_ORDER = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_NUMBER = r"[0-9]{1,5}(?:[./][0-9]{1,4})*"
_ROMAN = r"[IVXLC]{1,7}(?![A-Za-z])"
_SUFFIX = rf"(?:\s*{INSERTED})?"
# Words that number the parts of a document, from the outermost in. Laws of Thailand: the order of
# the rules of legal drafting (ภาค, ลักษณะ, หมวด, ส่วนที่, มาตรา).
_DIVISIONS: Final = (
    r"ภาค(?:ที่)?|Book|Title|Volume",
    r"ลักษณะ(?:ที่)?|Part",
    r"หมวด(?:ที่)?|บทที่|ระเบียบวาระที่|วาระที่|Chapter|Agenda item|ภาคผนวก|Annex|Appendix",
    r"ส่วน(?:ที่)?|Subpart|Subchapter",
)
_CLAUSES: Final = (r"มาตรา|Article", r"ข้อ|Section|Sec\.|§")
_STARTERS: Final = re.compile(
    "|".join(
        [f"(?P<d{rank}>{words})" for rank, words in enumerate(_DIVISIONS)]
        + [f"(?P<c{rank}>{words})" for rank, words in enumerate(_CLAUSES)]
    )
)
_COUNT: Final = re.compile(rf"\s*(?P<n>{_NUMBER}|{_ROMAN}|[ก-ฮA-Z](?![A-Za-zก-๎])){_SUFFIX}")
_WORD: Final = re.compile(
    r"(?P<word>[A-Z][a-z]+|ขั้นตอนที่|ขั้นที่|กิจกรรมที่|ประเด็นที่|ยุทธศาสตร์ที่|เรื่องที่)\s+(?P<n>[0-9]{1,3})(?=\s*[:.–-]\s|\s*$|\s+[ก-ฮเ-ไ])"
)
_DOTTED: Final = re.compile(r"(?P<n>[0-9]{1,3}(?:\.[0-9]{1,3})*)(?P<end>[.)]?)(?=\s|$)")
_LETTER: Final = re.compile(r"(?P<n>[ก-ฮ]|[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})(?P<end>[.)])(?=\s|$)")
_ITEM: Final = re.compile(r"\((?P<n>[0-9]{1,3}|[ก-ฮ]|[A-Za-z]|[ivx]{1,5})\)(?=\s|$)")
_NOTE: Final = re.compile(r"\[[0-9*]{1,4}\]")
_LIMIT = 80  # characters in which a label stands


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a text.

    ``form`` names what counts alike ("หมวด", "1.1", "(1)"); ``order`` sorts labels of one form;
    ``end`` is its length. ``rank`` orders the words of divisions from the outermost, 0.
    """

    family: Family
    form: str
    number: str
    order: tuple[int, ...]
    end: int
    rank: int = 0

    @property
    def depth(self) -> int:
        """How many numbers it is made of."""
        return len(self.order)


def label_of(text: str) -> Label | None:
    """Return the label that a text begins with, or None.

    >>> label_of("มาตรา ๑๘/๑ ผู้ใด").number, label_of("๒.๑ ข้อมูล").depth
    ('18/1', 2)
    """
    lead = len(text) - len(text.lstrip())
    head = arabic_digits(text[lead : lead + _LIMIT])
    label = _worded(head) or _plain(head)
    if label is None or not lead:
        return label
    return Label(label.family, label.form, label.number, label.order, label.end + lead, label.rank)


def _worded(head: str) -> Label | None:
    start = _STARTERS.match(head)
    if start is not None:
        count = _COUNT.match(head, start.end())
        if count is not None and _closed(head, count.end()):
            key = str(start.lastgroup)
            family: Family = "division" if key[0] == "d" else "clause"
            number = " ".join(count[0].split())
            end = count.end()
            while note := _NOTE.match(head, end):
                end = note.end()
            return Label(family, start[0], number, order_of(number), end, int(key[1]))
    word = _WORD.match(head)
    if word is not None:
        return Label("word", word["word"], word["n"], (int(word["n"]),), word.end())
    return None


def _closed(head: str, end: int) -> bool:
    """Whether a label ends here: not "มาตรา 18 และ", which is told later, but not "ส่วนราชการ"."""
    return end >= len(head) or not ("\u0e30" <= head[end] <= "\u0e4e" or head[end].isalnum())


def _plain(head: str) -> Label | None:
    if match := _DOTTED.match(head):
        parts = tuple(int(part) for part in match["n"].split("."))
        if not match["end"] and len(parts) == 1:
            return None  # a number, perhaps a year or an amount
        form = "." * (len(parts) - 1) + "1" + match["end"] if len(parts) == 1 else "1.1"
        return Label("number", form, match["n"], parts, match.end())
    if match := _ITEM.match(head):
        return Label(
            "item", f"({_kind(match['n'])})", match["n"], order_of(match["n"]), match.end()
        )
    if match := _LETTER.match(head):
        form = _kind(match["n"]) + match["end"]
        return Label("letter", form, match["n"], order_of(match["n"]), match.end())
    return None


def _kind(number: str) -> str:
    return "1" if number.isdecimal() else "ก" if number in THAI_ORDER else "a"


def order_of(number: str) -> tuple[int, ...]:
    """Return what sorts a number among others of its form: "18/1" after "18", "ข" after "ก"."""
    plain = arabic_digits(number)
    digits = tuple(int(part) for part in re.findall(r"[0-9]+", plain))
    if digits:
        pali = re.search(INSERTED, plain)
        return (*digits, VALUES[pali[0]]) if pali else digits
    first = plain.strip()
    if first in THAI_ORDER and first:
        return (THAI_ORDER.index(first) + 1,)
    if set(first.upper()) <= set("IVXLC") and first:
        return (_roman(first.upper()),)
    return (ord(first[0].lower()) - ord("a") + 1,) if first else (0,)


def _roman(text: str) -> int:
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    total = 0
    for here, after in zip(text, [*text[1:], ""], strict=True):
        value = worth[here]
        total += -value if worth.get(after, 0) > value else value
    return total
