"""How many of a question's words texts in the other language may have, by the word book.

It takes words in whatever sense, so what it finds speaks for a text only beside other texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.retrieval import term_coverage as matching
from assistant.retrieval.questions import Question
from assistant.retrieval.term_coverage import Held
from assistant.schema import Language
from assistant.text.language import words
from assistant.text.word_book import Run, counterparts

if TYPE_CHECKING:
    from assistant.library.library import Library

Numbers = Any  # an array of numbers, one a text


@dataclass(frozen=True, slots=True)
class Shares:
    """Of each text the share of the words that can be judged, and their rarity.

    ``judged`` is how many of the question's words can be: where it is one of five, that a text has
    it says little.
    """

    found: Numbers
    rarity: Numbers
    judged: float


def shares(
    library: Library, question: Question, language: Language, texts: Sequence[str]
) -> Shares:
    """Return for each text how many of the question's words it may have.

    A word weighs what its most common counterpart does: that is the one that is met by chance.
    Words of which the library has no counterpart are left out.
    """
    held = [Held.of(text) for text in texts]
    said = tuple(words(question.focus))
    mass, share, rarity = 0.0, np.zeros(len(texts)), np.zeros(len(texts))
    terms, judged = tuple(dict.fromkeys(question.sought)), 0
    for term in terms:
        known = _known(library, question, term, language, said)
        if known:
            weight = min(known.values())
            best = [max((r for run, r in known.items() if h.all(run)), default=0.0) for h in held]
            there = np.array(best)
            judged += 1
            mass += weight
            share += weight * (there > 0)
            rarity += there
    return Shares(share / (mass or 1.0), rarity, judged / max(1, len(terms)))


def _known(
    library: Library, question: Question, term: str, language: Language, said: Sequence[str]
) -> dict[Run, float]:
    """Return what a term may be in a language and is somewhere in the library, with its rarity."""
    as_it_is = ((term,),) if question.spoken == "th" and term.isascii() else ()
    forms = (*question.forms[language][term], *counterparts(term, language, said), *as_it_is)
    return {
        run: sum(library.rarity(word, language) for word in run) / len(run)
        for run in dict.fromkeys(forms)
        if all(matching.known(library, word, language) for word in run)
    }
