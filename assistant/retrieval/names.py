"""The names in a question, each with its spellings in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.text.language import words
from assistant.text.translation import Vocabulary, shipped

_JOINED = re.compile(r"\s*(?:,|&|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written in a question, and its spellings, lower case, that one first.

    ``words`` are the spellings in the tokeniser's words.
    """

    written: str
    spellings: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, written: str, vocabulary: Vocabulary | None = None) -> Name:
        """Look a name up in a vocabulary: whole, and each run of its words ("Max Weber")."""
        held = vocabulary or shipped()
        pieces = written.split() if written.isascii() else []
        runs = (
            " ".join(pieces[a:b]) for a in range(len(pieces)) for b in range(a + 1, len(pieces) + 1)
        )
        others = [spelling for run in (written, *runs) for spelling in held.other_spellings(run)]
        spellings = tuple(dict.fromkeys([written.lower(), *others, *held.same_spellings(written)]))
        return cls(written, spellings, tuple(tuple(words(s)) for s in spellings))

    def stands_in(self, text: str) -> bool:
        """Whether a text, in lower case, has the name in any spelling."""
        return any(_mentions(text, spelling) for spelling in self.spellings)


def names_of(
    latin: Iterable[str], asking: str, vocabulary: Vocabulary | None = None
) -> tuple[Name, ...]:
    """Return the names among capitalised Latin runs, and the Thai ones of the asking part."""
    pieces = (piece for run in latin for piece in _JOINED.split(run) if piece)
    held = vocabulary or shipped()
    written = dict.fromkeys([*pieces, *held.names_in(asking)])
    return tuple(Name.of(name, held) for name in written)


def _mentions(text: str, name: str) -> bool:
    """Whether a name stands in a text; a Latin one not inside another word ("AI" in "said")."""
    if not name.isascii():
        return name in text
    return any(not _goes_on(text, at) for at in _places(text, name))


def _places(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def _goes_on(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    return before.isascii() and before.isalpha()
