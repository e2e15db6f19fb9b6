"""The brief: what an official fills in to get a plan, read leniently, faults told plainly."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.errors import BriefError
from assistant.frameworks.fields import LONGEST_NAME, Name, Text, clean, read_file, word
from assistant.plans.brief.words import LENIENT, MESSAGES, field_name
from assistant.plans.understanding.dates import dates_in
from assistant.schema import Language
from assistant.schema.plans import Sector
from assistant.text.language import arabic_digits, detect
from assistant.text.numerals import SCALES

MOST_PARTNERS = 500
MOST_BAHT = 10**15
_SCALES = {**SCALES, "k": 1_000, "m": 1_000_000}
_ONES = {
    name: value for value, name in enumerate("หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า".split(), start=1)
}
_HALF = "ครึ่ง"  # of the scale before it
_LED_BY = re.compile(
    r"^(?:งบ(?:ประมาณ)?|วงเงิน|ประมาณ|ราว|รวม|about|approx\.?|budget|฿|THB|:|~|\s)+", re.I
)
_UNIT = re.compile(r"\s*(?:บาท(?:ถ้วน)?|baht|THB|\.-)\s*$", re.I)
_SCALES_WORDS = "|".join(_SCALES)
_TERM = re.compile(
    rf"\s*(?P<n>-?\d[\d,]*(?:\.\d+)?|{'|'.join(_ONES)}|{_HALF})\s*(?P<scale>(?:{_SCALES_WORDS})*)\s*",
    re.I,
)
_SCALE = re.compile(_SCALES_WORDS, re.I)
_IGNORED = re.compile(r"^(?:expected_.*|id|split)$")


def _amount(value: object) -> object:
    """Read "1,200,000", "งบ 1.2 ล้านบาท", "3 ล้านห้าแสน" and plain numbers as baht.

    Anything else stays as it is.
    """
    if not isinstance(value, str):
        return value
    text = arabic_digits(value).strip()
    plain = _UNIT.sub("", _LED_BY.sub("", text))
    total, at, last = Decimal(0), 0, Decimal(1)
    while at < len(plain):
        term = _TERM.match(plain, at)
        digits = term["n"].replace(",", "") if term else ""
        if not term or not digits.strip("-") or (at and digits[0].isdigit()):
            return text or None
        scale = Decimal(1)
        for name in _SCALE.findall(term["scale"]):
            scale *= _SCALES[name.lower()]
        number = last / 2 if digits == _HALF else Decimal(_ONES.get(digits, digits)) * scale
        total, at, last = total + number, term.end(), scale
    if not plain:
        return text or None
    return int(total) if total == total.to_integral_value() else float(total)


def _day(value: object) -> object:
    """Read a day as it is typed, in either era; anything else stays as it is."""
    if not isinstance(value, str):
        return value
    named = dates_in(f"ตั้งแต่ {value.strip()}")
    return named[0].day if len(named) == 1 else value.strip() or None


_Baht = Annotated[int | float, Field(ge=0, le=MOST_BAHT, allow_inf_nan=False)]
Baht = Annotated[_Baht, BeforeValidator(_amount)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Partner(_Model):
    """A partner of the network, its sector and what it can offer."""

    name: Name
    sector: Annotated[Sector | None, word(LENIENT["sector"])] = None
    can_offer: Text = ""


class BudgetItem(_Model):
    """A part of the budget, in baht."""

    item: Name
    baht: Baht


class Brief(_Model):
    """A brief, as incomplete as the official left it.  Amounts are in baht.

    ``framework`` is the key of the way to plan; empty it is the default one.  ``corrections`` are
    what the official put right of what was understood: the key of a fact → its text.
    """

    title: Text = ""
    problem: Text = ""
    goal: Text = ""
    lead_agency: Annotated[str, BeforeValidator(clean), Field(max_length=LONGEST_NAME)] = ""
    partners: Annotated[tuple[Partner, ...], Field(max_length=MOST_PARTNERS)] = ()
    duration: Annotated[Literal["one_time", "ongoing"] | None, word(LENIENT["duration"])] = None
    duration_note: Text = ""
    budget_baht: Annotated[_Baht | None, BeforeValidator(_amount)] = None
    budget_items: tuple[BudgetItem, ...] = ()
    emphasis: Annotated[
        Literal["accountability", "flexibility", "balanced"] | None, word(LENIENT["emphasis"])
    ] = None
    in_house_capacity: Annotated[
        Literal["low", "medium", "high"] | None, word(LENIENT["capacity"])
    ] = None
    data_sharing_barriers: Text = ""
    beneficiaries: Text = ""
    region: Text = ""
    start: Annotated[date | None, BeforeValidator(_day)] = None
    framework: Annotated[str, BeforeValidator(clean), Field(max_length=LONGEST_NAME)] = ""
    corrections: Annotated[dict[str, Text], Field(max_length=MOST_PARTNERS)] = {}
    lang: Language = "th"


def parse_brief(data: object, language: Language | None = None) -> Brief:
    """Read a brief from plain data; its language is what it says, or that of its words.

    Raises:
        BriefError: One line in the brief's language: which field, what is wrong, what to do.
    """
    spoken = language or language_of(data)
    if not isinstance(data, Mapping) or not all(isinstance(key, str) for key in data):
        raise BriefError(MESSAGES["not_a_brief"][spoken])
    known = {key: value for key, value in data.items() if key in Brief.model_fields}
    if not known:
        raise BriefError(MESSAGES["no_field"][spoken].format(fields=", ".join(Brief.model_fields)))
    known["partners"] = known.get("partners") or []
    known["budget_items"] = known.get("budget_items") or []
    try:
        brief = Brief.model_validate({**known, "lang": spoken})
    except ValidationError as error:
        raise BriefError(_explain(error, spoken)) from error
    if not (brief.problem or brief.goal or brief.lead_agency or brief.partners):
        raise BriefError(MESSAGES["nothing_said"][spoken])
    return brief


def load_brief(path: Path, warn: Callable[[str], object] | None = None) -> Brief:
    """Read a brief from a JSON or YAML file; ``warn`` is told of fields that no plan uses.

    Raises:
        BriefError: The file is absent, too large, neither JSON nor YAML, or not a brief.
    """
    data = read_file(path, "brief", BriefError)
    brief = parse_brief(data)
    if warn and (unused := ignored_fields(data)):
        warn(MESSAGES["unused"][brief.lang].format(fields=", ".join(unused)))
    return brief


def texts_of(value: object) -> list[str]:
    """Return every text and number inside plain data, such as a brief's.

    >>> texts_of({"goal": "a", "partners": [{"name": "b"}], "start": None})
    ['a', 'b']
    """
    if isinstance(value, Mapping):
        return [text for inner in value.values() for text in texts_of(inner)]
    if isinstance(value, list | tuple):
        return [text for inner in value for text in texts_of(inner)]
    return [] if value is None else [str(value)]


def ignored_fields(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the fields that no plan uses, so that a misspelt one is noticed."""
    return tuple(k for k in data if k not in Brief.model_fields and not _IGNORED.match(str(k)))


def language_of(data: object) -> Language:
    """Return the language that a brief names, or that its texts are written in."""
    if not isinstance(data, Mapping):
        return "th"
    named = data.get("lang") or data.get("language")
    if named in ("th", "en"):
        return "th" if named == "th" else "en"
    texts = [str(data.get(key) or "") for key in ("problem", "goal", "lead_agency")]
    return detect(" ".join(texts)) if any(texts) else "th"


def _explain(error: ValidationError, language: Language) -> str:
    """Say the first two faults in the brief's language; the values themselves are not repeated."""
    lines = []
    for fault in error.errors(include_url=False, include_input=False)[:2]:
        kind = fault["type"]
        message = MESSAGES.get(kind, MESSAGES["unreadable"])[language]
        limits = {k: v for k, v in fault.get("ctx", {}).items() if isinstance(v, str | int | float)}
        at = field_name(tuple(p for p in fault["loc"] if p != "tuple"), language)
        allowed = str(limits.get("expected", "")).replace("'", "")
        limit = limits.get("max_length", "")
        lines.append(message.format(field=at, allowed=allowed, limit=limit))
    return " · ".join(dict.fromkeys(lines))
