"""What the judge makes of the first windows: the one sign that costs more than all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.models.judge import open_judge
from assistant.retrieval.questions import Question
from assistant.retrieval.texts import window_of
from assistant.schema import Hit, Language
from assistant.settings.finding import EVIDENCE


def answers_of(question: Question, hits: Sequence[Hit], language: Language) -> Iterator[float]:
    """Yield how far each of the first windows answers, a logit, as the built-in judge reads it.

    It reads within one language only.
    """
    if question.spoken == language:
        for hit in hits[: EVIDENCE.read]:
            yield open_judge().answers(question.asked, [window_of(hit)])[0]


def answer_signs(logits: Sequence[float]) -> dict[str, float]:
    """Return what the judge has found as signs."""
    return {"answers": max(logits, default=0.0), "answers first": logits[0] if logits else 0.0}
