"""The base of an index: the large segment that new windows are only put beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.library.generations import Listed, Manifest
from assistant.library.segments import SegmentManifest
from assistant.schema import Language

_SMALL = 2_000  # windows; making so few anew takes a second or two and gives exact means
_GROWTH = 2  # times as many windows of a language as its mean was taken from: take it again
_WORN = 0.9  # of the windows that a mean was taken from; what is taken out still costs a search
_SETTLED = 500  # windows; of fewer the mean is that of the calibration and of the whole library


@dataclass(frozen=True, slots=True)
class Base:
    """A base that is as the record has it, and the generation that it is taken from.

    ``tail`` is the number of windows that the record has and the base has not.
    """

    generation: Manifest
    listed: Listed
    manifest: SegmentManifest
    tail: int


def is_worn(now: Mapping[Language, int], meant: Mapping[Language, int]) -> bool:
    """Tell whether so much of a base has gone that it is to be made anew: its mean is another."""
    return any(now.get(k, 0) < _WORN * number for k, number in meant.items())


def is_outgrown(now: Mapping[Language, int], meant: Mapping[Language, int]) -> bool:
    """Tell whether means are to be taken anew: of few windows always, of more when they doubled."""
    if sum(now.values()) <= _SMALL:
        return True
    return any(n > _GROWTH * max(_SETTLED, meant.get(k, 0)) for k, n in now.items())
