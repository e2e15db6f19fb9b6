"""Conversations: what was asked before, so that "and the second one?" is understood."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from assistant.retrieval.phrasing import ASKING
from assistant.text.language import content_words
from assistant.text.patterns import any_of

_FEW_TERMS = 3  # content words of its own; with fewer a question may lean on the one before it
_LEANING = any_of(
    "^(?:แล้ว|และ|ส่วน|งั้น)|ล่ะ|นั้น|นี้|ดังกล่าว|มัน|เขา|ข้อแรก|ข้อสอง|ข้อสาม",
    r"^(?:and|then|so|but)\b",
    r"\b(?:it|they|them|that|those|these|this|he|she|the (?:first|second|third|last) one)\b",
)


class History:
    """The questions of each conversation, one file a conversation under the home folder."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "conversations"

    def last_question(self, conversation: str) -> str | None:
        """Return the question asked last, or None in a new conversation."""
        path = self._path(conversation)
        if not path.exists():
            return None
        lines = path.read_text(encoding="utf-8").splitlines()
        return str(json.loads(lines[-1])["question"]) if lines else None

    def remember(self, conversation: str, question: str) -> None:
        """Keep a question."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._path(conversation).open("a", encoding="utf-8") as file:
            file.write(json.dumps({"question": question}, ensure_ascii=False) + "\n")

    def _path(self, conversation: str) -> Path:
        """Name the file by a digest: an id from outside never becomes a path."""
        digest = hashlib.sha256(conversation.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        return self._folder / f"{digest}.jsonl"


def leans_on_the_last(question: str) -> bool:
    """Whether a question cannot be understood without the one before it.

    >>> leans_on_the_last("แล้วข้อสองล่ะ"), leans_on_the_last("ใครนิยามคำว่าเครือข่ายไว้ในตารางที่ 1")
    (True, False)
    """
    own = {word for word in content_words(_LEANING.sub(" ", question)) if word not in ASKING}
    return bool(_LEANING.search(question)) and len(own) < _FEW_TERMS
