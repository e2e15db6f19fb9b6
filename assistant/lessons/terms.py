"""The field's terms that a lesson uses, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.lessons.material import TaughtUnit
from assistant.schema import Language
from assistant.text.glossary import glossary
from assistant.text.language import words

_TERMS = 24  # pairs
_LETTERS = 5  # of a Thai term; shorter ones are words that everybody knows


def terms_of(units: Iterable[TaughtUnit], language: Language) -> tuple[tuple[str, str], ...]:
    """Return the terms that units use in the lesson's language, each in Thai and in English."""
    points = [point for unit in units for point in unit.points]
    text = "\n".join(f"{p.name}\n{p.statement.text}" for p in points)
    said = f" {' '.join(words(text))} "
    found = [
        (pair.th[0], pair.en[0])
        for pair in glossary()
        if pair.kind == "term"
        and len(pair.th[0]) >= _LETTERS
        and any(
            f" {' '.join(words(w))} " in said for w in (pair.th if language == "th" else pair.en)
        )
    ]
    return tuple(dict.fromkeys(found))[:_TERMS]
