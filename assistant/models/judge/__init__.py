"""The judge: reads a sentence beside a quotation and tells how far the one says the other.

Whoever has ``says`` can be it; ``choosing`` opens the one that the user has set. The built-in one
is a small cross-encoder.

Twelve layers of 384 from multilingual-e5-small, its vocabulary cut to Thai and English, trained on
pairs written by hand; ``benchmarks/judge`` holds the data, the scripts and the tables. It runs on
one core without torch, about 27 ms of processor time for 128 tokens.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol

from assistant.models.lately import Lately
from assistant.models.once import Once

_FOLDER = Path(__file__).parent
_LONGEST = 288  # tokens of a pair; a claim takes half of them at most
# Pairs; a claim is asked about when it is bound and when it is shown, and questions come again.
# Each is two numbers under 16 bytes that stand for its texts: 4 MB in all.
_REMEMBERED = 20_000
_START, _END = 0, 2  # the encoder's own marks


@dataclass(frozen=True, slots=True)
class Limits:
    """What a judge's numbers mean: at ``supported`` and above said, below ``unsupported`` not."""

    supported: float
    unsupported: float


class Judge(Protocol):
    """Reads sentences beside texts.

    ``name`` is what an answer calls it; ``at_once`` how many pairs are best asked about together;
    ``limits`` what its numbers mean. ``by_form`` tells that it goes by the form of words: where a
    sentence has nearly those of its quotation, their comparison may lower its yes to unsure.
    """

    @property
    def name(self) -> str: ...  # noqa: D102  # told above

    @property
    def limits(self) -> Limits: ...  # noqa: D102

    @property
    def at_once(self) -> int: ...  # noqa: D102

    @property
    def by_form(self) -> bool: ...  # noqa: D102

    def says(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return for each (claim, quotation) how far the quotation says what the claim says."""


OpenJudge = Callable[[], Judge]


class BuiltIn:
    """The judge that ships with the project: twelve layers, fine with words, weak with roles."""

    name = "builtin"
    at_once = 1
    by_form = True

    def __init__(self) -> None:
        import onnxruntime  # type: ignore[import-untyped]  # the package ships no types
        import sentencepiece

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # several askers share the cores
        self._session = onnxruntime.InferenceSession(str(_FOLDER / "judge.int8.onnx"), options)
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(_FOLDER / "judge.spm"))
        self._known: Lately[bytes, tuple[float, float]] = Lately(_REMEMBERED)
        self.limits = limits()

    def says(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return a logit for each (claim, quotation)."""
        return [self._read(claim, quotation)[0] for claim, quotation in pairs]

    def answers(self, question: str, passages: Sequence[str]) -> list[float]:
        """Return a logit for each passage."""
        asked = f"query: {question}"
        return [self._read(asked, f"passage: {passage}")[1] for passage in passages]

    def _read(self, first: str, second: str) -> tuple[float, float]:
        both = f"{first}\0{second}".encode("utf-8", "surrogatepass")
        key = blake2b(both, digest_size=16).digest()
        if (known := self._known.get(key)) is not None:
            return known
        return self._known.keep(key, self._logits(first, second))

    def _logits(self, first: str, second: str) -> tuple[float, float]:
        import numpy as np

        head = self._pieces.encode(first)[: _LONGEST // 2]
        tail = self._pieces.encode(second)[: _LONGEST - 4 - len(head)]
        ids = np.array([[_START, *head, _END, _END, *tail, _END]], np.int64)
        side = np.array([[0] * (len(head) + 2) + [1] * (len(tail) + 2)], np.int64)
        given: dict[str, Any] = {"ids": ids, "mask": np.ones_like(ids), "second": side}
        says, answers = self._session.run(None, given)[0][0]
        return float(says), float(answers)


# Returns the built-in judge, loaded at its first use and shared (70 MB).
open_judge = Once(BuiltIn)


@cache
def limits() -> Limits:
    """Return the thresholds of the built-in judge.

    Set on pairs kept apart so that a tenth of the false claims is shown and an eighth of the true
    lost.
    """
    held = json.loads((_FOLDER / "calibration.json").read_text(encoding="utf-8"))["says"]
    return Limits(held["supported"], held["unsupported"])
