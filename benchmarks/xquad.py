"""XQuAD, a question set that has the same paragraphs and questions in many languages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from assistant.schema import Language


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """One language of it: paragraphs, and questions with the position of their paragraph.

    ``odd`` are the positions of the paragraphs of every second article: on those nothing was set.
    """

    paragraphs: tuple[str, ...]
    questions: tuple[tuple[str, int], ...]
    odd: frozenset[int]


def read(folder: Path, language: Language, every: int = 1) -> QuestionSet:
    """Return every ``every``-th question of ``xquad.<language>.json``, and all its paragraphs.

    Raises:
        SystemExit: The file is not there.
    """
    path = folder / f"xquad.{language}.json"
    if not path.is_file():
        raise SystemExit(f"{path} is missing: get it from github.com/google-deepmind/xquad")
    data = json.loads(path.read_text(encoding="utf-8"))["data"]
    numbered = [(n, one) for n, article in enumerate(data) for one in article["paragraphs"]]
    paragraphs = [paragraph for _, paragraph in numbered]
    odd = frozenset(at for at, (article, _) in enumerate(numbered) if article % 2)
    questions = [
        (qa["question"], at) for at, paragraph in enumerate(paragraphs) for qa in paragraph["qas"]
    ]
    texts = (paragraph["context"].removeprefix("\ufeff") for paragraph in paragraphs)
    return QuestionSet(tuple(texts), tuple(questions[::every]), odd)
