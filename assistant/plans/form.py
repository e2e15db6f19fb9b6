"""The wording of a plan's form: corpus/plan_form.yaml, read once."""

from __future__ import annotations

from typing import Any

from assistant.schema import Language
from assistant.settings import corpus_folder
from assistant.text import wording
from assistant.text.wording import Texts, read_yaml


def plan_form() -> dict[str, Any]:
    """Return the form: parts, texts, sectors, clauses, roadmap and indicators."""
    return read_yaml(corpus_folder() / "plan_form.yaml")


def say(key: str, language: Language, instead: Texts | None = None, **values: object) -> str:
    """Return one text of the form, or what a framework has ``instead``, with its values put in.

    >>> say("unknown", "en")
    '?'
    """
    texts = instead if instead and key in instead else plan_form()["texts"]
    return wording.say(texts, key, language, **values)
