"""What stands for a word of a question in each language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.schema import LANGUAGES, Language
from assistant.text.language import parts, words
from assistant.text.translation import Vocabulary, shipped

Run = tuple[str, ...]
Forms = Mapping[Language, Mapping[str, tuple[Run, ...]]]


def forms_of(terms: Iterable[str], said: Run = (), vocabulary: Vocabulary | None = None) -> Forms:
    """Return the runs of words that stand for each term in each language.

    ``said`` is the question in words: where it names something in full, its short form stands for
    each word of the name.
    """
    held = vocabulary or shipped()
    short = held.synonyms(said)
    of_names = {term: other for run, other in short.items() for term in run if len(run) > 1}
    found: dict[Language, dict[str, tuple[Run, ...]]] = {language: {} for language in LANGUAGES}
    for term in terms:
        own = _language(term)
        for language in LANGUAGES:
            more = of_names.get(term, ()) if language == own else ()
            found[language][term] = (*forms(term, language, held), *more)
    return found


def _language(term: str) -> Language:
    return "en" if term.isascii() else "th"


@lru_cache(maxsize=20_000)
def forms(term: str, language: Language, vocabulary: Vocabulary | None = None) -> tuple[Run, ...]:
    """Return the runs of words that stand for a term in a language; none where it has no word."""
    held = vocabulary or shipped()
    own = _language(term)
    if term.isdigit():
        return ((term,),)
    if own == language:
        same = held.synonyms((term,)).get((term,), ())
        compound = parts(term)
        return ((term,), compound, *same) if compound else ((term,), *same)
    translated = tuple(tuple(words(s)) for s in held.other_spellings(term))
    translated = translated or tuple(held.translations((term,), language).values())
    if own == "en" and translated:
        return (*translated, (term,))  # Latin terms stand in Thai texts as they are
    return translated
