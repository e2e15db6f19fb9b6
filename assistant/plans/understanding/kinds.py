"""Kinds of offers as data: which words tell one, what is done with it, when in a plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.plans.understanding.denials import first_asserted
from assistant.schema import LANGUAGES, Language
from assistant.settings import corpus_folder
from assistant.text.wording import read_yaml

Phase = Literal["select", "agree", "count", "prepare", "train", "serve", "watch", "close", "whole"]
KINDS = "plan_kinds.yaml"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of offer.

    ``phase`` is when it is used ("prepare", "train", "serve", "watch"), ``weight`` its share of
    money that nobody has divided yet, against other activities.
    """

    key: str
    phase: Phase
    weight: int
    act: Mapping[Language, str]
    output: Mapping[Language, str]
    verb: bool


def kind_of(text: str, language: Language) -> Kind:
    """Return the kind of an offer: the first of the file whose words it asserts, else a service."""
    rows = _kinds()
    for kind, pattern in rows[:-1]:
        if pattern[language] and first_asserted(pattern[language], text):
            return kind
    return rows[-1][0]


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[Kind, Mapping[Language, re.Pattern[str]]], ...]:
    read = []
    for key, entry in read_yaml(corpus_folder() / KINDS).items():
        words = {
            lang: re.compile("|".join(entry["words"][lang]) or r"(?!)", re.I) for lang in LANGUAGES
        }
        kind = Kind(
            key,
            entry["phase"],
            entry["weight"],
            entry["act"],
            entry["output"],
            entry.get("verb", False),
        )
        read.append((kind, words))
    return tuple(read)
