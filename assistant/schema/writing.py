"""What became of a model's text: who was asked, how much of it stands, and why not the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# Why a sentence of a model is not shown.
Reason = Literal["invented", "unsupported", "language", "repeats", "heading", "too_much"]
# Why a model did not answer, or not to its end.
Failure = Literal[
    "key",  # the provider does not take the key
    "unknown",  # it has no such model or address
    "refused",  # it does not take such a request
    "busy",  # it is asked too much, or its allowance is spent
    "broken",  # it answered with a fault of its own, or with what is no answer
    "unreachable",  # nobody answers there
    "slow",  # it took longer than it may
    "endless",  # it ran on or in circles, and was stopped
    "silent",  # it said nothing
    "abstained",  # it did not find the answer in the passages
]
Author = Literal["model", "document"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sentence that a model wrote and that is not shown as part of the answer."""

    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Writing:
    """What a model wrote for an answer: ``sentences`` in all, of which some were left out."""

    llm: str
    sentences: int = 0
    left_out: tuple[LeftOut, ...] = ()
    failure: Failure | None = None
