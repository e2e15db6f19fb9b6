"""The user's chat model as judge: it says yes, no or unclear of numbered pairs, in a form."""

from __future__ import annotations

import json
import logging
import time
from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel

from assistant.models import prompts, reply
from assistant.models.judge import Limits

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

log = logging.getLogger(__name__)

_AT_ONCE = 8  # pairs; more make small models lose count
_REMEMBERED = 1024  # pairs; a claim is asked about when it is bound and when it is shown
_SECONDS = 30.0  # for a few words of answer
_REST = 60.0  # seconds that a judge who has failed is not asked again: a dead one would hold all
_UNSURE = 0.0
_MEANS = {"yes": 1.0, "no": -1.0, "unclear": _UNSURE}


class Verdicts(BaseModel):
    """One verdict a pair, in the order of the pairs."""

    verdicts: list[Literal["yes", "no", "unclear"]]


class ChatJudge:
    """Asks a chat model; what it does not answer in the form is unsure, never supported."""

    limits = Limits(supported=0.5, unsupported=-0.5)
    at_once = _AT_ONCE
    by_form = False

    def __init__(self, model: BaseChatModel, name: str) -> None:
        self.name = name
        self._model = model
        self._prompt = prompts.load("judge", frozenset({"pairs"}))
        self._known: OrderedDict[tuple[str, str], float] = OrderedDict()
        self._rests_until = 0.0

    def says(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return 1 for yes, -1 for no and 0 for unclear, of each (claim, quotation)."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        for first in range(0, len(new), _AT_ONCE):
            batch = new[first : first + _AT_ONCE]
            self._known |= zip(batch, self._ask(batch), strict=False)
        told = [self._known.get(pair, _UNSURE) for pair in pairs]
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return told

    def _ask(self, batch: Sequence[tuple[str, str]]) -> list[float]:
        """Return a verdict for each pair, or none at all."""
        if time.monotonic() < self._rests_until:
            return []
        listed = [
            {"pair": number, "sentence": claim, "quotation": quotation}
            for number, (claim, quotation) in enumerate(batch, start=1)
        ]
        filled = self._prompt.fill(pairs=json.dumps(listed, ensure_ascii=False, indent=1))
        told = reply.hear_fields(self._model, reply.Messages(*filled), Verdicts, _SECONDS)
        said = told.get("verdicts")
        if not isinstance(said, list) or len(said) != len(batch):
            log.warning("the judge %s gave no verdict on %d sentences", self.name, len(batch))
            if not told:  # a miscount is no dead server
                self._rests_until = time.monotonic() + _REST
            return []
        return [_MEANS.get(str(one).strip().lower(), _UNSURE) for one in said]
