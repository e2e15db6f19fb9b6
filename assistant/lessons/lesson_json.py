"""The JSON of a lesson: flat, so that it can be checked, and whole, so that it opens again."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant.schema.lessons import Lesson, QuizItem

_ONE_ANSWER = ("choice", "true_false", "short_answer")


def to_dict(lesson: Lesson) -> dict[str, Any]:
    """Return a lesson as plain data: what the contract names, and ``lesson``, which is all."""
    return {
        "title": lesson.title,
        "language": lesson.language,
        "made_on": lesson.made_on,
        "request": lesson.request,
        "minutes": lesson.minutes,
        "agenda": [asdict(step) for step in lesson.agenda],
        "objectives": [objective.text for objective in lesson.objectives],
        "objective_levels": [objective.level for objective in lesson.objectives],
        "glossary": [{"th": th, "en": en} for th, en in lesson.glossary],
        "quiz": [_item(one) for one in lesson.quiz],
        "retest": [_item(one) for one in lesson.retest],
        "coverage": [asdict(use) for use in lesson.coverage],
        "warnings": list(lesson.warnings),
        "statements": [
            {"part": part.id, "text": s.text, "source": s.source, "citations": list(s.citations)}
            for part, s in lesson.statements()
        ],
        "citations": [asdict(citation) for citation in lesson.citations],
        "lesson": asdict(lesson),
    }


def _item(one: QuizItem) -> dict[str, Any]:
    answer: Any = one.answer[0] if one.kind in _ONE_ANSWER else list(one.answer)
    return {
        "id": one.id,
        "kind": one.kind,
        "language": one.language,
        "question": one.question,
        "translation": one.translation,
        "options": list(one.options),
        "pairs": [list(pair) for pair in one.pairs],
        "answer": answer,
        "accepted": list(one.accepted),
        "explanation": one.explanation,
        "difficulty": one.difficulty,
        "situational": one.situational,
        "reasons": list(one.reasons),
        "citations": list(one.citations),
        "facts": list(one.facts),
        "objectives": list(one.objectives),
        "proof": asdict(one.proof),
    }
