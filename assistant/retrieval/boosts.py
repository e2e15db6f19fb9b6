"""How well a passage's place and shape fit what a question asks for, apart from its words.

A question that names a table, a figure or a heading means that place; one that asks for a list of
four means a list, and rather one of four; one that asks for a label means the line that it opens.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial

from assistant.retrieval.questions import Question
from assistant.retrieval.term_coverage import Held
from assistant.schema import Language, Passage
from assistant.settings.finding import BOOSTS
from assistant.text.definitions import definitions
from assistant.text.language import content_words, detect
from assistant.text.references import is_shown, references

_LABEL = re.compile(r"\s*([^:\n]{2,40}):\s")  # "Keywords: …"


class Fit:
    """How passages fit one question; each heading, which many of them share, is read once."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._named = cache(partial(_named, question))
        self._told = cache(partial(_told, question))

    def of(self, passage: Passage) -> float:
        """Return what the passage's place and shape add to its score, 0 and up."""
        judges = (_reference, _shape, _names)
        label = _LABEL.match(passage.text)
        # a note also stands under the headings of the work that it reports
        places = (*passage.section, *passage.source)
        return sum(
            (
                *(judge(self._question, passage) for judge in judges),
                self._named(label[1]) if label else 0.0,  # a line that opens with what is named
                max(map(self._named, places), default=0.0),
                self._told(passage.section[-1]) if passage.section else 0.0,
                _entry(self._question, passage),
            )
        )


def _reference(question: Question, passage: Passage) -> float:
    """Return the worth of belonging to a table or figure that the question names."""
    named = set(filter(is_shown, question.parts))
    place = f"{passage.context} {passage.text[:200]} {' '.join(passage.source)}"
    return BOOSTS.named if named and named & set(references(place)) else 0.0


def _shape(question: Question, passage: Passage) -> float:
    if question.kind != "list" or passage.kind != "list":
        return 0.0
    return BOOSTS.list * (2 if len(passage.parts) in question.counts else 1)


def _names(question: Question, passage: Passage) -> float:
    if not question.names:
        return 0.0
    text = " ".join((*passage.section, passage.context, passage.text)).lower()
    return BOOSTS.named * sum(n.stands_in(text) for n in question.names) / len(question.names)


def _named(question: Question, text: str) -> float:
    """Return the worth of a heading or label all of whose words are in the question.

    One that is named in the other language may be another's translation too.
    """
    held, language = _read(text)
    if not held.words or not held.words <= question.said[language]:
        return 0.0
    return BOOSTS.named * (1 if held.words <= question.words else BOOSTS.translated)


def _told(question: Question, heading: str) -> float:
    """Return the worth of the question's words in the heading that a passage stands under."""
    if not question.terms:
        return 0.0
    held, language = _read(heading)
    found = sum(any(map(held.all, question.forms[language][term])) for term in question.terms)
    return BOOSTS.named * found / len(question.terms)


def _entry(question: Question, passage: Passage) -> float:
    return BOOSTS.entry if is_entry(question, passage) else 0.0


def is_entry(question: Question, passage: Passage) -> bool:
    """Tell whether a passage stands under the word that a question wants defined, or defines it."""
    if question.kind != "definition" or not question.terms:
        return False
    heading, _ = _read(passage.section[-1] if passage.section else "")
    headed = bool(heading.words) and set(question.terms) == set(heading.words)
    return headed or any(is_term(question, one.term) for one in definitions(passage.text))


def is_term(question: Question, term: str) -> bool:
    """Tell whether a defined term is what a question asks for, in either language, and little else.

    A word of the one may be two of the other.
    """
    held, language = _read(term)
    forms = question.forms[language]
    told = all(t in held.words or any(map(held.all, forms[t])) for t in question.terms)
    return told and len(set(content_words(term))) <= len(question.terms) + 1


@lru_cache(maxsize=4_000)
def _read(heading: str) -> tuple[Held, Language]:
    return Held.of(heading), detect(heading)
