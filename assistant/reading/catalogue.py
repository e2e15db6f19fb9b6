"""The catalogue of works that the shipped notes report."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.schema import Bibliography, Language
from assistant.settings import corpus_folder
from assistant.text.wording import read_yaml

_PLACES = (
    ("journal", "journal"),
    ("volume", "volume"),
    ("issue", "number"),
    ("short_title", "short_title"),
)
_TITLES: tuple[tuple[Language, str], ...] = (("th", "title_th"), ("en", "title_en"))


@dataclass(frozen=True, slots=True)
class Work:
    """A catalogued work; ``recognised_by`` are strings that together occur in no other text."""

    key: str
    titles: tuple[tuple[Language, str], ...]
    recognised_by: tuple[str, ...]
    bibliography: Bibliography = field(default_factory=Bibliography)

    def title(self, language: Language) -> str | None:
        """Return the work's title in a language, or None where the catalogue has none."""
        return dict(self.titles).get(language)


@lru_cache(maxsize=1)
def works() -> tuple[Work, ...]:
    """Return the works of the shipped catalogue."""
    entries = _catalogue().get("works", {})
    return tuple(
        Work(
            key,
            tuple((lang, str(entry[name])) for lang, name in _TITLES if entry.get(name)),
            tuple(map(str, entry.get("recognised_by", ()))),
            _bibliography(entry),
        )
        for key, entry in entries.items()
    )


def _bibliography(entry: dict[str, Any]) -> Bibliography:
    """Return the record of an entry; its year is that in which the work was issued."""
    return Bibliography(
        kind=entry.get("kind", "document"),
        authors=tuple(entry.get("authors") or ()),
        year=int(str(entry["issued"])[:4]) if entry.get("issued") else None,
        **{name: str(entry.get(key) or "") for name, key in _PLACES},
    )


def shipped_files() -> list[Path]:
    """Return the shipped notes in their order."""
    return [corpus_folder() / name for name in _catalogue().get("notes", ())]


def recognise(text: str, known: tuple[Work, ...]) -> Work | None:
    """Return the catalogued work that a text is, or None."""
    for work in known:
        if work.recognised_by and all(mark in text for mark in work.recognised_by):
            return work
    return None


@lru_cache(maxsize=1)
def _catalogue() -> dict[str, Any]:
    return read_yaml(corpus_folder() / "catalogue.yaml")
