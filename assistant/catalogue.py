"""The catalogue of works that the shipped notes report, and the glossary beside it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from assistant.schema import Language
from assistant.settings import project_folder

_TITLES: tuple[tuple[Language, str], ...] = (("th", "title_th"), ("en", "title_en"))


@dataclass(frozen=True, slots=True)
class Work:
    """A catalogued work; ``recognised_by`` are strings that together occur in no other text."""

    key: str
    titles: tuple[tuple[Language, str], ...]
    recognised_by: tuple[str, ...]

    def title(self, language: Language) -> str | None:
        """Return the work's title in a language, or None where the catalogue has none."""
        return dict(self.titles).get(language)


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of the glossary: spellings in both languages, lower case, that mean one thing."""

    th: tuple[str, ...]
    en: tuple[str, ...]
    kind: str


def corpus_folder() -> Path:
    """Return the folder of the shipped corpus."""
    return project_folder() / "corpus"


@lru_cache(maxsize=1)
def works() -> tuple[Work, ...]:
    """Return the works of the shipped catalogue."""
    entries = _catalogue().get("works", {})
    return tuple(
        Work(
            key,
            tuple((lang, str(entry[name])) for lang, name in _TITLES if entry.get(name)),
            tuple(map(str, entry.get("recognised_by", ()))),
        )
        for key, entry in entries.items()
    )


def shipped_files() -> list[Path]:
    """Return the shipped notes in their order."""
    return [corpus_folder() / name for name in _catalogue().get("notes", ())]


@lru_cache(maxsize=1)
def glossary() -> tuple[Pair, ...]:
    """Return the Thai–English glossary of the shipped corpus."""
    with (corpus_folder() / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Pair(_spellings(row["th"]), _spellings(row["en"]), row["kind"])
            for row in csv.DictReader(file)
        )


def recognise(text: str, known: tuple[Work, ...]) -> Work | None:
    """Return the catalogued work that a text is, or None."""
    for work in known:
        if work.recognised_by and all(mark in text for mark in work.recognised_by):
            return work
    return None


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, Any]:
    path = corpus_folder() / "catalogue.yaml"
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def _spellings(cell: str) -> tuple[str, ...]:
    return tuple(part.strip().lower() for part in cell.split("|") if part.strip())
