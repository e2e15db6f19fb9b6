"""Quiz → Google Forms: a script that makes the form, for Forms itself imports no file."""

from __future__ import annotations

import json
from typing import Any

from assistant.export.quizzes.quiz import Quiz, asked, plain
from assistant.schema.lessons import QuizItem

_SCRIPT = """/** Paste into script.google.com and choose Run: it makes a quiz in your Drive. */
const QUIZ = %s;

function makeQuiz() {
  const form = FormApp.create(QUIZ.title).setIsQuiz(true);
  for (const item of QUIZ.items) {
    const made = item.kind === "choice" ? form.addMultipleChoiceItem()
      : item.kind === "text" ? form.addTextItem() : form.addParagraphTextItem();
    made.setTitle(item.question).setPoints(1);
    if (item.kind === "choice") {
      made.setChoices(item.options.map((text, at) => made.createChoice(text, at === item.right)));
    }
    const told = FormApp.createFeedback().setText(item.told).build();
    if (item.kind === "choice") {
      made.setFeedbackForCorrect(told).setFeedbackForIncorrect(told);
    } else {
      made.setGeneralFeedback(told);
    }
  }
  return form.getEditUrl();
}
"""


def holds(item: QuizItem) -> bool:
    """Say whether the script can make an item: no pairs, no order."""
    return item.kind not in ("matching", "ordering")


def write(quiz: Quiz) -> bytes:
    """Return a quiz as a script of Google Apps."""
    data = {"title": quiz.title, "items": [_item(item, quiz) for item in quiz.items]}
    return (_SCRIPT % json.dumps(data, ensure_ascii=False, indent=1)).encode("utf-8")


def _item(item: QuizItem, quiz: Quiz) -> dict[str, Any]:
    shown = {"question": asked(item), "told": quiz.feedback(item) or "-"}
    if item.kind == "open":
        return {**shown, "kind": "paragraph"}
    if item.kind == "short_answer":
        told = "\n".join((" / ".join(map(plain, item.answer)), str(shown["told"])))
        return {**shown, "kind": "text", "told": told}
    options = [plain(option) for option in item.options]
    return {**shown, "kind": "choice", "options": options, "right": min(item.right, default=0)}
