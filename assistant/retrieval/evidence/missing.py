"""Which part of a question is nowhere to be found: what a refusal can say beside its no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.retrieval import term_coverage as matching
from assistant.retrieval.evidence.kinds import missing_kind
from assistant.retrieval.questions import Question
from assistant.retrieval.texts import text_of
from assistant.schema import Hit
from assistant.text.language import words
from assistant.text.numerals import numbers

if TYPE_CHECKING:
    from assistant.library.library import Library

_TOKEN = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_MOST = 2  # names or words that are named


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing: a part of a document, names, words, a number, or a kind of thing.

    ``what`` are the words of the question for it; of a kind of thing, its name in ``kinds``.
    """

    sort: Literal["part", "names", "words", "number", "kind", "today"]
    what: tuple[str, ...]


def missing(library: Library, question: Question, hits: Sequence[Hit]) -> Missing | None:
    """Return what of a question no document has, or what the nearest passages lack; else None."""
    names = tuple(n.written for n in question.names if not known_name(library, n.words))
    if names:
        return Missing("names", names[:_MOST])
    texts = [text_of(hit) for hit in hits]
    if kind := missing_kind(question, hits):
        return Missing("kind", (kind,))
    unheard = sorted(_unheard(library, question), key=lambda w: -matching.weight(library, w))
    if unheard:
        return Missing("words", tuple(_as_written(question, w) for w in unheard[:_MOST]))
    held = {reading for number in numbers(" ".join(texts)) for reading in number.readings}
    said = (n for n in numbers(question.focus) if not n.ordinal and not n.readings & held)
    number = next(said, None)
    return Missing("number", (number.text,)) if number else None


def known_name(library: Library, spellings: Sequence[Sequence[str]]) -> bool:
    """Whether the words of a name stand somewhere in the library, each in some spelling."""
    return any(
        bool(spelling) and all(matching.known(library, word, language) for word in spelling)
        for spelling in spellings
        for language in library.languages()
    )


def _unheard(library: Library, question: Question) -> Iterator[str]:
    """Yield the words that no passage has, as far as a language of the library can tell."""
    for word in dict.fromkeys(question.sought):
        told = question.spoken in library.languages() or any(
            question.forms[language][word] for language in library.languages()
        )
        if told and not any(numbers(word)) and not matching.heard(library, word, question):
            yield word


def _as_written(question: Question, word: str) -> str:
    """Return a word as the question has it: the tokeniser's English words are stems."""
    tokens = (match[0] for match in _TOKEN.finditer(question.asked))
    return next((token for token in tokens if words(token) == [word]), word)
