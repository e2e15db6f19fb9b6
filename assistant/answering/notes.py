"""What a reader is told about an answer: who wrote it, who checked it, what was left out and why.

The texts are plain: whoever shows them as Markdown makes them safe, for names are a stranger's.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from assistant.answering.kept_to import kept_to
from assistant.models.judge.choosing import BUILT_IN
from assistant.schema import SHOWN_AS_CHECKED, Answer, Language
from assistant.text.wording import read_yaml
from assistant.text.wording import say as said_in

_BULLET = re.compile(r"^[-–•*]\s+")
_TEXTS = Path(__file__).with_name("notes.yaml")


def signature(answer: Answer, language: Language) -> str:
    """Return who wrote what is shown, and who checked it where anybody had to."""
    signed = _writer(answer, language)
    if answer.judge is None:
        return signed
    name = _say("judge_builtin", language) if answer.judge == BUILT_IN else answer.judge
    return f"{signed} · {_say('judged_by', language, judge=name)}"


def left_out(answer: Answer, language: Language) -> str:
    """Return how many of a model's sentences are not shown, and why; "" where all are."""
    told = answer.writing
    if told is None or not told.left_out:
        return ""
    counts = Counter(one.reason for one in told.left_out)
    reasons = [_say(f"reason_{reason}", language, count=n) for reason, n in counts.most_common()]
    return _say(
        "left_out",
        language,
        count=len(told.left_out),
        sentences=told.sentences,
        llm=told.llm,
        reasons=("; " if language == "en" else " ").join(reasons),
    )


def sentences_left_out(answer: Answer) -> tuple[str, ...]:
    """Return the sentences that are not shown, without the marks of a list's items."""
    told = answer.writing.left_out if answer.writing else ()
    return tuple(_BULLET.sub("", one.text) for one in told)


def failure(answer: Answer, language: Language) -> str:
    """Return in plain words what went wrong with the model; "" where nothing did."""
    told = answer.writing
    if told is None or told.failure is None:
        return ""
    return trouble(told.failure, told.llm, language)


def trouble(failure: str, llm: str, language: Language) -> str:
    """Return in plain words what went wrong with a model that was asked for anything."""
    return _say(f"failure_{failure}", language, llm=llm)


def notes(answer: Answer, language: Language) -> tuple[str, ...]:
    """Return all that is to be told below an answer, the writer first."""
    told = (
        signature(answer, language),
        kept_to(answer.within, language),
        failure(answer, language),
        left_out(answer, language),
    )
    return tuple(filter(None, told))


def _writer(answer: Answer, language: Language) -> str:
    if answer.generator == "extractive":
        asked = answer.writing
        if asked is None:
            return _say("by_document", language)
        return _say("by_document_after_all", language, llm=asked.llm)
    own = [claim for claim in answer.claims if claim.by == "model"]
    unsure = sum(claim.support not in SHOWN_AS_CHECKED for claim in own)
    key = "by_model_unsure" if unsure else "by_model_checked"
    return _say(key, language, llm=answer.llm, count=unsure)


def _say(key: str, language: Language, **values: object) -> str:
    return said_in(read_yaml(_TEXTS), key, language, **values)
