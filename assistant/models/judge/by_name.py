"""A judge by name: any cross-encoder of sentence-transformers, for inference or for ranking.

One for inference (NLI) reads the quotation first and the sentence after it, and its label of
entailment counts. One with a single number, as rankers have, is asked how well the quotation fits
the sentence: it sees a topic more than a denial.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from assistant.errors import UnknownModel
from assistant.models.hub import opened
from assistant.models.judge import Limits
from assistant.settings import JUDGE_VARIABLE
from assistant.settings.checking import CHECKING

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_AT_ONCE = 16  # pairs
_REMEMBERED = 1024  # pairs; a claim is asked about when it is bound and when it is shown
_SMALLEST = 1e-6  # of a probability, whose logit would be endless


class CrossEncoderJudge:
    """Judges by a model's probability that the quotation says the sentence."""

    at_once = _AT_ONCE
    by_form = False

    def __init__(self, name: str, model: CrossEncoder) -> None:
        _check_kind(name, model.config)
        self.name = name
        self.limits = Limits(_logit(CHECKING.sure), _logit(CHECKING.against))
        self._model: Any = model
        self._lock = threading.Lock()
        self._yes = _entailment(model.config)
        self._known: dict[tuple[str, str], float] = {}

    def says(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the logit of each (claim, quotation)."""
        with self._lock:
            new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
            if len(self._known) + len(new) > _REMEMBERED:
                self._known.clear()
                new = list(dict.fromkeys(pairs))
            self._known |= zip(new, self._read(new), strict=True)
            return [self._known[pair] for pair in pairs]

    def _read(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        if not pairs:
            return []
        ordered = [(q, c) if self._yes is not None else (c, q) for c, q in pairs]
        rows = np.asarray(
            self._model.predict(ordered, activation_fn=_as_it_is, show_progress_bar=False), float
        ).reshape(len(pairs), -1)
        if self._yes is None:
            return [float(row[0]) for row in rows]
        return [_logit(_share(row, self._yes)) for row in rows]


@lru_cache(maxsize=1)
def open_named(name: str) -> CrossEncoderJudge:
    """Return the judge of a folder or a name of the Hugging Face hub, from this machine first.

    Raises:
        UnknownModel: There is no such model here, nor within reach, or it is no cross-encoder.
    """
    return CrossEncoderJudge(name, opened(name, _load, "judge", JUDGE_VARIABLE))


def backend(place: str) -> Literal["onnx", "torch"]:
    """Return what runs a model: ONNX where the folder has such a file and its runner is there."""
    has_file = (Path(place) / "onnx" / "model.onnx").is_file()
    return "onnx" if has_file and find_spec("optimum") else "torch"


def _load(place: str, *, local_files_only: bool) -> CrossEncoder:
    from sentence_transformers import CrossEncoder

    model: CrossEncoder = CrossEncoder(
        place, device="cpu", local_files_only=local_files_only, backend=backend(place)
    )
    return model


def _check_kind(name: str, config: Any) -> None:
    """See that a model has been taught to judge pairs: any other would be given a head of dice."""
    if not any("SequenceClassification" in kind for kind in config.architectures or ()):
        raise UnknownModel(
            f"judge {name!r} is no cross-encoder: set {JUDGE_VARIABLE} to a model for inference"
            " (NLI) or for ranking"
        )


def _entailment(config: Any) -> int | None:
    """Return which output is the label of entailment; None for a model of one output.

    Raises:
        UnknownModel: It has several outputs, and none has that name.
    """
    labels = {int(at): str(label).lower() for at, label in config.id2label.items()}
    if len(labels) == 1:
        return None
    for at, label in labels.items():
        if label.startswith("entail"):
            return at
    raise UnknownModel(
        f"the judge has the labels {', '.join(labels.values())}, and none is entailment: set"
        f" {JUDGE_VARIABLE} to a model for inference (NLI) or for ranking"
    )


def _as_it_is(logits: Any) -> Any:
    return logits


def _share(row: Any, at: int) -> float:
    weights = np.exp(row - row.max())
    return float(weights[at] / weights.sum())


def _logit(probability: float) -> float:
    kept = min(max(probability, _SMALLEST), 1 - _SMALLEST)
    return log(kept / (1 - kept))
