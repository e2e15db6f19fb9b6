"""The wording of a plan's form: corpus/plan_form.yaml, read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from string import Formatter
from typing import Any

from assistant.schema import Language
from assistant.settings import corpus_folder
from assistant.text import wording
from assistant.text.wording import Texts, read_yaml

# A digit, a Latin letter or a bracket on one side, a Thai letter on the other.
_MEETS = re.compile(r"[0-9A-Za-z)%”][\u0e01-\u0e2e\u0e40-\u0e44]|[\u0e01-\u0e4d][0-9A-Za-z(]")


@cache
def plan_form() -> dict[str, Any]:
    """Return the form: parts, texts, sectors, clauses, roadmap and indicators."""
    return read_yaml(corpus_folder() / "plan_form.yaml")


def say(key: str, language: Language, instead: Texts | None = None, **values: object) -> str:
    """Return one text of the form, or what a framework has ``instead``, with its values put in.

    >>> say("unknown", "en")
    '?'
    """
    texts = instead if instead and key in instead else plan_form()["texts"]
    return (
        wording.say(texts, key, language, **values)
        if language == "en"
        else _spaced(texts[key][language], values)
    )


def _spaced(text: str, values: Mapping[str, object]) -> str:
    """Put values into a Thai text, with a blank where a number or Latin word meets Thai letters."""
    made = ""
    for literal, name, _, _ in Formatter().parse(text):
        for piece in (literal, str(values[name]) if name else ""):
            made += " " if _MEETS.fullmatch(made[-1:] + piece[:1]) else ""
            made += piece
    return made
