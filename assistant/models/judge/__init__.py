"""The built-in judge: a small cross-encoder that reads a sentence beside a quotation.

Twelve layers of 384 from multilingual-e5-small, its vocabulary cut to Thai and English, trained on
pairs written by hand; ``benchmarks/judge`` holds the data, the scripts and the tables. It runs on
one core without torch, about 27 ms of processor time for 128 tokens.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp
from pathlib import Path
from typing import Any, Protocol

_FOLDER = Path(__file__).parent
_LONGEST = 288  # tokens of a pair; a claim takes half of them at most
_REMEMBERED = 1024  # pairs; a claim is asked about when it is bound and when it is shown
_START, _END = 0, 2  # the encoder's own marks


class Judge(Protocol):
    """Reads sentences beside texts; each answer is a logit, higher for yes."""

    def says(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return for each (claim, quotation) how far the quotation says what the claim says."""

    def answers(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return for each passage how far it answers a question in the same language."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What logits mean: ``platt`` are slope and offset of the probability of yes.

    At ``supported`` and above a claim is taken for said; below ``unsupported`` for not said. Set
    on pairs kept apart so that a tenth of the false ones is shown and an eighth of the true lost.
    """

    platt: tuple[float, float]
    supported: float = 0.0
    unsupported: float = 0.0

    def probability(self, logit: float) -> float:
        """Return the probability that a logit stands for, 0 to 1."""
        slope, offset = self.platt
        return 1.0 / (1.0 + exp(-(slope * logit + offset)))


class BuiltIn:
    """The judge that ships with the project."""

    def __init__(self) -> None:
        import onnxruntime  # type: ignore[import-untyped]  # the package ships no types
        import sentencepiece

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # several askers share the cores
        self._session = onnxruntime.InferenceSession(str(_FOLDER / "judge.int8.onnx"), options)
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(_FOLDER / "judge.spm"))
        self._read = lru_cache(_REMEMBERED)(self._logits)

    def says(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return a logit for each (claim, quotation)."""
        return [self._read(claim, quotation)[0] for claim, quotation in pairs]

    def answers(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return a logit for each passage."""
        asked = f"query: {question}"
        return [self._read(asked, f"passage: {passage}")[1] for passage in passages]

    def _logits(self, first: str, second: str) -> tuple[float, float]:
        import numpy as np

        head = self._pieces.encode(first)[: _LONGEST // 2]
        tail = self._pieces.encode(second)[: _LONGEST - 4 - len(head)]
        ids = np.array([[_START, *head, _END, _END, *tail, _END]], np.int64)
        side = np.array([[0] * (len(head) + 2) + [1] * (len(tail) + 2)], np.int64)
        given: dict[str, Any] = {"ids": ids, "mask": np.ones_like(ids), "second": side}
        says, answers = self._session.run(None, given)[0][0]
        return float(says), float(answers)


@cache
def open_judge() -> BuiltIn:
    """Return the built-in judge, loaded at its first use and shared (70 MB)."""
    return BuiltIn()


@cache
def calibration(head: str) -> Calibration:
    """Return the calibration of a head, "says" or "answers"."""
    held = json.loads((_FOLDER / "calibration.json").read_text(encoding="utf-8"))[head]
    return Calibration(**{**held, "platt": tuple(held["platt"])})
