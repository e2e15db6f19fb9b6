"""Quiz → SCORM 1.2: a page that marks itself and tells the learning system score and status."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

from assistant.export.quizzes.archive import packed
from assistant.export.quizzes.quiz import Quiz, asked, plain
from assistant.schema import Language
from assistant.schema.lessons import QuizItem

_PAGE = Path(__file__).with_name("scorm.html")
_PASS = 60  # per cent
_CHECK: dict[Language, str] = {"th": "ตรวจคำตอบ", "en": "Check answers"}
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="quiz" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
 xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
 <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
 <organizations default="org"><organization identifier="org"><title>{title}</title>
  <item identifier="quiz-item" identifierref="page"><title>{title}</title>
   <adlcp:masteryscore>{mastery}</adlcp:masteryscore></item></organization></organizations>
 <resources><resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
  <file href="index.html"/></resource></resources>
</manifest>
"""


def holds(item: QuizItem) -> bool:
    """Say whether the page can mark an item: any but an open one."""
    return item.kind != "open"


def write(quiz: Quiz) -> bytes:
    """Return a quiz as a SCORM 1.2 package of one page."""
    language: Language = quiz.items[0].language if quiz.items else "en"
    data = {
        "title": quiz.title,
        "check": _CHECK[language],
        "pass": _PASS,
        "items": [_item(item, quiz) for item in quiz.items],
    }
    held = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")  # no text ends the script
    page = _PAGE.read_text(encoding="utf-8")
    for mark, text in (
        ("{{language}}", language),
        ("{{title}}", escape(quiz.title)),
        ("{{data}}", held),
    ):
        page = page.replace(mark, text, 1)
    manifest = _MANIFEST.format(title=escape(quiz.title), mastery=_PASS)
    return packed({"imsmanifest.xml": manifest, "index.html": page})


def _item(item: QuizItem, quiz: Quiz) -> dict[str, Any]:
    shown = {"id": item.id, "question": asked(item), "told": quiz.feedback(item)}
    options = [plain(option) for option in item.options]
    if item.kind == "short_answer":
        right = [plain(text) for text in (*item.answer, *item.accepted)]
        return {**shown, "kind": "text", "right": right}
    if item.kind == "matching":
        left = [plain(one) for one, _ in item.pairs]
        places = [item.options.index(side) for _, side in item.pairs]
        return {**shown, "kind": "match", "left": left, "options": options, "right": places}
    if item.kind == "ordering":
        numbers = [str(at) for at in range(1, len(options) + 1)]
        places = [item.answer.index(step) for step in item.options]
        return {**shown, "kind": "match", "left": options, "options": numbers, "right": places}
    return {**shown, "kind": "choice", "options": options, "right": min(item.right, default=0)}
