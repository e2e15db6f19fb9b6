"""What a reader wishes for, as far as the words of the question tell, and what a model is told.

``prompts/wishes.yaml`` holds what is told: a wish more is a row more there and in ``_WORDS``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Literal

from assistant.models import prompts
from assistant.text.patterns import Worded, any_of
from assistant.text.wording import Texts, read_yaml, say

if TYPE_CHECKING:
    from assistant.retrieval.phrasing import Kind
    from assistant.retrieval.questions import Question

Wish = Literal["plain", "compare", "weigh", "summarise", "explain", "advise"]

_WORDS: tuple[tuple[Wish, re.Pattern[str]], ...] = (  # the first that is found decides
    (
        "summarise",
        any_of("(?:ช่วย)?สรุป(?:ให้)?|ย่อความ|ใจความสำคัญ", r"\b(?:summar|sum up)", "in brief"),
    ),
    (
        "weigh",
        any_of(
            "ข้อดี|ข้อเสีย|ข้อด้อย|จุดแข็ง|จุดอ่อน",
            r"\b(?:pros and cons|advantages?|disadvantages?|drawbacks?|strengths|weaknesses)\b",
        ),
    ),
    ("advise", any_of("(?:ของ|ที่)(?:เรา|ผม|ดิฉัน|ฉัน)|แนะนำ", r"\b(?:my|our|advise|recommend)\b")),
)
_KINDS: Mapping[Kind, Wish] = {"compare": "compare", "why": "explain", "how": "explain"}


def wish_of(question: Question) -> Wish:
    """Return what a question wishes for beside the facts."""
    said = Worded.of(question.text)
    for wish, pattern in _WORDS:
        if said.has(pattern):
            return wish
    return _KINDS.get(question.kind, "plain")


def told(question: Question) -> str:
    """Return what a model is told of a wish, in the language of the answer."""
    return say(_texts(), wish_of(question), question.language)


@cache
def _texts() -> Texts:
    return read_yaml(prompts.prompts_folder() / "wishes.yaml")
