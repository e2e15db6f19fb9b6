"""Query words into the library's other language, through the shipped glossary."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from assistant.catalogue import glossary
from assistant.language import detect, words
from assistant.schema import Language

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


def known_name(name: str) -> bool:
    """Whether the glossary writes this name in the other script."""
    source: Language = detect(name)
    target: Language = "en" if source == "th" else "th"
    return tuple(words(name)) in _table()[target]


def other_spellings(name: str) -> Iterable[str]:
    """Yield the spellings of a name or term in the other language."""
    lowered = name.lower()
    for pair in glossary():
        if lowered in pair.en:
            yield from pair.th
        elif lowered in pair.th:
            yield from pair.en
