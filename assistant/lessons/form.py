"""The wording of a lesson's form: corpus/lesson_form.yaml, read once."""

from __future__ import annotations

from typing import Any

from assistant.schema import Language
from assistant.settings import corpus_folder
from assistant.text import wording
from assistant.text.wording import read_yaml


def lesson_form() -> dict[str, Any]:
    """Return the form: texts, rubric, what to prepare, activities."""
    return read_yaml(corpus_folder() / "lesson_form.yaml")


def say(key: str, language: Language, **values: object) -> str:
    """Return one text of the form with its values put in.

    >>> say("wrap_up", "en")
    'Wrap-up'
    """
    return wording.say(lesson_form()["texts"], key, language, **values)
