"""What checks have with plain sentences on other matters: shipped, since it never changes.

The numbers take several seconds to reckon and depend on nothing but the models, the checks and the
sentences; ``benchmarks/check_norms.py`` writes them anew where one of these changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.library.calibration import SENTENCES
from assistant.models.encoders import Encoder
from assistant.models.judge import limits, open_judge
from assistant.schema import LANGUAGES, Language
from assistant.settings import corpus_folder

Scores = NDArray[np.float64]

FILE = "check_norms.json"
_PLAIN = 5  # every fifth of the plain sentences stands for what is said elsewhere


@dataclass(frozen=True, slots=True)
class Usual:
    """For each check the mean cosine and the mean logit with plain sentences, shape (checks,)."""

    cosines: Scores
    logits: Scores


@lru_cache(maxsize=8)
def usual(says: tuple[str, ...], language: Language, encoder: Encoder) -> Usual:
    """Return what checks have with plain sentences: as shipped, else reckoned."""
    held = _shipped().get(key_of(says, language, encoder))
    if held is None:
        return reckoned(says, language, encoder)
    return Usual(np.asarray(held["cosines"]), np.asarray(held["logits"]))


def reckoned(says: tuple[str, ...], language: Language, encoder: Encoder) -> Usual:
    """Reckon what checks have with plain sentences; some seconds."""
    plain = plain_sentences(language)
    cosines = encoder.encode_queries(says) @ encoder.encode_passages(plain).T
    logits = judged([(said, text) for said in says for text in plain])
    by_check = logits.reshape(len(says), len(plain)).mean(axis=1)
    return Usual(cosines.mean(axis=1).astype(np.float64), np.asarray(by_check, dtype=np.float64))


def key_of(says: tuple[str, ...], language: Language, encoder: Encoder) -> str:
    """Return what the numbers depend on, in short: models, sentences, checks."""
    held = (encoder.fingerprint, repr(limits()), language, *plain_sentences(language), *says)
    return hashlib.sha256("\n".join(held).encode()).hexdigest()[:16]


def plain_sentences(language: Language) -> list[str]:
    """Return the sentences on other matters that checks are held against."""
    return [pair[LANGUAGES.index(language)] for pair in SENTENCES[::_PLAIN]]


def judged(pairs: Sequence[tuple[str, str]]) -> Scores:
    """Return the judge's logit for each pair; two threads, as the judge keeps one core busy."""
    judge = open_judge()
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="covering") as threads:
        return np.asarray(list(threads.map(lambda pair: judge.says([pair])[0], pairs)))


@lru_cache(maxsize=1)
def _shipped() -> dict[str, Any]:
    return dict(json.loads((corpus_folder() / FILE).read_text(encoding="utf-8")))
