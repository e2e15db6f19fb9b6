"""The words in the pictures, in both languages."""

from __future__ import annotations

from pathlib import Path

from assistant.schema import Language
from assistant.text import wording

_TEXTS = Path(__file__).with_name("texts.yaml")


def say(key: str, language: Language, **values: object) -> str:
    """Return one of the words with its values put in."""
    return wording.say(wording.read_yaml(_TEXTS), key, language, **values)
