"""Texts that readers see, in both languages: YAML files of ``key: {th: …, en: …}``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.schema import Language

Texts = Mapping[str, Mapping[Language, str]]


# The same grammar in C where it is there, ten times as fast: each command reads the tables anew.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parsed(text: str) -> Any:
    """Return what a YAML text of this project holds; raises yaml.YAMLError."""
    return yaml.load(text, Loader=_LOADER)  # both loaders are safe ones


@cache
def read_yaml(path: Path) -> dict[str, Any]:
    """Return what a YAML file holds, read once; its first level are keys."""
    return dict(parsed(path.read_text(encoding="utf-8")))


def say(texts: Texts, key: str, language: Language, **values: object) -> str:
    """Return one text with its values put in.

    >>> say({"page": {"th": "หน้า {number}", "en": "p. {number}"}}, "page", "en", number=3)
    'p. 3'
    """
    return texts[key][language].format(**values)
