"""Which documents alone were asked, in words: a line below an answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.reading.years import common
from assistant.schema import Language, Within
from assistant.text.calendar import BUDDHIST_ERA
from assistant.text.wording import read_yaml, say

_TEXTS = Path(__file__).with_name("notes.yaml")


def kept_to(within: Within | None, language: Language) -> str:
    """Return a line on the documents that alone were asked; "" where it was all.

    >>> kept_to(Within(languages=("th",), from_year=2560), "en")
    'Searched only in documents in Thai, documents from 2017 on'
    """
    if not within:
        return ""
    what = (", " if language == "en" else " ").join(_asked(within, language))
    return say(read_yaml(_TEXTS), "within", language, what=what)


def _asked(within: Within, language: Language) -> Iterator[str]:
    """Yield what is asked of the documents."""
    texts = read_yaml(_TEXTS)
    if count := len(within.documents):
        key = "within_document" if count == 1 else "within_documents"
        yield say(texts, key, language, count=count)
    for spoken in within.languages:
        yield say(texts, f"within_{spoken}", language)
    first, last = (_year(year, language) for year in (within.from_year, within.to_year))
    if first or last:
        key = "within_years" if first and last else "within_from" if first else "within_to"
        yield say(texts, key, language, first=first, last=last)


def _year(year: int | None, language: Language) -> str:
    """Return a year of either era in the one that a language counts by; "" for none."""
    if year is None:
        return ""
    era = common(year) or year
    return str(era + BUDDHIST_ERA if language == "th" else era)
