"""The example briefs that activities point at."""

from __future__ import annotations

import yaml

from assistant.schema import Language
from assistant.settings import corpus_folder


def example_title(language: Language) -> str:
    """Return the title of the first example brief in a language."""
    for path in sorted((corpus_folder() / "briefs").glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        if data.get("lang") == language and data.get("title"):
            return str(data["title"])
    return ""
