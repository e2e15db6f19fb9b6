"""Conversations: what was asked before, so that "and the second one?" is understood."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path

from assistant.home.files import unwritable
from assistant.retrieval.phrasing import ASKING
from assistant.settings.writing import AROUND
from assistant.text.language import content_words
from assistant.text.patterns import any_of

log = logging.getLogger(__name__)

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
        """Return the question asked last, or None in a new conversation.

        A line that was not written to its end, or is none of ours, counts as not there.
        """
        try:
            lines = self._path(conversation).read_bytes().splitlines()
        except OSError as error:
            if not isinstance(error, FileNotFoundError):
                log.warning("a conversation cannot be read (%s): going on without it", error)
            return None
        return next((asked for line in reversed(lines) if (asked := _question(line))), None)

    def remember(self, conversation: str, question: str) -> None:
        """Keep a question.

        Raises:
            LibraryUnwritable: The home cannot be written.
        """
        path = self._path(conversation)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as file:
                # The break comes first: a line that a kill has torn spoils no other.
                file.write("\n" + json.dumps({"question": question}, ensure_ascii=False))
        except OSError as error:
            raise unwritable(path, error) from error

    def _path(self, conversation: str) -> Path:
        """Name the file by a digest: an id from outside never becomes a path."""
        digest = hashlib.sha256(conversation.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        return self._folder / f"{digest}.jsonl"


def _question(line: bytes) -> str:
    """Return the question of a line, or nothing where the line is damaged."""
    try:
        return str(json.loads(line)["question"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""


def leans_on_the_last(question: str) -> bool:
    """Whether a question cannot be understood without the one before it.

    >>> leans_on_the_last("แล้วข้อสองล่ะ"), leans_on_the_last("ใครนิยามคำว่าเครือข่ายไว้ในตารางที่ 1")
    (True, False)
    """
    own = {word for word in content_words(_LEANING.sub(" ", question)) if word not in ASKING}
    return bool(_LEANING.search(question)) and len(own) < AROUND.few_terms
