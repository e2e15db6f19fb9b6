"""Conversations: what was asked and answered before, so that "and the second?" is understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.conversations.store import ConversationStore
from assistant.retrieval.phrasing import ASKING
from assistant.schema import Answer, Language
from assistant.settings.writing import AROUND
from assistant.text.language import content_words
from assistant.text.patterns import any_of, is_item

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
    """What the assistant knows of each conversation, kept in the home."""

    def __init__(self, home: Path) -> None:
        self._home = home

    @cached_property
    def store(self) -> ConversationStore:
        """The conversations of the home, opened when they are first needed."""
        return ConversationStore(self._home)

    def turns(self, conversation: str) -> tuple[Turn, ...]:
        """Return the last turns, oldest first; none in a new conversation.

        One that is none of ours counts as not there.
        """
        kept = self.store.memories(conversation, 2 * AROUND.turns)
        turns = (turn for memory in kept if (turn := _turn(memory)))
        return tuple(turns)[-AROUND.turns :]

    def remember(self, conversation: str, turn: Turn, answer: Answer) -> None:
        """Keep a turn with the answer that was given.

        Raises:
            LibraryUnwritable: The home cannot be written.
        """
        self.store.keep(conversation, answer.question, answer, asdict(turn))


def _turn(memory: Mapping[str, Any]) -> Turn | None:
    """Return the turn that is kept, or nothing where it is of another form."""
    try:
        turn = _TURN.validate_python(memory)
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
