"""A question in the library's own words: what papers write where people say something else.

The thesaurus of everyday words speaks of language at large; which of its words stand in for which
is for the library to say: only what it writes more often than what was said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.retrieval.own_names import own_names_in
from assistant.retrieval.phrasing import GLOSS
from assistant.retrieval.questions import Question, understand
from assistant.retrieval.term_coverage import heard
from assistant.retrieval.terms import Forms, Run
from assistant.schema import LANGUAGES, Language
from assistant.settings import DEFAULT
from assistant.settings.finding import FUSION
from assistant.text.everyday import everyday
from assistant.text.language import words
from assistant.text.references import references
from assistant.text.stop_words import stop_words
from assistant.text.translation import Vocabulary

if TYPE_CHECKING:
    from assistant.library.library import Library

Written = Mapping[Run, tuple[Run, ...]]


def understood(library: Library, text: str, language: Language | None = None) -> Question:
    """Return a question as a library's own words tell it; raises QuestionError.

    Args:
        library: Tells its vocabulary and how often it writes a word.
        text: The question; what is longer than a question is cut off.
        language: The language to answer in; None takes the question's own.
    """
    asked, held = text[: DEFAULT.question_limit], library.vocabulary()
    question = understand(asked, language or "auto", vocabulary=held)
    question = _with_parts(library, _without_glosses(library, question))
    named = own_names_in(library, question.focus)
    return in_its_words(library, replace(question, called=named) if named else question)


def _with_parts(library: Library, question: Question) -> Question:
    """Take "play 3" in small letters for a part where documents count such parts."""
    small = (one for one in references(question.asked.title()) if one not in question.parts)
    more = tuple(one for one in small if library.has_parts(one.partition(" ")[0]))
    return replace(question, parts=(*question.parts, *more)) if more else question


def _without_glosses(library: Library, question: Question) -> Question:
    """Leave out words in brackets that say again, in a tongue the library lacks, what is before."""
    glossed = {word for match in GLOSS.finditer(question.asked) for word in words(match[1])}
    unheard = {word for word in glossed if not heard(library, word, question)}
    terms = tuple(term for term in question.terms if term not in unheard)
    sought = tuple(term for term in question.sought if term not in unheard)
    return replace(question, terms=terms, sought=sought) if sought and unheard else question


def in_its_words(library: Library, question: Question) -> Question:
    """Return a question with what the library writes for its everyday words."""
    written = _written(library, question)
    if not written:
        return question
    focus = set(words(question.focus))
    first = [others[0] for run, others in written.items() if focus.issuperset(run)]
    between = "" if question.spoken == "th" else " "
    meant = " ".join((question.meant, *(between.join(run) for run in first)))
    return replace(question, written=written, meant=meant, forms=_forms(question, written))


def _written(library: Library, question: Question) -> Written:
    """Return what the library writes more often than what was said, by what was said."""
    language = question.spoken
    held = language in library.languages()
    found: dict[Run, tuple[Run, ...]] = {}
    for run, others in everyday().written(tuple(words(question.asked))).items():
        said = max(library.rarity(word, language) for word in run)
        if said < FUSION.unusual * library.rarity("", language):
            continue
        kept = [
            other
            for other in others
            if not stop_words().issuperset(other)
            and (not held or max(library.rarity(word, language) for word in other) < said)
        ]
        if kept:
            found[run] = tuple(kept)
    return found


def _forms(question: Question, written: Written) -> Forms:
    """Return the forms of the question's terms with what is written for them."""
    by_term = {term: others for run, others in written.items() for term in run}
    return {
        language: {
            term: (
                *forms,
                *in_language(by_term.get(term, ()), question.spoken, language, question.vocabulary),
            )
            for term, forms in question.forms[language].items()
        }
        for language in LANGUAGES
    }


def in_language(
    runs: tuple[Run, ...], own: Language, language: Language, held: Vocabulary
) -> tuple[Run, ...]:
    """Return runs of words in another language, as far as they have a translation as a whole."""
    if own == language:
        return runs
    found = (held.translations(run, language).get(run) for run in runs)
    return tuple(other for other in found if other)
