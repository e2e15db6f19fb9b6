"""Ranking across languages: a second encoder and a word book read again what was found there.

They err elsewhere than the first encoder does, and cost too much for more than the best few.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.models.second_encoder import open_second_encoder
from assistant.retrieval.by_book import shares
from assistant.retrieval.questions import Question
from assistant.retrieval.texts import text_of, window_of
from assistant.schema import Hit
from assistant.settings.finding import FUSION

if TYPE_CHECKING:
    from assistant.library.library import Library


def read_again(library: Library, question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Let both read the best hits in the other language, and move them.

    What they add is a margin over what the hits that they read have in common. The encoder reads
    the nearest window, the word book the whole passage.
    """
    across = [hit for hit in hits if hit.passage.language != question.spoken]
    read = sorted(across, key=lambda hit: -hit.score)[: FUSION.read_again]
    if len(read) < 2:
        return list(hits)
    vectors = open_second_encoder().encode([question.meant, *map(window_of, read)])
    cosines = vectors[1:] @ vectors[0]
    book = shares(library, question, read[0].passage.language, [*map(text_of, read)])
    by_words = FUSION.book * book.judged * (book.found - book.found.mean())
    margins = FUSION.second * (cosines - cosines.mean()) + by_words
    moved = {
        hit.passage.id: replace(hit, score=hit.score + float(margin))
        for hit, margin in zip(read, margins, strict=True)
    }
    return [moved.get(hit.passage.id, hit) for hit in hits]
