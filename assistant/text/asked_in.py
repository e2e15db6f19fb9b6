"""The language that a question wants its answer in, which need not be that of most of its words."""

from __future__ import annotations

import re

from assistant.schema import Language
from assistant.text.language import THAI, detect

_THAI = re.compile(rf"[{THAI}]")
_ENGLISH_FRAME = re.compile(
    r"\b(?:what|which|who|whom|whose|how|why|when|where|does|do|did|is|are|was|were|the|of|in|"
    r"list|name|give|explain|describe|and|for|to|an?)\b",
    re.IGNORECASE,
)


def detect_question(text: str) -> Language:
    """Return the language that a question wants its answer in.

    A Thai question is often mostly English terms ("Collaborative governance คือ"), and an English
    one may quote a Thai term: the words that frame it decide.
    """
    if not _THAI.search(text):
        return "en"
    frame = len(_ENGLISH_FRAME.findall(text))
    return "en" if frame >= 3 and detect(text) == "en" else "th"
