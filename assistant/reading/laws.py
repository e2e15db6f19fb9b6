"""What the name of a law tells: its kind, its year, and what it is called in a citation."""

from __future__ import annotations

import re
from typing import Any

from assistant.reading.years import year_in
from assistant.text.glossary import abbreviations
from assistant.text.language import arabic_digits, placed_words
from assistant.text.stop_words import stop_words

_KINDS = (
    "พระราชบัญญัติประกอบรัฐธรรมนูญ",
    "พระราชบัญญัติ",
    "พระราชกำหนด",
    "พระราชกฤษฎีกา",
    "รัฐธรรมนูญ",
    "ประมวลกฎหมาย",
    "กฎกระทรวง",
    "ข้อบังคับ",
    "ข้อบัญญัติ",
    "เทศบัญญัติ",
    "ระเบียบ",
    "ประกาศ",
)
_THAI = re.compile(
    rf"^(?P<kind>{'|'.join(_KINDS)})\s*(?P<name>.*?)\s*(?:(?:พ\.ศ\.|พุทธศักราช)\s*\d{{4}})?$"
)
_ENGLISH = re.compile(
    r"^(?P<name>.{3,120}?\bAct)\b,?\s*(?:B\.?E\.?\s*)?(?:\(?\d{4}\)?|of \d{4}).*$"
)
_GIVEN = re.compile(r"(?:ให้|ตรา)ไว้\s*ณ\s*วันที่(?P<date>.{0,60}?\d{4})", re.S)
_GAZETTE = re.compile(
    r"ราชกิจจานุเบกษา[\s,]*เล่ม(?:ที่)?\s*(?P<volume>\d+)[\s,/]*(?:ตอน(?:พิเศษ|ที่)*\s*(?P<issue>\d+(?:\s?[ก-ฮ](?![ก-๎]))?))?"
    r"[\s,/]*(?:หน้า(?:ที่)?\s*(?P<pages>\d+(?:-\d+)?))?"
)
_WHOLE = ("รัฐธรรมนูญ", "ประมวลกฎหมาย")  # named by their kind and name alone
_ENOUGH = 12  # characters of a law's name that tell it from others


def law_of(title: str, head: str) -> dict[str, Any] | None:
    """Return the fields of a law's record from its title and first lines, None for no law."""
    plain = " ".join(arabic_digits(title).split())
    match = _THAI.match(plain)
    if match and (year_in(plain) or match["kind"] in _WHOLE):
        printed = _printed(arabic_digits(head))
        given = printed.pop("given")
        short = _short(match["kind"], match["name"])
        return {"year": year_in(plain) or given, "short_title": short, **printed}
    english = _ENGLISH.match(plain)
    return {"year": year_in(plain), "short_title": english["name"]} if english else None


def _printed(head: str) -> dict[str, Any]:
    """What the first lines say: when the law was given, and where it was printed."""
    given, gazette = _GIVEN.search(head), _GAZETTE.search(head)
    place = {key: value or "" for key, value in gazette.groupdict().items()} if gazette else {}
    journal = {"journal": "ราชกิจจานุเบกษา"} if place else {}
    return {"given": year_in(given["date"]) if given else None, **journal, **place}


def _short(kind: str, name: str) -> str:
    """Return what a law is called in a citation: its kind's short form, and enough of its name.

    >>> _short("พระราชบัญญัติ", "ข้อมูลข่าวสารของราชการ"), _short("พระราชบัญญัติ", "เทศบาล")
    ('พ.ร.บ.ข้อมูลข่าวสารฯ', 'พ.ร.บ.เทศบาล')
    """
    if kind in _WHOLE:
        return kind if kind == "รัฐธรรมนูญ" else f"{kind}{name}"
    cut = _cut(name)
    end = "" if len(cut) == len(name) else "ฯ"
    return f"{_abbreviated(kind)}{cut}{end}"


def _cut(name: str) -> str:
    """Return a name up to the first word that ends no phrase once enough of it is said."""
    found = list(placed_words(name))
    for (start, word), (_, before) in zip(found[1:], found, strict=False):
        if start >= _ENOUGH and word in stop_words() and before not in stop_words():
            return name[:start].strip()
        if name[start - 1] == " " and start >= _ENOUGH:
            return name[:start].strip()
    return name


def _abbreviated(kind: str) -> str:
    pairs = (pair for pair in abbreviations() if pair.th[0] == kind)
    return next((pair.short[0] for pair in pairs), kind)
