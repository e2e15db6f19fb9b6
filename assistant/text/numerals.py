"""Numbers in a text: digits, Thai digits, number words of both languages, years of both eras."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, takewhile

from assistant.text import language
from assistant.text.calendar import BUDDHIST_ERA

_BUDDHIST_YEARS = range(2400, 2651)  # a bare number in this range may be a year of either era

_UNITS = {
    name: value
    for value, names in enumerate(
        (
            "ศูนย์ zero",
            "หนึ่ง เอ็ด one",
            "สอง ยี่ two",
            "สาม three",
            "สี่ four",
            "ห้า five",
            "หก six",
            "เจ็ด seven",
            "แปด eight",
            "เก้า nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        )
    )
    for name in names.split()
} | {
    name: 10 * tens
    for tens, name in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES = {
    "สิบ": 10,
    "ร้อย": 100,
    "hundred": 100,
    "พัน": 1_000,
    "thousand": 1_000,
    "หมื่น": 10_000,
    "แสน": 100_000,
    "ล้าน": 1_000_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
_ORDINALS = {
    name: value
    for value, name in enumerate(
        ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], start=3
    )
}
_ERA = re.compile(
    r"(?P<be>พ\s*\.\s*ศ\s*\.?|พุทธศักราช|\bB\.?E\.?)|(?P<ce>ค\s*\.\s*ศ\s*\.?|คริสต์ศักราช|\b[CA]\.?[ED]\.?)"
)
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_ENUMERATOR = re.compile(r"(?<![^\s:;,])\(?(\d{1,2})\)|^\s*(\d{1,2})\.(?=\s)", re.MULTILINE)
_ORDINAL_BEFORE = re.compile(r"(?:ที่|\b(?:steps?|stages?|items?|phases?|no\.?|number))\s*$", re.I)
_MILLION = 1_000_000
_STEMMED_UNITS = {language.stem(name): value for name, value in _UNITS.items()}
_STEMMED_ORDINALS = {language.stem(name): value for name, value in _ORDINALS.items()}
_STEMMED_SCALES = {language.stem(name): value for name, value in SCALES.items()}

_BLANKS_THEN_LETTER = re.compile(r"[ \u00a0]?[A-Za-z\u0e01-\u0e2e\u0e40-\u0e44]")
_JOINED = re.compile(r"^\s*(?:[-–/]|ถึง|to|และ|and)\s*$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written and what it may mean; ``ordinal`` numbers name a place in a list."""

    text: str
    readings: frozenset[str]
    ordinal: bool = False


@lru_cache(maxsize=4096)  # a quotation is looked at for many statements
def numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in digits or words, list enumerators apart."""
    plain = without_enumerators(language.arabic_digits(text))
    return (*_digit_numbers(plain), *_word_numbers(plain))


def without_enumerators(text: str) -> str:
    """Blank out the numbers that a text gives its list items; lengths stay."""
    return _ENUMERATOR.sub(_blank_unless_bracketed, text)


def _blank_unless_bracketed(match: re.Match[str]) -> str:
    """Blank out ``1)`` and ``(1)``, but not the end of a remark such as ``(aged 18)``."""
    before = match.string[: match.start()]
    inside = before.count("(") > before.count(")")
    return match[0] if inside else " " * len(match[0])


def enumerators(text: str) -> frozenset[str]:
    """Return the numbers that a text gives its list items, as in ``2)`` and ``(2)``."""
    found = _ENUMERATOR.finditer(language.arabic_digits(text))
    return frozenset(str(int(match[1] or match[2])) for match in found)


def _digit_numbers(text: str) -> Iterator[Number]:
    era, last = "", 0
    for match in _DIGITS.finditer(text):
        between = text[last : match.start()]
        era = _era_before(between) or (era if _JOINED.match(between) else "")
        era = era or _era_after(text[match.end() : match.end() + 6])
        value = float(match[0].replace(",", "")) * _multiplier_after(text[match.end() :])
        ordinal = bool(_ORDINAL_BEFORE.search(text[: match.start()]))
        yield Number(match[0], _readings(value, era), ordinal)
        last = match.end()


def _era_before(between: str) -> str:
    marks = list(_ERA.finditer(between[-14:]))
    near = marks and not between[-14:][marks[-1].end() :].strip(" .(")
    return str(marks[-1].lastgroup) if near else ""


def _era_after(following: str) -> str:
    match = _ERA.match(following.lstrip())
    return str(match.lastgroup) if match and match[0].isascii() else ""


def _multiplier_after(following: str) -> int:
    value = 1
    if _BLANKS_THEN_LETTER.match(following):
        for word in language.words(following[:24].split("\n")[0]):
            if word not in _STEMMED_SCALES:
                break
            value *= _STEMMED_SCALES[word]
    return value


def _readings(value: float, era: str) -> frozenset[str]:
    plain = f"{value:.15g}"
    if era == "be":
        return frozenset({f"{value - BUDDHIST_ERA:.15g}"})
    if not era and value in _BUDDHIST_YEARS:
        return frozenset({plain, f"{value - BUDDHIST_ERA:.15g}"})
    return frozenset({plain})


def _word_numbers(text: str) -> Iterator[Number]:
    tokens = list(_spoken(text))
    for spoken, group in groupby(enumerate(tokens), key=lambda pair: _is_spoken(pair[1])):
        run = list(group)
        before = tokens[run[0][0] - 1] if run[0][0] else ""
        if not spoken:
            yield from _ordinals([token for _, token in run])
        elif not before[:1].isdigit() and before != "ทั้ง":  # "both" counts nothing new
            named = [token for _, token in run]
            if (value := _spoken_value(named)) > 1:  # a lone "one" is a pronoun
                yield Number(" ".join(named), frozenset({str(value)}))


def spoken_at_end(text: str) -> int:
    """Return the number that a text ends with in words, 0 where there is none.

    >>> spoken_at_end("ภายในยี่สิบสี่"), spoken_at_end("over twenty-four"), spoken_at_end("soon")
    (24, 24, 0)
    """
    tokens = list(_spoken(text.replace("-", " ")))
    return _spoken_value(reversed(list(takewhile(_is_spoken, reversed(tokens)))))


def _spoken(text: str) -> Iterator[str]:
    """Yield the words of a text, with ten to ninety-nine in Thai taken apart (สอง-สิบ-ห้า)."""
    for word in language.words(text):
        tens, ten, units = word.partition("สิบ")
        tens = "สอง" if tens == "ยี่" else tens
        if ten and all(part in _UNITS for part in (tens, units) if part):
            yield from (part for part in (tens, ten, units) if part)
        else:
            yield word


def _is_spoken(word: str) -> bool:
    return word in _STEMMED_UNITS or word in _STEMMED_SCALES


def _ordinals(tokens: list[str]) -> Iterator[Number]:
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        place = _STEMMED_ORDINALS.get(token)
        if place and following != "parti":  # a third party is no third of anything
            yield Number(token, frozenset({str(place)}), ordinal=True)


def _spoken_value(tokens: Iterable[str]) -> int:
    """Add up number words; 0 for a lone "hundred", a figure of speech, but สิบ alone is ten."""
    total = current = 0
    seen = False
    for token in tokens:
        if (unit := _STEMMED_UNITS.get(token)) is not None:
            current, seen = current + unit, True
            continue
        scale, seen = _STEMMED_SCALES[token], seen or token == "สิบ"
        if scale >= _MILLION:
            total, current = (total + current or 1) * scale, 0
        else:
            total, current = total + (current or 1) * scale, 0
    return total + current if seen else 0
