"""The first hits in the order in which the judge finds them to answer the question.

Searches tell what a passage is about; the judge reads question and passage together and tells
whether the one answers the other.  It costs too much for more than the best few.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from math import inf

from assistant.models.judge import open_judge
from assistant.retrieval.own_names import in_full
from assistant.retrieval.questions import Question
from assistant.schema import Hit, Passage
from assistant.settings.finding import JUDGED
from assistant.text.language import unwrap

_AT_ONCE = 2  # texts, as many as there are threads that read


def in_judged_order(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits, the first few in the order of search and judge together.

    What it adds is a margin behind the passage that it likes best: no score rises.  A part that
    is asked for by its name is no matter of judgement.
    """
    read = [hit for hit in hits[: JUDGED.read] if hit.passage.answers]
    if len(read) < 2 or question.parts:
        return list(hits)
    logits = answering(question, [(hit.passage, unwrap(hit.passage.text)) for hit in read])
    best = max(logits)
    judged = [
        replace(hit, score=hit.score - JUDGED.weight * (best - logit), judged=logit)
        for hit, logit in zip(read, logits, strict=True)
    ]
    taken = {hit.passage.id for hit in read}
    rest = [hit for hit in hits if hit.passage.id not in taken]
    return [*sorted(judged, key=lambda hit: -hit.score), *rest]


def behind(
    question: Question,
    texts: Sequence[tuple[Passage, str]],
    scores: Sequence[float],
    weight: float,
    *,
    first_alone: bool,
) -> list[float | None]:
    """Return how far each text that has a score falls behind the one that the judge likes best.

    A unit of its logit is worth ``weight``.  It reads the best first, two at a time; where the
    ``first_alone`` counts it leaves out what could not come first even if it liked that as much as
    it ever does: None.
    """
    logits: dict[int, float] = {}
    order = sorted(range(len(scores)), key=lambda at: -scores[at])
    for first in range(0, len(order), _AT_ONCE):
        best = max((scores[at] + weight * one for at, one in logits.items()), default=-inf)
        open_yet = [
            at
            for at in order[first : first + _AT_ONCE]
            if not first_alone or scores[at] + weight * JUDGED.highest > best
        ]
        logits |= zip(open_yet, answering(question, [texts[at] for at in open_yet]), strict=True)
    highest = max(logits.values(), default=0.0)
    return [weight * (highest - logits[at]) if at in logits else None for at in range(len(scores))]


def answering(question: Question, texts: Sequence[tuple[Passage, str]]) -> list[float]:
    """Return how far each text of a passage answers a question: logits, about -8 to 5.

    A text is read under the heading of its passage.
    """
    said = [
        ": ".join((*p.section[-1:], in_full(question.called, p.document_id, text)))
        for p, text in texts
    ]
    return judged(question.meant, said)


def judged(question: str, texts: Sequence[str]) -> list[float]:
    """Return how far each text answers a question, logits, by the judge alone."""
    judge, asked = open_judge(), question[: JUDGED.question]
    said = (text[: JUDGED.passage] for text in texts)
    return list(_readers().map(lambda text: judge.answers(asked, [text])[0], said))


@cache
def _readers() -> ThreadPoolExecutor:
    """The judge keeps one core busy with each text."""
    return ThreadPoolExecutor(max_workers=_AT_ONCE, thread_name_prefix="judge")
