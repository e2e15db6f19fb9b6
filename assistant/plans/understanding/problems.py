"""Types of public problems as data: what is usual work there, whom to ask, what may go wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assistant.plans.understanding.denials import asserted
from assistant.schema import LANGUAGES, Language
from assistant.settings import corpus_folder
from assistant.text.wording import read_yaml

FOLDER = "problems"
MOST = 2  # types that one brief may be of
_LEAST = 2  # places where a type's words must stand
_LEAST_SECOND = 3  # the same, for a type beside another

Said = Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A type of problem, from general knowledge of public administration.

    ``acts`` are usual pieces of work, each with the output that shows it; ``laws`` are to be
    checked by the agency's lawyer, never told as facts; ``risks`` have a sign and a prevention.
    ``sensitive`` tells that persons are named in the usual data of such work; ``season_month`` is
    the month in which the season begins for which such work prepares.
    """

    key: str
    name: Said
    sensitive: bool
    words: Mapping[Language, re.Pattern[str]]
    acts: tuple[Mapping[str, Said], ...]
    people: tuple[Said, ...]
    laws: tuple[Said, ...]
    risks: tuple[Mapping[str, Said], ...]
    indicators: tuple[Said, ...]
    season: Said | None
    season_month: int | None


def types_of(texts: tuple[str, ...], language: Language) -> tuple[ProblemType, ...]:
    """Return the types that texts speak of, the one with most words first."""
    scored = []
    for at, kind in enumerate(problem_types()):
        found = {m[0].lower() for text in texts for m in asserted(kind.words[language], text)}
        if len(found) >= _LEAST:
            scored.append((-len(found), at, kind))
    ranked = sorted(scored, key=lambda row: row[:2])[:MOST]
    kept = [kind for at, (found, _, kind) in enumerate(ranked) if not at or -found >= _LEAST_SECOND]
    return tuple(kept)


@lru_cache(maxsize=1)
def problem_types() -> tuple[ProblemType, ...]:
    """Return the types of the corpus, by the names of their files."""
    files = sorted((corpus_folder() / FOLDER).glob("*.yaml"))
    return tuple(_read(path.stem, read_yaml(path)) for path in files)


def _read(key: str, data: Mapping[str, Any]) -> ProblemType:
    return ProblemType(
        key=key,
        name=data["name"],
        sensitive=data["sensitive"],
        words={lang: re.compile("|".join(data["words"][lang]), re.I) for lang in LANGUAGES},
        acts=tuple(data["acts"]),
        people=tuple(data["people"]),
        laws=tuple(data["laws"]),
        risks=tuple(data["risks"]),
        indicators=tuple(data["indicators"]),
        season=data.get("season"),
        season_month=data.get("season_month"),
    )
