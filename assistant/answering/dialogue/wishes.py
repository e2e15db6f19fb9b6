"""What an utterance asks for beside its subject: the answer's language, its length, one item."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.schema import Language
from assistant.text.language import arabic_digits
from assistant.text.patterns import any_of

_SAID = r"(?:(?:ตอบ|แปล)\s*(?:เป็น)?|เป็น)"
_SPOKEN = r"(?:\bplease )?(?:\b(?:answer|reply|respond|explain|say|write) )?(?:(?:it|that|this) )?"
# Whoever speaks of a case of their own, or asks what ought to be done.
OWN = any_of(
    "ผม|เรา|พวกเรา|ฉัน|ดิฉัน|หนู|ควร|น่าจะ|ดีไหม|ดีมั้ย|อยาก(?:ให้|จะ|ได้)|กำลังจะ|จะ(?:ตั้ง|เริ่ม|ทำ|จัด|สร้าง)",
    r"\b(?:i|we|my|our|us|me|should)\b",
)
_LANGUAGES: Mapping[Language, re.Pattern[str]] = {
    "en": any_of(
        rf"{_SAID}(?:ภาษา)?\s*(?:อังกฤษ|english|eng\b)", rf"{_SPOKEN}\b(?:in|into|to) english\b"
    ),
    "th": any_of(rf"{_SAID}(?:ภาษา)?\s*ไทย", rf"{_SPOKEN}\b(?:in|into|to) thai\b"),
}
_COUNTS: Mapping[str, int] = {
    word: value
    for value, words in enumerate(
        ("หนึ่ง one แรก first", "สอง two second", "สาม three third", "สี่ four fourth",
         "ห้า five fifth", "หก six sixth", "เจ็ด seven seventh", "แปด eight eighth",
         "เก้า nine ninth", "สิบ ten tenth"),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_COUNT = rf"(?P<n>\d{{1,2}}|{'|'.join(_COUNTS)})"
_LINES = re.compile(
    rf"{_COUNT}\s*(?:-?\s*bullet\s*)?"
    r"(?:บรรทัด|ประโยค|ข้อ|bullets?|lines?|sentences?|(?:main |key )?points?)",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    rf"(?:ใน|ภายใน|ไม่เกิน|ขอ|เอา|สัก|แค่|เพียง|มา|\bin|\bas|\bwithin)?\s*{_LINES.pattern}(?:\s*points?)?"
    r"|(?:ใน|ภายใน|ไม่เกิน|\bin|\bwithin)\s*(?:\d+|หนึ่ง|สอง|สาม|one|two|three|a)\s*(?:นาที|หน้า|minutes?|pages?)",
    re.IGNORECASE,
)
_THAI = "|".join(word for word in _COUNTS if not word.isascii())
_ENGLISH = "|".join(word for word in _COUNTS if word.isascii())
_ORDINAL = "|".join(w for w in _COUNTS if w.isascii() and w.endswith(("st", "nd", "rd", "th")))
_THING = "ข้อ|อัน|คน|ท่าน|ราย|แบบ|ประการ|ตัว|อย่าง|ขั้น(?:ตอน)?|ด้าน|รูปแบบ|ประเด็น|วิธี"
_ITEM = re.compile(
    rf"(?:{_THING})\s*(?:ที่)?\s*(?P<th>\d{{1,2}}|{_THAI})"
    rf"|\b(?:number|no\.?|item|point|#)\s*(?P<no>\d{{1,2}}|{_ENGLISH})\b"
    rf"|\b(?P<en>{_ORDINAL})\b"
    r"|\b(?P<nth>\d{1,2})(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
# How it should be told and to whom: no document speaks of that.
_MANNER = any_of(
    r"(?:แบบ|ด้วย|ใช้|เป็น)?\s*(?:ภาษา|คำ(?:พูด)?)\s*(?:ชาวบ้าน|คนทั่วไป|ง่าย(?:\s*ๆ)?)",
    r"(?:แบบ|อย่าง|ให้|เอา)?\s*(?:เข้าใจง่าย|สั้น|ง่าย|คร่าว|ย่อ|กระชับ)\s*ๆ",
    r"(?:แบบ|ให้)(?:เข้าใจง่าย|กระชับ|พอสังเขป)",
    r"แบบ(?:ชาวบ้าน|บ้าน\s*ๆ|คนทั่วไป|มือใหม่|เด็ก)(?:\s*(?:เข้าใจ|ฟัง|อ่าน)\S{0,9})?",
    r"\b(?:in|using|with) (?:plain|simple|everyday|lay(?:man'?s?)?|non-technical|easy)"
    r" (?:words?|terms?|language|english)\b",
    r"\b(?:simply|briefly|in (?:short|brief|a nutshell))\b",
    r"\b(?:as if|like) (?:i|we|they)(?:'m|'re| am| are| were) [\w ]{1,20}$",
)
_TELLS = any_of(
    "อธิบาย|เล่า|สรุป|บอก|แนะนำ|ทำความเข้าใจ",
    r"\b(?:explain|describe|summari[sz]e|outline|present|tell)\b",
)
_HEARER = any_of(  # where the utterance tells: whoever gives to a school, gives
    r"(?:ให้|กับ|แก่)\s*(?:(?!ให้)[^?;:]){1,30}?(?<!รับ)(?<!เชื่อ)(?:ฟัง|รู้เรื่อง)(?:หน่อย|ที|ด้วย)?"
    r"(?=$|[\s?]|ว่า|ใน|ภายใน)",
    "สำหรับ(?:ชาวบ้าน|ประชาชนทั่วไป|คนทั่วไป|มือใหม่)",
    r"\b(?:to|for) (?:my|our) (?:[a-z]+ )?[a-z]+(?=$|[,.?!]|\s+(?:in|who|with)\b)",
    r"\b(?:to|for) (?:an? )?(?:beginner|newcomer|lay(?:man|men|people|person)|villager|child"
    r"|outsider|non-expert)(?:s|ren)?\b",
)
_TRANSLATES = any_of("แปล|ภาษา|ฉบับ(?:ไทย|อังกฤษ)", r"\b(?:translat\w*|language|version)\b")
_LAST = any_of("สุดท้าย", r"\b(?:last|latter)\b")
_NEXT = any_of("ถัดไป|ต่อไป|ถัดมา|ถัดจาก|(?:ต่อ|หลัง)จาก", r"\b(?:next|comes? after|follows)\b")
_SEVERAL = re.compile(
    rf"{_COUNT}\s*(?:{_THING})\s*แรก|\bfirst {_COUNT.replace('?P<n>', '?P<e>')}\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Extras:
    """How many ``lines`` are wanted, and which ``items`` of a list: -1 the last, 0 the next."""

    language: Language | None = None
    lines: int | None = None
    items: tuple[int, ...] = ()


def extras(text: str) -> Extras:
    """Return what an utterance asks for beside its subject.

    >>> extras("สรุปเป็นภาษาอังกฤษ ขอ ๓ บรรทัด"), extras("and the second one?").items
    (Extras(language='en', lines=3, items=()), (2,))
    """
    plain = arabic_digits(text)
    language = next((one for one, pattern in _LANGUAGES.items() if pattern.search(plain)), None)
    lines = _LINES.search(plain)
    items = _items(plain)
    return Extras(language, _value(lines["n"]) if lines else None, items)


def asks_to_translate(text: str) -> bool:
    """Tell whether an utterance speaks of a language or of translating."""
    return bool(_TRANSLATES.search(text))


def without_length(text: str) -> str:
    """Return an utterance without the words that ask for a length ("in three lines").

    >>> without_length("the cooperation act in three bullet points")
    'the cooperation act'
    """
    return " ".join(_LENGTH.sub(" ", arabic_digits(text)).split())


def without_manner(text: str) -> str:
    """Return an utterance without the words that say how and to whom it should be told.

    >>> without_manner("อธิบายภาษีที่ดินแบบย่อ ๆ ให้กรรมการหมู่บ้านฟัง")
    'อธิบายภาษีที่ดิน'
    >>> without_manner("Explain the budget act in plain words to my team")
    'Explain the budget act'
    """
    plain = _MANNER.sub(" ", text)
    if tells := _TELLS.search(plain):
        plain = plain[: tells.end()] + _HEARER.sub(" ", plain[tells.end() :])
    return " ".join(plain.split()) if plain != text else text


def without_language(text: str) -> str:
    """Return an utterance without the words that ask for a language."""
    for pattern in _LANGUAGES.values():
        text = pattern.sub(" ", text)
    return " ".join(text.split())


def without_items(text: str) -> str:
    """Return an utterance without the words that count in a list."""
    plain = arabic_digits(text)
    for pattern in (_SEVERAL, _ITEM, _LAST, _NEXT):
        plain = pattern.sub(" ", plain)
    return " ".join(plain.split())


def _items(plain: str) -> tuple[int, ...]:
    if several := _SEVERAL.search(plain):
        return tuple(range(1, _value(several["n"] or several["e"]) + 1))
    named = [next(filter(None, match.groups())) for match in _ITEM.finditer(plain)]
    if named:
        return tuple(dict.fromkeys(map(_value, named)))
    if _LAST.search(plain):
        return (-1,)
    return (0,) if _NEXT.search(plain) else ()


def _value(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word.lower()]
