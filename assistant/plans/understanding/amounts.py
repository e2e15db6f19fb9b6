"""Amounts with their units, and how often a thing is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.plans.understanding.dates import dates_in
from assistant.text.dictionary import thai_words
from assistant.text.language import arabic_digits, word_cuts
from assistant.text.numerals import SCALES

Per = Literal["day", "week", "month", "quarter", "term", "year"]

_SMALL = {
    name: value
    for value, name in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}
_DIGITS = r"(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALE = "|".join(sorted(map(re.escape, SCALES), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\d.,A-Za-z]){_DIGITS}(?:\s*[-–]\s*\d+)?\s*(?P<scale>{_SCALE})?"
    rf"|(?<!\bno )\b(?P<word>{'|'.join(_SMALL)})\b(?!\s+(?:of"
    rf"|should|must|can|will|may|who|is|has|or)\b)",
    re.I,
)
_BEFORE = 32  # characters before a number that may tell what it is
_YEAR_BEFORE = re.compile(r"(?:\bin|\bsince|\bby|\byear|ปี|พ\.ศ\.|ค\.ศ\.|ที่)\s*$", re.I)
_YEAR_NAMED = re.compile(r"(?<!\d)(?<!\d )ปี\s*$")  # "ปี 66", and no "9 ปี"
_AGE_BEFORE = re.compile(r"(?:อายุ(?:ตั้งแต่|ระหว่าง|ไม่เกิน|เกิน|ต่ำกว่า)?|\baged?)\s*$", re.I)
_SHARE_BEFORE = re.compile(r"ร้อยละ\s*$")
_CLOCK = re.compile(
    r"\d{1,2}[.:]\d{2}\s*(?:[-–]\s*\d{1,2}[.:]\d{2}\s*)?(?:น\.|a\.?m\b|p\.?m\b|hrs?\b)", re.I
)
_UNIT = re.compile(
    r"\s*(?P<unit>%|[\u0e00-\u0e7f]+|(?P<first>(?!(?:of|to|and|or|in|at|by|for|from|on|the|a|an|is|are|was|were|has|have|had)\b)[A-Za-z][\w/-]*)'?(?P<second>\s+(?!(?:an?|the|per|each|every|in|of|at|to|by|for|and|or|is|are|from|on|with)\b)[a-z][\w-]*)?)"
)
_PLAIN_UNITS = frozenset("m km kg ha people children men women".split())
CLASSIFIERS = tuple(
    "กิโลเมตร กิโลกรัม ชั่วโมง ครัวเรือน สัปดาห์ หมู่บ้าน ตำบล อำเภอ จังหวัด โรงเรียน ระบบ บริการ คน ราย ครั้ง "
    "แห่ง จุด ชุด คัน ลำ หลัง เตียง ตัน แปลง ไร่ วัน เดือน ปี บาท มื้อ ศูนย์ ที่ ห้อง แอป เครื่อง ตัว ต้น ฉบับ "
    "กลุ่ม องค์กร หลักสูตร ล้าน นาที เมตร ลิตร รอบ เล่ม เรื่อง คดี สัญญา ร้อยละ ศพ เที่ยว ใบ แผง ร้าน ทุน นาย "
    "สระ บ่อ กม แบบ สาย ป้าย ถุง กล่อง แผ่น".split()
)
_PERS: dict[str, Per] = {
    "วัน": "day", "สัปดาห์": "week", "อาทิตย์": "week", "เดือน": "month", "ปี": "year",
    "ไตรมาส": "quarter", "ภาคเรียน": "term", "เทอม": "term", "ภาคการศึกษา": "term",
    "day": "day", "night": "day", "week": "week", "month": "month", "year": "year",
    "quarter": "quarter", "term": "term", "semester": "term", "season": "year",
}  # fmt: skip
_THAI_PERIOD = "วัน|สัปดาห์|อาทิตย์|เดือน|ไตรมาส|ภาคเรียน|ภาคการศึกษา|เทอม|ปี"
_PERIOD = "day|week|month|quarter|term|semester|season|year"
_THAI_PER = re.compile(rf"(?P<per>{_THAI_PERIOD})ละ\s*(?P<n>\d[\d,]*)\s*(?P<unit>[\u0e00-\u0e7f]+)")
_THAI_PER_2 = re.compile(rf"(?P<n>\d[\d,]*)\s*(?P<unit>[\u0e00-\u0e7f]+?)ต่อ(?P<per>{_THAI_PERIOD})")
_PER = re.compile(
    rf"(?P<n>\d[\d,]*|{'|'.join(_SMALL)})\s+(?P<unit>[a-z]+(?:\s[a-z]+)?)\s+(?:a|per|each|every)\s+(?P<per>{_PERIOD})\b",
    re.I,
)
_TIMES_A = re.compile(rf"\b(?P<n>once|twice)\s+(?:a|per|each|every)\s+(?P<per>{_PERIOD})\b", re.I)
_MONEY = re.compile(r"บาท|baht", re.I)
# "เที่ยวละ 350 บาท", "350 บาทต่อเที่ยว", "40 baht a trip".
_PRICE = re.compile(
    r"(?P<unit>[\u0e00-\u0e7f]+?)ละ\s*(?P<n>\d[\d,.]*)\s*บาท"
    r"|(?P<n2>\d[\d,.]*)\s*(?:บาท\s*ต่อ\s*|baht\s+(?:(?:a|per)\s+)?)(?P<unit2>[\u0e00-\u0e7f]+|[a-z]+)",
    re.I,
)
_EVERY_WEEK = re.compile(
    r"ทุกวัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|วัน(?:เสาร์|อาทิตย์)?หยุดทุกสัปดาห์"
    r"|\b(?:every|each)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    re.I,
)
_NAMED_RATE = re.compile(
    r"ราย(?P<thai>วัน|สัปดาห์|เดือน|ไตรมาส|ปี)|\b(?P<english>daily|weekly|monthly|quarterly|yearly|annual(?:ly)?)\b",
    re.I,
)
_ENGLISH_RATES: dict[str, Per] = {
    "daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter",
    "yearly": "year", "annual": "year", "annually": "year",
}  # fmt: skip
_MONTHLY = re.compile(r"ของ(?:ทุก)?เดือน|of (?:each|every|the) month", re.I)
_EACH = re.compile(
    rf"(?P<every>ทุก\s*|every\s+|each\s+)(?:(?P<n>\d+|two|three|four|six)\s*)?(?P<per>{_THAI_PERIOD}|(?:{_PERIOD})s?)(?!ที่)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as written with its unit, its value, and where it stands."""

    text: str
    value: float
    unit: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Frequency:
    """So many units in each period; ``every`` is how many periods pass between two times."""

    count: float
    unit: str
    per: Per
    every: int = 1


def amounts_in(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a text in reading order; days, years and times are none.

    >>> [(amount.value, amount.unit) for amount in amounts_in("เตียง 10 เตียง ปี 2570")]
    [(10.0, 'เตียง')]
    """
    plain = arabic_digits(text)
    dated = [(named.start, named.end) for named in dates_in(plain)]
    dated += [found.span() for found in _CLOCK.finditer(plain)]
    return tuple(a for a in _amounts(plain) if not any(s <= a.start < e for s, e in dated))


def _amounts(text: str) -> Iterator[Amount]:
    for match in _NUMBER.finditer(text):
        digits, word = match["n"], match["word"]
        if match.start() and text[match.start() - 1] in ".,":
            continue
        begun = max(0, match.start() - _BEFORE)
        before = text[begun : match.start()]
        if digits and _is_year(digits, before):
            continue
        value = float(digits.replace(",", "")) if digits else float(_SMALL[word.lower()])
        value *= SCALES.get((match["scale"] or "").lower(), 1)
        after = _UNIT.match(text, match.end())
        unit = _unit(after) if after else ""
        if share := _SHARE_BEFORE.search(before):
            start = begun + share.start()
            yield Amount(text[start : match.end()].strip(), value, "%", start, match.end())
            continue
        end = after.start("unit") + len(unit) if after and unit else match.end()
        yield Amount(text[match.start() : end].strip(), value, unit, match.start(), end)


def price_in(text: str) -> Amount | None:
    """Return the price in baht of one piece, where a text tells it; the unit is that of the piece.

    >>> price_in("คิดค่าน้ำมันเที่ยวละ 350 บาท").value, price_in("40 baht each").unit
    (350.0, 'each')
    """
    plain = arabic_digits(text)
    found = _PRICE.search(plain)
    if found is None:
        return None
    said = found["unit"] or found["unit2"]
    ends = next((name for name in CLASSIFIERS if said.endswith(name)), "")
    value = float((found["n"] or found["n2"]).replace(",", "").rstrip("."))
    return Amount(found[0], value, ends or _unit_of(said), found.start(), found.end())


def _is_year(digits: str, before: str) -> bool:
    """Tell whether digits name a year or an age, and count nothing."""
    aged = _AGE_BEFORE.search(before)
    if aged and aged.start() in word_cuts(before):  # "หมดอายุ 60 ถัง" tells no age
        return True
    named = _YEAR_NAMED.search(before) is not None and digits[0] in "56789"
    short = before.endswith("ที่ ") or named
    return bool(_YEAR_BEFORE.search(before)) and (len(digits) == 4 or (len(digits) <= 2 and short))


def _unit(found: re.Match[str]) -> str:
    """Return what is counted: a Thai classifier, or an English noun with the word before it."""
    unit = found["unit"]
    if not found["first"]:
        return _classifier(unit)
    first = found["first"]
    plural = first.endswith(("s", "men"))
    whole = plural or first in _PLAIN_UNITS or "/" in first
    return first if whole else unit.replace("'", "")


def _classifier(run: str) -> str:
    if run[0] < "\u0e00":
        return run
    known = next((name for name in CLASSIFIERS if run.startswith(name)), "")
    return known or thai_words(run)[0]


def _unit_of(unit: str) -> str:
    return _classifier(unit) if unit[0] >= "\u0e00" else unit


def frequency_in(text: str) -> Frequency | None:
    """Return how often something is done, where a text says so.

    >>> frequency_in("เดือนละ 3 เที่ยว"), frequency_in("the lift is oiled every six months").every
    (Frequency(count=3.0, unit='เที่ยว', per='month', every=1), 6)
    """
    plain = arabic_digits(text)
    if _MONTHLY.search(plain):
        return Frequency(1, "", "month")
    if _EVERY_WEEK.search(plain):
        return Frequency(1, "", "week")
    for pattern in (_THAI_PER, _THAI_PER_2, _PER):
        if (found := pattern.search(plain)) and not _MONEY.match(found["unit"]):
            count = found["n"].replace(",", "").lower()
            value = float(_SMALL[count]) if count in _SMALL else float(count)
            return Frequency(value, _unit_of(found["unit"]), _PERS[found["per"].lower()])
    if found := _TIMES_A.search(plain):
        return Frequency(1 + (found["n"].lower() == "twice"), "", _PERS[found["per"].lower()])
    if found := _EACH.search(plain):
        named = (found["n"] or "1").lower()
        every = _SMALL.get(named) or int(named)
        return Frequency(1, "", _PERS[found["per"].lower().removesuffix("s")], every)
    if found := _NAMED_RATE.search(plain):
        per = _PERS[found["thai"]] if found["thai"] else _ENGLISH_RATES[found["english"].lower()]
        return Frequency(1, "", per)
    return None
