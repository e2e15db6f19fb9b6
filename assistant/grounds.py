"""What the citation check may know of a library beside its documents: names and likeness."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.catalogue import glossary
from assistant.citations import Means
from assistant.language import detect

if TYPE_CHECKING:
    from assistant.library import Library


def means_of(library: Library) -> Means:
    """Return the names of the glossary and a likeness of texts in two languages."""
    return Means(names=_names(), similarity=lambda a, b: _similarity(library, a, b))


@lru_cache(maxsize=1)
def _names() -> dict[str, frozenset[str]]:
    """Return each spelling of the glossary with its spellings in the other language."""
    names: dict[str, set[str]] = {}
    for pair in glossary():
        for spelling in pair.en:
            names.setdefault(spelling, set()).update(pair.th)
        for spelling in pair.th:
            names.setdefault(spelling, set()).update(pair.en)
    return {name: frozenset(others) for name, others in names.items()}


def _similarity(library: Library, a: str, b: str) -> float:
    one, other = (library.query_vector(text, detect(text)) for text in (a, b))
    return float(one @ other)
