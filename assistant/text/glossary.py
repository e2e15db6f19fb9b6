"""What ships of words: what one thing is called in both languages, and what it is shortened to."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.settings import corpus_folder

_THAI = re.compile("[ก-๎]")
_CAPITALS = re.compile("[A-Z][A-Za-z]*[A-Z]")  # "NACC" among full names in English

Kind = Literal["term", "name", "short"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A row: spellings in both languages, lower case, that mean one thing.

    ``short`` are those of a "short" pair that a full name is shortened to: within a language too
    they stand for it. Such a pair may have one language only, a full name first.
    """

    th: tuple[str, ...]
    en: tuple[str, ...]
    kind: Kind
    short: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def glossary() -> tuple[Pair, ...]:
    """Return the Thai–English glossary of the shipped corpus."""
    return tuple(
        Pair(_spellings(row["th"]), _spellings(row["en"]), row["kind"])  # type: ignore[arg-type]  # the corpus test holds the kinds
        for row in rows_of("glossary.csv")
    )


@lru_cache(maxsize=1)
def abbreviations() -> tuple[Pair, ...]:
    """Return the abbreviations of Thai public administration, with their full names."""
    return tuple(_abbreviation(row) for row in rows_of("abbreviations.csv"))


def short_pair(full: tuple[str, ...], short: tuple[str, ...]) -> Pair:
    """Return the pair of full names, in either language or both, and their short forms.

    >>> short_pair(("องค์การบริหารส่วนตำบล",), ("อบต.", "SAO"))
    Pair(th=('องค์การบริหารส่วนตำบล', 'อบต.'), en=('sao',), kind='short', short=('อบต.', 'sao'))
    """
    spellings = [spelling.lower() for spelling in (*full, *short)]
    thai = tuple(s for s in spellings if _THAI.search(s))
    english = tuple(s for s in spellings if not _THAI.search(s))
    return Pair(thai, english, "short", tuple(s.lower() for s in short))


def _abbreviation(row: dict[str, str]) -> Pair:
    spelt = [*_cells(row["th"]), *_cells(row["en"])]
    capitals = [s for s in spelt if _CAPITALS.fullmatch(s)]
    full = tuple(s for s in spelt if s not in capitals)
    return short_pair(full, (*_cells(row["short"]), *capitals))


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of the shipped corpus."""
    with (corpus_folder() / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _spellings(cell: str) -> tuple[str, ...]:
    return tuple(part.lower() for part in _cells(cell))


def _cells(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]
