"""The wording of a lesson's form: corpus/lesson_form.yaml, read once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml

from assistant.schema import Language
from assistant.settings import corpus_folder


@lru_cache(maxsize=1)
def lesson_form() -> dict[str, Any]:
    """Return the form: texts, rubric, what to prepare, activities."""
    path = corpus_folder() / "lesson_form.yaml"
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def say(key: str, language: Language, **values: object) -> str:
    """Return one text of the form with its values put in.

    >>> say("wrap_up", "en")
    'Wrap-up'
    """
    text: str = lesson_form()["texts"][key][language]
    return text.format(**values)
