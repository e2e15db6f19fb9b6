"""What stands for a word of a question in each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.schema import LANGUAGES, Language
from assistant.text.language import parts, words
from assistant.text.translation import other_spellings, translations

Run = tuple[str, ...]
Forms = Mapping[Language, Mapping[str, tuple[Run, ...]]]


def forms_of(terms: Iterable[str]) -> Forms:
    """Return the runs of words that stand for each term in each language."""
    known = tuple(terms)
    return {language: {term: forms(term, language) for term in known} for language in LANGUAGES}


@lru_cache(maxsize=20_000)
def forms(term: str, language: Language) -> tuple[Run, ...]:
    """Return the runs of words that stand for a term in a language; none where it has no word."""
    own: Language = "en" if term.isascii() else "th"
    if term.isdigit():
        return ((term,),)
    if own == language:
        compound = parts(term)
        return ((term,), compound) if compound else ((term,),)
    translated = tuple(tuple(words(s)) for s in other_spellings(term))
    translated = translated or tuple(translations((term,), language).values())
    if own == "en" and translated:
        return (*translated, (term,))  # Latin terms stand in Thai texts as they are
    return translated
