"""What the form of a text tells beside its meaning.

A question with a year means the sentence with that year, and words of the question in their order
at the head of a text mark what it is about.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.retrieval.questions import Question
from assistant.settings.writing import APTNESS
from assistant.text.language import arabic_digits, words

_DIGITS = re.compile(r"\d{2,}")


def aptness(question: Question, text: str) -> float:
    """Return what the form of a text adds to its score."""
    return _numbers(question, arabic_digits(text)) + head(question, text)


def _numbers(question: Question, text: str) -> float:
    asked = question.digits
    return APTNESS.digits if asked and asked <= set(_DIGITS.findall(text)) else 0.0


def head(question: Question, text: str) -> float:
    """Return the worth of a piece that begins with two words as the question has them."""
    there = question.pairs & set(pairwise(words(text[: APTNESS.head_size])))
    return APTNESS.head if there else 0.0
