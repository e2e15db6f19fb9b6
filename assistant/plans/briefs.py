"""The brief: what an official fills in to get a plan, read leniently, faults told plainly."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.errors import BriefError
from assistant.language import arabic_digits, detect, nfc
from assistant.plans.brief_words import LENIENT, MESSAGES, field_name
from assistant.schema import Language
from assistant.schema.plans import Sector

LONGEST_TEXT = 50_000  # characters of one field; a longer one is a document, not a brief
MOST_PARTNERS = 500
LONGEST_NAME = 200  # characters
_FILE_LIMIT = 2_000_000  # bytes
_AMOUNT = re.compile(r"^\s*(?:฿|THB)?\s*(-?[\d,]+(?:\.\d+)?)\s*(ล้าน|แสน|หมื่น|พัน|million|m)?", re.I)
_SCALES = {"ล้าน": 10**6, "million": 10**6, "m": 10**6, "แสน": 10**5, "หมื่น": 10**4, "พัน": 1000}
_IGNORED = re.compile(r"^(?:expected_.*|id|split)$")


def _clean(value: object) -> object:
    """Return a text in NFC without control characters, its blanks joined; None becomes empty."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return value
    text = value.encode("utf-8", "replace").decode()  # half a character has no UTF-8
    seen = (" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)
    kept = "".join(char for char in seen if unicodedata.category(char) not in ("Cf", "Co", "Cn"))
    return " ".join(nfc(kept).split())


def _word(name: str) -> BeforeValidator:
    """Read a word of a closed list in either language; nothing and "unknown" mean not said."""

    def read(value: object) -> object:
        text = _clean(value)
        if not isinstance(text, str):
            return text
        return LENIENT[name].get(text.casefold(), text or None)

    return BeforeValidator(read)


def _amount(value: object) -> object:
    """Read "1,200,000", "1.2 ล้านบาท" and plain numbers as baht."""
    if not isinstance(value, str):
        return value
    match = _AMOUNT.match(arabic_digits(value))
    if not match:
        return value.strip() or None
    number = float(match[1].replace(",", "")) * _SCALES.get((match[2] or "").lower(), 1)
    return int(number) if number == int(number) else number


Text = Annotated[str, BeforeValidator(_clean), Field(max_length=LONGEST_TEXT)]
Name = Annotated[str, BeforeValidator(_clean), Field(min_length=1, max_length=LONGEST_NAME)]
Baht = Annotated[int | float, BeforeValidator(_amount), Field(ge=0, le=10**15, allow_inf_nan=False)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Partner(_Model):
    """A partner of the network, its sector and what it can offer."""

    name: Name
    sector: Annotated[Sector | None, _word("sector")] = None
    can_offer: Text = ""


class BudgetItem(_Model):
    """A part of the budget, in baht."""

    item: Name
    baht: Baht


class Brief(_Model):
    """A brief, as incomplete as the official left it.  Amounts are in baht."""

    title: Text = ""
    problem: Text = ""
    goal: Text = ""
    lead_agency: Annotated[str, BeforeValidator(_clean), Field(max_length=LONGEST_NAME)] = ""
    partners: Annotated[tuple[Partner, ...], Field(max_length=MOST_PARTNERS)] = ()
    duration: Annotated[Literal["one_time", "ongoing"] | None, _word("duration")] = None
    duration_note: Text = ""
    budget_baht: Baht | None = None
    budget_items: tuple[BudgetItem, ...] = ()
    emphasis: Annotated[
        Literal["accountability", "flexibility", "balanced"] | None, _word("emphasis")
    ] = None
    in_house_capacity: Annotated[Literal["low", "medium", "high"] | None, _word("capacity")] = None
    data_sharing_barriers: Text = ""
    beneficiaries: Text = ""
    region: Text = ""
    start: date | None = None
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


def load_brief(path: Path) -> Brief:
    """Read a brief from a JSON or YAML file.

    Raises:
        BriefError: The file is absent, too large, neither JSON nor YAML, or not a brief.
    """
    try:
        if path.stat().st_size > _FILE_LIMIT:
            raise BriefError(f"{path} is larger than 2 MB: a brief is a few pages at most")
        text = path.read_text(encoding="utf-8-sig")
        data = json.loads(text) if path.suffix.lower() == ".json" else yaml.safe_load(text)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        raise BriefError(
            f"cannot read the brief {path} ({reason}): give a JSON or YAML file"
        ) from error
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        where = " ".join(str(error).split())[:120]
        raise BriefError(f"{path} is neither JSON nor YAML ({where}): mend it there") from error
    return parse_brief(data)


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
    return " · ".join(lines)
