"""Quiz → H5P question set, for Moodle, WordPress, Drupal and Lumi.

The file holds the content and names the libraries that show it; a site that has H5P has these, and
takes a file without them where they are installed.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from assistant.export.quizzes.archive import packed
from assistant.export.quizzes.quiz import Quiz, asked, plain, spellings
from assistant.schema.lessons import QuizItem

_LIBRARIES = {
    "H5P.QuestionSet": (1, 20),
    "H5P.MultiChoice": (1, 16),
    "H5P.TrueFalse": (1, 8),
    "H5P.Blanks": (1, 14),
    "H5P.DragText": (1, 10),
}
_BY_KIND = {
    "choice": "H5P.MultiChoice",
    "true_false": "H5P.TrueFalse",
    "short_answer": "H5P.Blanks",
    "matching": "H5P.DragText",
}
_OWN = "*/:"  # what a blank's text must not hold: H5P reads it as its end, an alternative, a hint
_PASS = 50  # per cent


def holds(item: QuizItem) -> bool:
    """Say whether H5P's question set can hold an item: no open answers, no order."""
    if item.kind in ("short_answer", "matching"):
        texts = (*item.answer, *item.accepted, *(left for left, _ in item.pairs))
        return not any(mark in text for mark in _OWN for text in texts)
    return item.kind in _BY_KIND and len(item.right) == 1


def write(quiz: Quiz) -> bytes:
    """Return a quiz as an H5P file."""
    used = ["H5P.QuestionSet", *dict.fromkeys(_BY_KIND[item.kind] for item in quiz.items)]
    about = {
        "title": quiz.title,
        "language": quiz.items[0].language if quiz.items else "en",
        "mainLibrary": "H5P.QuestionSet",
        "embedTypes": ["iframe"],
        "license": "U",
        "preloadedDependencies": [
            {"machineName": name, "majorVersion": major, "minorVersion": minor}
            for name in used
            for major, minor in [_LIBRARIES[name]]
        ],
    }
    content = {
        "introPage": {"showIntroPage": False, "title": quiz.title},
        "progressType": "textual",
        "passPercentage": _PASS,
        "questions": [_question(item, quiz) for item in quiz.items],
        "endGame": {"showResultPage": True, "showSolutionButton": True, "showRetryButton": True},
        "override": {"checkButton": True},
    }
    return packed({"h5p.json": _json(about), "content/content.json": _json(content)})


def _question(item: QuizItem, quiz: Quiz) -> dict[str, Any]:
    library = _BY_KIND[item.kind]
    major, minor = _LIBRARIES[library]
    return {
        "library": f"{library} {major}.{minor}",
        "params": {"behaviour": _BEHAVIOUR, **_PARAMS[item.kind](item, quiz)},
        "subContentId": str(uuid5(NAMESPACE_URL, item.id)),
        "metadata": {"contentType": "Question", "license": "U", "title": item.id},
    }


_BEHAVIOUR = {"enableRetry": True, "enableSolutionsButton": True, "randomAnswers": False}


def _choice(item: QuizItem, quiz: Quiz) -> dict[str, Any]:
    told = item.reasons or [quiz.feedback(item) if at in item.right else "" for at in range(26)]
    return {
        "question": _html(asked(item)),
        "answers": [
            {
                "text": _html(option),
                "correct": at in item.right,
                "tipsAndFeedback": {"chosenFeedback": _html(told[at])},
            }
            for at, option in enumerate(item.options)
        ],
    }


def _true_false(item: QuizItem, quiz: Quiz) -> dict[str, Any]:
    told = escape(quiz.feedback(item))
    return {
        "question": _html(asked(item)),
        "correct": "true" if 0 in item.right else "false",
        "l10n": {"trueText": plain(item.options[0]), "falseText": plain(item.options[1])},
        "behaviour": {**_BEHAVIOUR, "feedbackOnCorrect": told, "feedbackOnWrong": told},
    }


def _blanks(item: QuizItem, _quiz: Quiz) -> dict[str, Any]:
    right = "/".join(escape(plain(text)) for text in spellings(item))
    return {"text": _html(asked(item)), "questions": [f"<p>*{right}*</p>"]}


def _matching(item: QuizItem, _quiz: Quiz) -> dict[str, Any]:
    pairs = "\n".join(f"{plain(left)} *{plain(right)}*" for left, right in item.pairs)
    used = {right for _, right in item.pairs}
    spare = "\n".join(f"*{plain(option)}*" for option in item.options if option not in used)
    return {"taskDescription": _html(asked(item)), "textField": pairs, "distractors": spare}


_PARAMS = {
    "choice": _choice,
    "true_false": _true_false,
    "short_answer": _blanks,
    "matching": _matching,
}


def _html(text: str) -> str:
    return "<p>" + escape(plain(text)).replace("\n", "<br>") + "</p>" if plain(text) else ""


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)
