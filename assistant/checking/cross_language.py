"""What the citation check may know of a library beside its documents: names and likeness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.checking.facts import Equivalents
from assistant.models.judge import Judge
from assistant.text.glossary import Pair, abbreviations, glossary
from assistant.text.language import detect

if TYPE_CHECKING:
    from assistant.library.library import Library

Similarity = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Means:
    """What the check may know beside the documents.

    ``names`` maps a name in lower case to its forms in the other language. ``similarity`` judges
    a claim against a quote in another language; without it such a claim cannot be supported.
    ``judge`` opens the judge, when a claim first needs one; without it words are compared.
    """

    names: Equivalents = field(default_factory=dict)
    similarity: Similarity | None = None
    judge: Callable[[], Judge] | None = None


def means_of(library: Library, judge: Callable[[], Judge] | None = None) -> Means:
    """Return the names of the glossary, a likeness of texts in two languages, and the judge."""
    return Means(glossary_names(), lambda a, b: _similarity(library, a, b), judge)


@lru_cache(maxsize=1)
def glossary_names() -> dict[str, frozenset[str]]:
    """Return each spelling with those of the other language, and short forms with the full one."""
    names: dict[str, set[str]] = {}
    for pair in (*glossary(), *abbreviations()):
        for spelling in (*pair.th, *pair.en):
            names.setdefault(spelling, set()).update(_others(pair, spelling))
    return {name: frozenset(others) for name, others in names.items()}


def _others(pair: Pair, spelling: str) -> tuple[str, ...]:
    other = pair.th if spelling in pair.en else pair.en
    full = tuple(s for s in (*pair.th, *pair.en) if s not in pair.short)
    return (*other, *full) if spelling in pair.short else (*other, *pair.short)


def _similarity(library: Library, a: str, b: str) -> float:
    one, other = (library.query_vector(text, detect(text)) for text in (a, b))
    return float(one @ other)
