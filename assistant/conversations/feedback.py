"""What readers think of answers, as rows in the form that ``khrueakhai evaluate`` reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.conversations.store import ConversationStore
from assistant.conversations.values import Exchange, Reason

# Whether the library answers the question, where that is not as the answer took it to be.
_ANSWERABLE: Mapping[Reason, bool] = {"should_refuse": False, "is_there": True}


def rows(store: ConversationStore) -> Iterable[dict[str, Any]]:
    """Yield a row for each answer that somebody judged, oldest first.

    A question is written so that it stands alone.  What a good answer quoted is what has to be
    found again (``gold_quote``); a bad one only says its reason.
    """
    for exchange, memory, at in store.opinions():
        if exchange.answer and exchange.opinion:
            yield _row(exchange, str(memory.get("question") or exchange.question), at)


def _row(exchange: Exchange, question: str, at: str) -> dict[str, Any]:
    answer, opinion = exchange.answer, exchange.opinion
    assert answer is not None
    assert opinion is not None
    as_taken = answer.outcome == "answered"
    row: dict[str, Any] = {
        "question": question,
        "lang": answer.language,
        "answerable": as_taken if opinion.good else _ANSWERABLE.get(opinion.reason, as_taken),
        "type": "feedback",
    }
    if opinion.good and answer.citations:
        row["gold_quote"] = answer.citations[0].quote
    told = {"good": opinion.good, "reason": opinion.reason, "note": opinion.note, "at": at}
    return {**row, "feedback": told, "answer": answer.answer}
