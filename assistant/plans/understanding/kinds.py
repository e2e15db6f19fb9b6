"""Kinds of offers as data: which words tell one, what is done with it, when in a plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.plans.understanding.amounts import amounts_in
from assistant.plans.understanding.denials import first_asserted
from assistant.schema import LANGUAGES, Language
from assistant.settings import corpus_folder
from assistant.text.wording import read_yaml

Phase = Literal[
    "select",
    "agree",
    "count",
    "prepare",
    "train",
    "build",
    "buy",
    "serve",
    "watch",
    "close",
    "whole",
]
KINDS = "plan_kinds.yaml"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of offer.

    ``phase`` is when it is used ("prepare", "train", "build", "serve", "watch").
    """

    key: str
    phase: Phase
    act: Mapping[Language, str]
    output: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class _Told:
    """What tells a kind in one language: its words, what is done, units of what is counted."""

    words: re.Pattern[str]
    does: re.Pattern[str]
    units: re.Pattern[str]


def kind_of(text: str, language: Language) -> Kind:
    """Return the kind of an offer.

    What it begins with decides: what is done, else a thing or person.  Then come the kind of the
    first word that it asserts, the unit of its first amount, and a service.
    """
    rows = [(kind, told[language]) for kind, told in _kinds()]
    for look in ("does", "words"):
        begun = ((_reach(getattr(told, look), text), kind) for kind, told in rows)
        longest, kind = max(begun, key=lambda row: row[0])
        if longest:
            return kind
    found = [(m.start(), kind) for kind, told in rows if (m := first_asserted(told.words, text))]
    if found:
        return min(found, key=lambda row: row[0])[1]
    unit = next((a.unit for a in amounts_in(text)), "")
    counted = (kind for kind, told in rows if unit and told.units.fullmatch(unit))
    return next(counted, rows[-1][0])


def is_work(text: str, language: Language) -> bool:
    """Tell whether an offer begins with what is done, so that its own words are the activity.

    >>> is_work("ซ่อมเรือ 4 ลำ", "th"), is_work("เรือ 4 ลำ", "th")
    (True, False)
    """
    return any(told[language].does.match(text) for _, told in _kinds())


def _reach(pattern: re.Pattern[str], text: str) -> int:
    """Return how many characters of a text's beginning a pattern takes."""
    found = pattern.match(text)
    return found.end() if found else 0


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[Kind, Mapping[Language, _Told]], ...]:
    read = []
    for key, entry in read_yaml(corpus_folder() / KINDS).items():
        told = {
            lang: _Told(*(_any_of(entry.get(name), lang) for name in ("words", "does", "units")))
            for lang in LANGUAGES
        }
        kind = Kind(key, entry["phase"], entry["act"], entry["output"])
        read.append((kind, told))
    return tuple(read)


def _any_of(listed: Mapping[Language, list[str]] | None, language: Language) -> re.Pattern[str]:
    words = listed[language] if listed else []
    return re.compile("|".join(words) or r"(?!)", re.I)
