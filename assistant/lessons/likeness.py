"""How near in meaning a topic is to each point of a curriculum, and whether that is near at all.

A cosine has no scale of its own, so it is read against plain sentences on other matters, which any
topic is as far from as chance has it, and against the other points.  The vectors of the shelf's
curricula ship with the package; those of another curriculum, or by another encoder, are worked out
once a program.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import fmean, pstdev

from assistant.lessons.curriculum import Curriculum, Said
from assistant.library.calibration import sentences
from assistant.library.language_means import packed, unpacked_row
from assistant.models.encoders import Encoder, Vectors
from assistant.schema import LANGUAGES, Language
from assistant.text.language import detect

_SHIPPED = Path(__file__).with_name("likeness.json")
_FORM = "<f2"
_ASKED = 0.5  # of a spread of meaning, that one of the questions on a point counts


@dataclass(frozen=True, slots=True)
class Likeness:
    """A topic beside a curriculum, read in both languages.

    ``points`` says by how many spreads each point, and what is asked on it, is nearer than those
    at large, both languages added; ``names`` the same of the names of units and sets; ``near`` by
    how many the nearest point is nearer than sentences on other matters, in the topic's own
    language and in the other one.
    """

    points: Mapping[str, float]
    names: Mapping[str, float]
    near: tuple[float, float]


def likeness(topic: str, curriculum: Curriculum, encoder: Encoder) -> Likeness:
    """Return how near a topic is to a curriculum's points and to the names of its parts."""
    query = encoder.encode_queries([topic])[0]
    keys = (*taught(curriculum), *named(curriculum))
    count, near, asked = len(taught(curriculum)), {}, _asked(curriculum)
    added = dict.fromkeys(keys, 0.0)
    for language in LANGUAGES:
        cosines = (vectors(curriculum, language, encoder) @ query).tolist()
        elsewhere = (sentences(encoder)[language] @ query).tolist()
        near[language] = (max(cosines[:count]) - fmean(elsewhere)) / (pstdev(elsewhere) or 1.0)
        outstanding = (*_spreads(cosines[:count]), *_spreads(cosines[count : len(keys)]))
        for key, spreads in zip(keys, outstanding, strict=True):
            added[key] += spreads
        for key, spreads in _questions(asked, cosines[len(keys) :]).items():
            added[key] += _ASKED * spreads
    own = detect(topic)
    (other,) = (language for language in LANGUAGES if language != own)
    return Likeness(
        {key: added[key] for key in keys[:count]},
        {key: added[key] for key in keys[count:]},
        (near[own], near[other]),
    )


def _questions(asked: Sequence[tuple[str, Said]], cosines: Sequence[float]) -> dict[str, float]:
    """Return by how many spreads the nearest question on each point is nearer than on others."""
    nearest: dict[str, float] = {}
    for (key, _), cosine in zip(asked, cosines, strict=True):
        nearest[key] = max(cosine, nearest.get(key, cosine))
    return dict(zip(nearest, _spreads([*nearest.values()]), strict=True)) if nearest else {}


def _asked(curriculum: Curriculum) -> list[tuple[str, Said]]:
    """Return the questions on points, and what describes these without naming them, by point.

    They speak of a case where statements speak of the matter, as people do who ask for a lesson.
    """
    every = frozenset(taught(curriculum))
    found = [(stem.about, stem.text) for stem in curriculum.stems]
    found += [(key, question.text) for question in curriculum.open for key in question.about]
    found += curriculum.gists.items()
    return [(key, said) for key, said in found if key in every]


def _spreads(values: list[float]) -> list[float]:
    middle, spread = fmean(values), pstdev(values) or 1.0
    return [(value - middle) / spread for value in values]


def taught(curriculum: Curriculum) -> tuple[str, ...]:
    """Return the ids of a curriculum's points in teaching order, the order of their vectors."""
    return tuple(point for unit in curriculum.units for point in unit.points)


def named(curriculum: Curriculum) -> tuple[str, ...]:
    """Return what units and sets are called by: ``unit:ID`` and ``set:ID``, after the points."""
    units = (f"unit:{unit.id}" for unit in curriculum.units)
    return (*units, *(f"set:{key}" for key in curriculum.sets))


_KEPT: dict[tuple[str, Language, str], Vectors] = {}


def vectors(curriculum: Curriculum, language: Language, encoder: Encoder) -> Vectors:
    """Return a row for each point, what it is called and what is said of it.

    Rows for each name follow, then those for what is asked on points.
    """
    texts = _texts(curriculum, language)
    key = _digest(texts), language, encoder.fingerprint
    if key not in _KEPT:
        found = _shipped().get(encoder.fingerprint, {}).get(key[0])
        _KEPT[key] = _read(found, language, encoder) if found else encoder.encode_passages(texts)
    return _KEPT[key]


def ship(curricula: tuple[Curriculum, ...], encoder: Encoder) -> None:
    """Write the vectors of curricula into the file that comes with the package."""
    held: dict[str, dict[str, str]] = {}
    for curriculum in curricula:
        for language in LANGUAGES:
            texts = _texts(curriculum, language)
            rows = encoder.encode_passages(texts).reshape(-1)
            held[_digest(texts)] = packed({language: rows}, _FORM)
    text = json.dumps({encoder.fingerprint: held}, indent=1)
    _SHIPPED.write_text(f"{text}\n", encoding="utf-8")


def _read(found: Mapping[str, str], language: Language, encoder: Encoder) -> Vectors:
    return unpacked_row(found[language], _FORM).reshape(-1, encoder.dimensions)


def _texts(curriculum: Curriculum, language: Language) -> list[str]:
    points = [curriculum.point(key) for key in taught(curriculum)]
    said = [f"{point.name[language]}: {point.statement[language]}" for point in points]
    names = [unit.name for unit in curriculum.units]
    names += [held.name for held in curriculum.sets.values()]
    asked = (text for _, text in _asked(curriculum))
    return [*said, *(str(text[language]) for text in (*names, *asked))]


def _digest(texts: list[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def _shipped() -> dict[str, dict[str, dict[str, str]]]:
    held: dict[str, dict[str, dict[str, str]]] = json.loads(_SHIPPED.read_text(encoding="utf-8"))
    return held
