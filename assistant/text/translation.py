"""Query words into the library's other language, through the shipped glossary."""

from __future__ import annotations

from functools import lru_cache

from assistant.schema import Language
from assistant.text.glossary import glossary
from assistant.text.language import words

_LONGEST = 6  # words; no glossary spelling that a question could use is longer


@lru_cache(maxsize=1)
def _table() -> dict[Language, dict[tuple[str, ...], tuple[tuple[str, ...], ...]]]:
    """Return, for each target language, spellings as word tuples → their translations as such."""
    table: dict[Language, dict[tuple[str, ...], tuple[tuple[str, ...], ...]]] = {"th": {}, "en": {}}
    for pair in glossary():
        th = tuple(tuple(words(s)) for s in pair.th)
        en = tuple(tuple(words(s)) for s in pair.en)
        for spelling in en:
            table["th"][spelling] = (*table["th"].get(spelling, ()), *th)
        for spelling in th:
            table["en"][spelling] = (*table["en"].get(spelling, ()), *en)
    return table


def translations(
    found: tuple[str, ...], target: Language
) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the runs of words that the glossary knows, each with the words it may become.

    The longest run wins, so that "civil society" is not taken for "civil" and "society".
    """
    table = _table()[target]
    result: dict[tuple[str, ...], tuple[str, ...]] = {}
    at = 0
    while at < len(found):
        for size in range(min(_LONGEST, len(found) - at), 0, -1):
            run = found[at : at + size]
            if run in table:
                alternatives = [word for spelling in table[run] for word in spelling]
                result[run] = tuple(dict.fromkeys(alternatives))
                at += size
                break
        else:
            at += 1
    return result


@lru_cache(maxsize=1)
def _spellings() -> dict[str, tuple[str, ...]]:
    """Return each spelling of the glossary, lower case → its spellings in the other language."""
    found: dict[str, tuple[str, ...]] = {}
    for pair in glossary():
        for spelling in pair.en:
            found[spelling] = (*found.get(spelling, ()), *pair.th)
            stemmed = " ".join(words(spelling))
            if stemmed != spelling:
                found[stemmed] = (*found.get(stemmed, ()), *pair.th)
        for spelling in pair.th:
            found[spelling] = (*found.get(spelling, ()), *pair.en)
    return found


def other_spellings(name: str) -> tuple[str, ...]:
    """Return the spellings of a name or term in the other language."""
    return _spellings().get(name.lower(), ())


@lru_cache(maxsize=1)
def _thai_names() -> tuple[str, ...]:
    return tuple(s for pair in glossary() if pair.kind == "name" for s in pair.th if len(s) > 3)


def names_in(text: str) -> tuple[str, ...]:
    """Return the Thai names of the glossary that a text mentions."""
    return tuple(name for name in _thai_names() if name in text)
