"""Ranking across languages: a second encoder reads again what the first found there.

It errs elsewhere than the first one does, and costs too much for more than the best few.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.models.second_encoder import open_second_encoder
from assistant.retrieval.questions import Question
from assistant.retrieval.texts import window_of
from assistant.schema import Hit
from assistant.settings.finding import FUSION


def read_again(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Let the second encoder read the best hits in the other language, and move them.

    What it adds is a margin over what the hits that it reads have in common.
    """
    across = [hit for hit in hits if hit.passage.language != question.spoken]
    read = sorted(across, key=lambda hit: -hit.score)[: FUSION.read_again]
    if len(read) < 2:
        return list(hits)
    vectors = open_second_encoder().encode([question.meant, *map(window_of, read)])
    cosines = vectors[1:] @ vectors[0]
    margins = FUSION.second * (cosines - cosines.mean())
    moved = {
        hit.passage.id: replace(hit, score=hit.score + float(margin))
        for hit, margin in zip(read, margins, strict=True)
    }
    return [moved.get(hit.passage.id, hit) for hit in hits]
