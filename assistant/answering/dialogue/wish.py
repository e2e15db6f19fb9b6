"""What is wanted: acts by their kind, and the wish that stands alone."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answering.dialogue.conversations import Said, Turn
from assistant.schema import Language

# Acts that change the answer before or take something from it; the rest stands without it.
CHANGES = frozenset({"shorter", "longer", "simpler", "translate", "source", "item", "era"})
GOES_ON = CHANGES | {"correct", "turn", "swap"}
# Acts whose words name a thing that a list before may hold ("an example of the second").
ASKS = frozenset("fact define list why how compare weigh example places summarise advise".split())
# Acts that are questions: what is no other act for sure is one of them.
QUESTIONS = frozenset("fact define list why how example".split())
# Acts that say nothing of the library, and that no later utterance goes on from.
SOCIAL = frozenset({"greet", "thank", "assistant", "outside"})
MAKES = frozenset({"plan", "lesson", "quiz"})
NEEDS_NO_LIBRARY = SOCIAL | MAKES


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way to understand an utterance: its words, and what they are about."""

    text: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted, in words that stand alone.

    ``last`` is the turn that is to be changed or that the words go on from; ``items`` are the
    lines of its list that are meant; ``understood`` is ``text`` where that is not what was typed.
    ``otherwise`` is another reading of what was said, with or without what was spoken of before;
    ``leans`` tells that both are likely, else it is for what ``text`` alone finds no answer to.
    ``leaves`` tells that the last topic is left, ``typed`` is what was typed.
    ``beyond`` is the length of a list that has no such item as was asked for, 0 without a list.
    """

    act: str
    text: str
    language: Language
    subjects: tuple[str, ...] = ()
    lines: int | None = None
    items: tuple[Said, ...] = ()
    last: Turn | None = None
    understood: str | None = None
    beyond: int | None = None
    leaves: bool = False
    typed: str = ""
    otherwise: Reading | None = None
    leans: bool = False
