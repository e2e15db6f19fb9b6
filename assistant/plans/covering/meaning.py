"""Which pieces of a text say what a framework asks for, by the judge and the encoder.

The judge reads each piece beside what a plan would say (`Check.says`); the encoder tells how near
the two are.  Neither number has a scale of its own: a piece full of an agency's name is a little
near to everything, and a plain check to every text.  So both are taken from the mean of the
piece over all checks and from the mean of the check over plain sentences on other matters.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from assistant.frameworks.framework import Check
from assistant.models.encoders import Encoder
from assistant.plans.covering import norms
from assistant.plans.covering.pieces import Piece
from assistant.schema import Language

Scores = NDArray[np.float64]
Level = Literal["yes", "partly", "no"]

_TRIED = 3  # nearest pieces that the judge reads for a check
_SAMPLE = 6  # every sixth check tells what a piece has with all
_LOGITS, _COSINES = 0.5, 20.0  # weights that give both numbers about the same spread
_SAYS, _PERHAPS = 1.3, 0.9  # set on plans of our own, good and bad, in both languages
_ENCODED = 140  # characters of a piece that the encoder reads; the judge reads all of it
_MOST_REMEMBERED = 2048  # vectors of pieces: 3 MB
_REMEMBERED: dict[str, OrderedDict[str, NDArray[np.float32]]] = {}
_BARE = 0.3  # where only a problem or a wish is told, with no fact of its own


@dataclass(frozen=True, slots=True)
class Found:
    """How far a check is answered, and by which piece; ``worth`` tells which is clearest."""

    level: Level
    piece: Piece | None
    worth: float


def answered(
    checks: Mapping[str, Check],
    pieces: Sequence[Piece],
    language: Language,
    encoder: Encoder,
    bare: frozenset[str],
) -> dict[str, Found]:
    """Return for each check how far some piece answers it.

    "yes" is what clearly says it with all the facts that it needs, "partly" what lacks some of
    them or says it less clearly.  ``bare`` checks are partly answered without facts, too: a
    problem that nobody has counted, a goal without a number.
    """
    if not pieces:
        return {key: Found("no", None, 0.0) for key in checks}
    says = tuple(check.says[language] for check in checks.values())
    usual = norms.usual(says, language, encoder)
    texts = [piece.read for piece in pieces]
    cosines = _asked(says, encoder) @ _vectors(encoder, [text[:_ENCODED] for text in texts]).T
    near = _centred(cosines.astype(np.float64), cosines.mean(axis=0), usual.cosines)
    tried = [
        _nearest(check, pieces, row, is_bare=key in bare)
        for (key, check), row in zip(checks.items(), near, strict=True)
    ]
    logits = _logits(says, texts, tried, usual.logits)
    found = {}
    for at, (key, check) in enumerate(checks.items()):
        ranked = [Found("no", None, 0.0)]
        for piece in tried[at]:
            worth = _LOGITS * logits[at, piece] + _COSINES * float(near[at, piece])
            level = _level(check, pieces[piece], worth, is_bare=key in bare)
            ranked.append(Found(level, pieces[piece], worth))
        found[key] = max(ranked, key=lambda one: (_ORDER[one.level], one.worth))
    return found


def _nearest(check: Check, pieces: Sequence[Piece], near: Scores, *, is_bare: bool) -> list[int]:
    """Return the nearest pieces that have some fact which a check needs."""
    wanted = {*check.needs, "plain"} if is_bare else set(check.needs)
    fit = [at for at, piece in enumerate(pieces) if wanted & piece.facts]
    return sorted(fit, key=lambda at: -float(near[at]))[:_TRIED]


_ORDER: Mapping[Level, int] = {"no": 0, "partly": 1, "yes": 2}


def _level(check: Check, piece: Piece, worth: float, *, is_bare: bool) -> Level:
    needs = frozenset(check.needs)
    if worth >= _SAYS and needs | {"own"} <= piece.facts:
        return "yes"
    if worth >= _PERHAPS and "own" in piece.facts and needs & piece.facts:
        return "partly"
    return "partly" if is_bare and worth >= _BARE and "plain" in piece.facts else "no"


def _logits(
    says: Sequence[str], texts: Sequence[str], tried: Sequence[Sequence[int]], usual: Scores
) -> dict[tuple[int, int], float]:
    """Return the centred logit of each check with the pieces that are tried for it.

    What a piece has with all checks is taken from every sixth of them.
    """
    read = sorted({piece for some in tried for piece in some})
    asked = range(0, len(says), _SAMPLE)
    pairs = [(says[at], texts[piece]) for piece in read for at in asked]
    sampled = norms.judged(pairs).reshape(len(read), len(asked))
    all_round = dict(zip(read, sampled.mean(axis=1), strict=True))
    meant = usual[list(asked)].mean()
    wanted = [(at, piece) for at, some in enumerate(tried) for piece in some]
    logits = norms.judged([(says[at], texts[piece]) for at, piece in wanted])
    return {
        (at, piece): float(logit - all_round[piece] - usual[at] + meant)
        for (at, piece), logit in zip(wanted, logits, strict=True)
    }


def _centred(values: Scores, all_round: Scores, usual: Scores) -> Scores:
    """Take off what a text has with all checks, and what a check has with plain sentences."""
    centred = values - all_round[None, :] - usual[:, None] + usual.mean()
    return np.asarray(centred, dtype=np.float64)


@lru_cache(maxsize=8)
def _asked(says: tuple[str, ...], encoder: Encoder) -> NDArray[np.float32]:
    """Return the vectors of what plans would say."""
    return encoder.encode_queries(says)


def _vectors(encoder: Encoder, texts: Sequence[str]) -> NDArray[np.float32]:
    """Return the vectors of pieces; those of a plan that was checked before are remembered."""
    known = _REMEMBERED.setdefault(encoder.fingerprint, OrderedDict())
    new = [text for text in dict.fromkeys(texts) if text not in known]
    known.update(zip(new, encoder.encode_passages(new), strict=True))
    for text in texts:
        known.move_to_end(text)
    rows = np.stack([known[text] for text in texts])
    while len(known) > _MOST_REMEMBERED:
        known.popitem(last=False)
    return rows
