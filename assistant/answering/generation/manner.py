"""The manner of a model's answer: what it is told of each act, from ``prompts/manner.yaml``."""

from __future__ import annotations

from functools import cache

from assistant.models import prompts
from assistant.schema import Language
from assistant.text.wording import Texts, read_yaml


def manner_of(act: str, language: Language) -> str:
    """Return what a model is told of an act; of one without words of its own, the plain manner."""
    return _texts().get(act, _texts()["plain"])[language]


def has_manner(act: str) -> bool:
    """Tell whether a model is told of an act in words of its own: it may say its answer better."""
    return act in _texts()


@cache
def _texts() -> Texts:
    return read_yaml(prompts.prompts_folder() / "manner.yaml")
