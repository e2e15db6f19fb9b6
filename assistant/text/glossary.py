"""The glossary that ships with the project: what one thing is called in both languages."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache

from assistant.settings import corpus_folder


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of the glossary: spellings in both languages, lower case, that mean one thing."""

    th: tuple[str, ...]
    en: tuple[str, ...]
    kind: str


@lru_cache(maxsize=1)
def glossary() -> tuple[Pair, ...]:
    """Return the Thai–English glossary of the shipped corpus."""
    with (corpus_folder() / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Pair(_spellings(row["th"]), _spellings(row["en"]), row["kind"])
            for row in csv.DictReader(file)
        )


def _spellings(cell: str) -> tuple[str, ...]:
    return tuple(part.strip().lower() for part in cell.split("|") if part.strip())
