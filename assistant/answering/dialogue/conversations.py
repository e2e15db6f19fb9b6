"""Conversations: what was asked and answered before, so that "and the second?" is understood."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.home.files import unwritable
from assistant.retrieval.phrasing import ASKING
from assistant.schema import Language
from assistant.settings.writing import AROUND
from assistant.text.language import content_words
from assistant.text.patterns import any_of, is_item

log = logging.getLogger(__name__)

_LEANING = any_of(
    "^(?:แล้ว|และ|ส่วน|งั้น)|ล่ะ|นั้น|นี้|ดังกล่าว|มัน|เขา|ข้อแรก|ข้อสอง|ข้อสาม",
    r"^(?:and|then|so|but)\b",
    r"\b(?:it|they|them|that|those|these|this|he|she|the (?:first|second|third|last) one)\b",
)
# What stands for a thing that was named before.
_POINTING = any_of(
    "(?<=[ก-๙])นั้น(?!ๆ)|ดังกล่าว(?!ว่า)",
    r"\b(?:he|she|him|they|them)\b|\b(?:do|did|does|is|was|has|about|of|from|with) it\b",
)


@dataclass(frozen=True, slots=True)
class Said:
    """A line of an answer as it was shown, with the spans of passages that it rests on."""

    text: str
    quotes: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """What was asked, in words that stand alone, what was wanted, and what was answered.

    ``about`` are the things that it was about, as they were named.
    """

    question: str
    wanted: str = ""
    language: Language = "th"
    said: tuple[Said, ...] = ()
    about: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[Said, ...]:
        """The items of its list, or all that it cites where it has none."""
        return tuple(line for line in self.cited if is_item(line.text)) or self.cited

    @property
    def cited(self) -> tuple[Said, ...]:
        """The lines that rest on something: what may be shortened, expanded or asked for."""
        return tuple(line for line in self.said if line.quotes)


class History:
    """The turns of each conversation, one file a conversation under the home folder."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "conversations"

    def turns(self, conversation: str) -> tuple[Turn, ...]:
        """Return the last turns, oldest first; none in a new conversation.

        A line that was not written to its end, or is none of ours, counts as not there.
        """
        try:
            lines = self._path(conversation).read_bytes().splitlines()
        except OSError as error:
            if not isinstance(error, FileNotFoundError):
                log.warning("a conversation cannot be read (%s): going on without it", error)
            return ()
        turns = (turn for line in lines[-2 * AROUND.turns :] if (turn := _turn(line)))
        return tuple(turns)[-AROUND.turns :]

    def remember(self, conversation: str, turn: Turn) -> None:
        """Keep a turn.

        Raises:
            LibraryUnwritable: The home cannot be written.
        """
        path = self._path(conversation)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as file:
                # The break comes first: a line that a kill has torn spoils no other.
                file.write("\n" + json.dumps(asdict(turn), ensure_ascii=False))
        except OSError as error:
            raise unwritable(path, error) from error

    def _path(self, conversation: str) -> Path:
        """Name the file by a digest: an id from outside never becomes a path."""
        digest = hashlib.sha256(conversation.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        return self._folder / f"{digest}.jsonl"


def _turn(line: bytes) -> Turn | None:
    """Return the turn of a line, or nothing where the line is damaged."""
    try:
        turn = _TURN.validate_json(line)
    except (ValidationError, RecursionError):
        return None
    return turn if turn.question else None


_TURN = TypeAdapter(Turn)


def leans_on_the_last(question: str) -> bool:
    """Whether a question cannot be understood without the one before it.

    It points at what was spoken of ("that town", "she"), or goes on in few words of its own.

    >>> leans_on_the_last("แล้วข้อสองล่ะ"), leans_on_the_last("ใครนิยามคำว่าเครือข่ายไว้ในตารางที่ 1")
    (True, False)
    """
    if _POINTING.search(question):
        return True
    own = {word for word in content_words(_LEANING.sub(" ", question)) if word not in ASKING}
    return bool(_LEANING.search(question)) and len(own) < AROUND.few_terms
