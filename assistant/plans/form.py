"""The wording of a plan's form: corpus/plan_form.yaml, read once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml

from assistant.schema import Language
from assistant.settings import corpus_folder


@lru_cache(maxsize=1)
def plan_form() -> dict[str, Any]:
    """Return the form: parts, texts, sectors, clauses, roadmap and indicators."""
    path = corpus_folder() / "plan_form.yaml"
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def say(key: str, language: Language, **values: object) -> str:
    """Return one text of the form with its values put in.

    >>> say("owner_board", "en")
    'Network board'
    """
    text: str = plan_form()["texts"][key][language]
    return text.format(**values)
