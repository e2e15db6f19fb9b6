"""The short names that a document gives itself: "… เรียกโดยย่อว่า กนช.", "… (อบต.)", "… (PPP)".

Told by form alone: a short form in brackets whose letters are the first letters of what stands
before it, what a text says outright that it will call something, and a definition whose meaning is
its own term with more words: "“คณะกรรมการ” หมายความว่า คณะกรรมการสวนสมุนไพร".
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.schema import Block, ShortName
from assistant.text.definitions import definitions
from assistant.text.language import detect, parts, placed_words, unwrap
from assistant.text.stop_words import stop_words

_REACH = 160  # characters before a short form in which its full name stands
_LONGEST = 90  # characters of a full name; more is a sentence
_LETTERS = range(2, 11)  # of a short form
_WORDS = 5  # words of an English name beyond one for each letter
_LEADING = tuple("เแโใไ")  # vowels written before the consonant that they follow in speech
_ERAS = frozenset("พศ คศ รศ จศ ฮศ มค กพ มีค เมย พค มิย กค สค กย ตค พย ธค น บ".split())

_THAI_SHORT = r"(?:[ก-ฮ]{1,4}\.\s?)*[ก-ฮ]{1,5}\.?"
_LATIN_SHORT = r"[A-Z][A-Za-z&]*(?:[-.][A-Z&]+)*[A-Z]s?\.?"
_SHORT = re.compile(rf"{_THAI_SHORT}|{_LATIN_SHORT}")
_QUOTE = "[“”\"‘’'«»]"
_BRACKET = re.compile(r"\((?P<said>[^()\n]{2,120})\)")
# "… hereinafter referred to as the “X”", "… ซึ่งต่อไปในพระราชบัญญัตินี้เรียกโดยย่อว่า “X”".
_CALLED = re.compile(
    r"(?:(?:เรียก)?(?:โดย)?ย่อว่า|(?:ซึ่ง)?ต่อไป(?:นี้)?(?:ใน\S{2,25}นี้)?\s?(?:จะ)?เรียกว่า"
    r"|\b(?:hereinafter|hereafter|henceforth)"
    r"(?: (?:referred to|called|known|abbreviated|cited))?(?: as)?"
    r"|\babbreviated (?:as|to))[\s,:]*(?:the )?"
    rf"(?:{_QUOTE}(?P<quoted>[^“”\"‘’'\n]{{2,60}}){_QUOTE}|(?P<short>{_THAI_SHORT}\.|{_LATIN_SHORT}))",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?:เรียกว่า|ชื่อว่า|\bcalled|\bnamed)\s*{_QUOTE}(?P<full>[^“”\"\n]{{4,120}}){_QUOTE}\W*$"
)
_LINK = re.compile(r"[\s,(]+(?:ซึ่ง)?$")
# What stands before a name and belongs to it though the short form may leave it out.
_BODY = re.compile(r"(?:สำนักงานคณะกรรมการ|คณะ(?:อนุ)?กรรมการ|สำนักงาน|กระทรวง|กรม|คณะ)(?:การ|ความ)?$")
_ONE = re.compile(r"\s*(?:คณะ|แห่ง)หนึ่ง$")  # "ให้มีคณะกรรมการ… คณะหนึ่ง เรียกโดยย่อว่า"
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_COMMITTEE = "กรรมการ"  # what the first ก of a short form mostly is


def short_names(text: str, blocks: Iterable[Block]) -> tuple[ShortName, ...]:
    """Return the short names that a document's body explains, each once, in its order."""
    found = (
        name
        for block in blocks
        if block.role in ("body", "note")
        for name in _names_in(unwrap(text[block.start : block.end]))
    )
    return tuple(dict.fromkeys(found))


def _names_in(text: str) -> Iterator[ShortName]:
    for match in _CALLED.finditer(text):
        short = (match["quoted"] or match["short"]).strip()
        full = _full_name(short, _LINK.sub("", _before(text, match)))
        if full and full != short:
            yield ShortName(short, full)
    for match in _BRACKET.finditer(text):
        yield from _bracketed(match["said"].strip(), _before(text, match))
    for one in definitions(text):
        full = _ARTICLE.sub("", text[one.meaning : one.span[1]].strip().rstrip(".;"))
        if len(one.term) < len(full) <= _LONGEST and _is_head(one.term, full):
            yield ShortName(one.term, full, own=True)


def _is_head(term: str, full: str) -> bool:
    """Whether a name is a term with more words: a Thai one begins with it, an English one ends."""
    if detect(term) == "th":
        return full.startswith(term)
    return full.lower().endswith(f" {term.lower()}")


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _REACH) : match.start()]


def _bracketed(said: str, before: str) -> Iterator[ShortName]:
    """Yield the pair of a bracket and what stands before it, whichever of them is the short one."""
    gloss, colon, short = (part.strip() for part in said.rpartition(":"))
    if colon and _is_short(short):  # "องค์กรพัฒนาเอกชน (Non-Governmental Organization: NGO)"
        if full := _by_letters(short, gloss):
            yield ShortName(short, full)
        return
    if _is_short(said):
        if full := _by_letters(said, before.rstrip()):
            yield ShortName(said, full)
        return
    word = re.search(rf"(?:^|(?<=[\s“(])|(?<![ก-ฮ.]))({_SHORT.pattern})\s*$", before)
    if word and _is_short(word[1]) and _by_letters(word[1], said) == said:
        yield ShortName(word[1], said)


def _is_short(text: str) -> bool:
    letters = re.sub(r"[^ก-ฮA-Za-z]", "", text)
    if len(letters) not in _LETTERS or not _SHORT.fullmatch(text) or letters in _ERAS:
        return False
    return sum(c.isupper() for c in text) >= 2 if text.isascii() else "." in text


def _full_name(short: str, before: str) -> str:
    """Return what a text calls by a short name: what it quotes, spells or begins so just before."""
    if named := _NAMED.search(before):
        return named["full"].strip()
    if _is_short(short):
        return _by_letters(short, before)
    head = next((word for _, word in placed_words(short)), "")
    if len(list(placed_words(short))) < 2 or not head:
        return ""
    at = before.lower().rfind(head.lower())
    full = before[at:].strip(' “”"') if at >= 0 else ""
    return full if len(short) < len(full) <= _LONGEST else ""


def _by_letters(short: str, before: str) -> str:
    """Return the end of a text whose words begin with the letters of a short form, in order."""
    letters = re.sub(r"[^ก-ฮA-Za-z]", "", short.removesuffix("s") if short.isascii() else short)
    before = _ONE.sub("", before.rstrip(" “”\"‘’'("))
    at = _backwards(letters.lower(), before.lower())
    full = before[at:].strip(' “”"') if at >= 0 else ""
    if not len(short) < len(full) <= _LONGEST or any(mark in full for mark in "()[];"):
        return ""
    return _with_body(full, before[:at]) if not short.isascii() else _if_few_words(full, letters)


def _with_body(full: str, before: str) -> str:
    body = _BODY.search(before)
    return f"{body[0]}{full}" if body else full


def _if_few_words(full: str, letters: str) -> str:
    found = re.findall(r"[A-Za-z]+", full)
    few = 2 <= len(found) <= min(len(letters) + _WORDS, 2 * len(letters))
    return full if few and found[0].lower() not in stop_words() else ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a letter of a short form may stand: ``word`` is where its word begins."""

    at: int
    letter: str
    word: int


def _backwards(letters: str, text: str) -> int:
    """Return where a name begins that ends a text and has the letters in order, -1 for none."""
    starts = _starts(text)
    whole = [place for place in starts if place.at == place.word]
    if letters.isascii():
        anywhere = [_Place(at, letter, at) for at, letter in enumerate(text)]
        tries = [(whole, starts, True), (whole, starts, False), (whole, anywhere, False)]
    else:
        phrase = text.rfind(" ") + 1
        near = [place for place in starts if place.at >= phrase]
        committees = [place for place in near if text.startswith(_COMMITTEE, place.at)]
        begun = [place for place in whole if place.at >= phrase]
        tries = [
            (committees, near, True),
            (begun, near, True),
            (begun, near, False),
            (near, near, True),
        ]
    found = (_walk(letters, *places) for places in tries)
    return next((at for at in found if at >= 0), -1)


def _walk(letters: str, first: list[_Place], inner: list[_Place], one_a_word: bool) -> int:
    """Return where the first letter stands when the letters are looked for from the end.

    ``first`` is where the first may stand, ``inner`` where the others may.
    """
    end = math.inf
    at = -1
    for number, letter in enumerate(reversed(letters), start=1):
        places = reversed(first if number == len(letters) else inner)
        place = next((p for p in places if p.at < end and p.letter == letter), None)
        if place is None:
            return -1
        at, end = place.at, place.word if one_a_word else place.at
    return at


def _starts(text: str) -> list[_Place]:
    """Return where words and the parts of compounds begin, each with its first consonant."""
    found: list[_Place] = []
    for start, word in placed_words(text):
        at = start
        for piece in _pieces(word):
            found.append(_Place(at, _initial(text, at), start))
            at = text.find("-", at) + 1 or len(text) if "-" in word else at + len(piece)
    return found


def _pieces(word: str) -> tuple[str, ...]:
    """Return the smallest words that a compound is made of."""
    return tuple(small for part in parts(word) for small in _pieces(part)) or (word,)


def _initial(text: str, at: int) -> str:
    """The consonant that a word is shortened to: of เงิน it is ง."""
    return text[at + 1 : at + 2] if text[at : at + 1] in _LEADING else text[at : at + 1]
