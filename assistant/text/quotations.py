"""Quotation: whether a text is word for word in its quotes, however lines wrap in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.schema import Language
from assistant.text import language

_REMEMBERED = 1_024  # texts; a quotation is held against each claim beside it
INTRODUCTION_LIMIT = 120  # characters that may stand before a quotation

_INTRODUCTION = re.compile(r":\s|ได้แก่|คือ|ว่า")
_ITEM_NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[-–•*])\s+")  # our own, before a quoted item
_LINKED = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")  # in Markdown: a reader sees its words
_FOOTNOTE = re.compile(r"\[[0-9๐-๙]{1,3}\]")
_MARKS = (range(0x0E30, 0x0E3B), range(0x0E45, 0x0E4F))  # Thai vowels and tones above and below
# Directly before a piece that is cut out of a sentence, it makes the piece say the opposite.
DENIES: dict[Language, str] = {
    "th": "ไม่|มิ|ไม่ได้|มิได้|ไม่ใช่|มิใช่|ไม่เคย|ไม่มี",
    "en": "not|never|no|cannot|without",
}
_DENIED = re.compile(rf"(?:{DENIES['th']}|\b(?:{DENIES['en']}))[ \n]*$", re.IGNORECASE)
# What an introduction may say without stating anything itself; English ones as stems.
_REPORTING = frozenset(
    """บทความ เอกสาร ข้อความ ผู้เขียน ผู้วิจัย รายงาน กล่าว กล่าวถึง กล่าวไว้ ระบุ อธิบาย สรุป ชี้ เสนอ นิยาม เห็น
    หมายถึง แหล่งข้อมูล ความหมาย
    author articl document passag paper report sourc text say said state explain defin argu
    conclud note accord write wrote describ""".split()
)


def is_quoted(text: str, quotes: Sequence[str]) -> bool:
    r"""Tell whether a text stands in one quote, or is all of the quotes one after another.

    It stands there in whole words, and not cut from behind a denial.

    >>> is_quoted("การทำงาน ร่วมกัน", ["เป็นการทำงาน\nร่วมกันของรัฐ"])
    True
    >>> is_quoted("networks pay", ["Here networks pay."]), is_quoted("pay", ["They do not pay."])
    (True, False)
    """
    forms = {bare(text), bare(_ITEM_NUMBER.sub("", text))} - {""}
    together = "".join(bare(quote) for quote in quotes)
    return together in forms or any(_stands(form, quote) for form in forms for quote in quotes)


def is_introduced(text: str, quotes: Sequence[str]) -> bool:
    r"""Tell whether a text is a few words that report and then only quotation.

    >>> is_introduced("The author says: networks grow", ["Here networks\ngrow."])
    True
    >>> is_introduced("Everybody hopes: networks grow", ["Here networks\ngrow."])
    False
    """
    cuts = language.word_cuts(text)
    return any(
        match.end() in cuts  # the ว่า of ระหว่าง introduces nothing; กล่าวว่า is one word
        and _REPORTING.issuperset(language.content_words(text[: match.start()]))
        and is_quoted(text[match.end() :], quotes)
        for match in _INTRODUCTION.finditer(text, 0, INTRODUCTION_LIMIT)
    )


@lru_cache(_REMEMBERED)
def bare(text: str) -> str:
    """Keep letters, vowels, tones and digits only: wraps, blanks and punctuation do not count."""
    return "".join(letter for _, letter in _letters(_composed(text)))


def without_targets(text: str) -> str:
    """Return a text without the addresses that its links in Markdown lead to.

    >>> without_targets("an [open standard](../glossary.md#open) for [all]")
    'an open standard for [all]'
    """
    return _LINKED.sub(r"\1", text)


def _stands(form: str, quote: str) -> bool:
    """Tell whether the letters of a quote have a form in whole words that are not denied."""
    if form not in bare(quote):
        return False
    text = language.flatten(_composed(quote))[0]
    letters = list(_letters(text))
    inside = "".join(letter for _, letter in letters)
    if form == inside:
        return True
    cuts = language.word_cuts(text)
    for match in re.finditer(f"(?={re.escape(form)})", inside):
        start = letters[match.start()][0]
        end = letters[match.start() + len(form) - 1][0] + 1
        whole = {start, end} <= cuts and not _splits(text, start) and not _splits(text, end)
        if whole and not _DENIED.search(text[:start]):
            return True
    return False


def _splits(text: str, at: int) -> bool:
    """Tell whether a cut parts a Latin word or a number."""
    return 0 < at < len(text) and all(c.isascii() and c.isalnum() for c in text[at - 1 : at + 1])


def _composed(text: str) -> str:
    plain = language.arabic_digits(language.nfc(_FOOTNOTE.sub("", without_targets(text))))
    return plain.replace("\u0e4d\u0e32", "\u0e33")


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """Yield each letter, vowel, tone and digit in lower case with its offset."""
    for at, char in enumerate(text):
        if char.isalnum() or any(ord(char) in marks for marks in _MARKS):
            yield at, char.lower()[0]
