"""The wording of a plan's form: corpus/plan_form.yaml, read once."""

from __future__ import annotations

from typing import Any

from assistant.schema import Language
from assistant.settings import corpus_folder
from assistant.text import wording
from assistant.text.wording import read_yaml


def plan_form() -> dict[str, Any]:
    """Return the form: parts, texts, sectors, clauses, roadmap and indicators."""
    return read_yaml(corpus_folder() / "plan_form.yaml")


def say(key: str, language: Language, **values: object) -> str:
    """Return one text of the form with its values put in.

    >>> say("owner_board", "en")
    'Network board'
    """
    return wording.say(plan_form()["texts"], key, language, **values)
