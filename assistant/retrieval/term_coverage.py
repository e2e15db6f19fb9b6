"""How much of what a question asks a text holds, word by word, in either language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.retrieval.questions import Question
from assistant.retrieval.terms import Run, forms
from assistant.schema import LANGUAGES, Language
from assistant.settings.finding import TERM_COVERAGE
from assistant.text.language import parts, words

if TYPE_CHECKING:
    from assistant.library.library import Library


def share(
    library: Library,
    question: Question,
    text: str,
    language: Language,
    *,
    unknown_counts: bool = False,
) -> float | None:
    """Return the share of the question's words that a text holds, rare words weighing more.

    Args:
        library: Tells how rare a word is.
        question: Its asking part is what counts.
        text: A text in ``language``.
        language: Words without a form in it are left out.
        unknown_counts: They count as missing instead; a missing word weighs more if no document
            has it or if it comes last, for there the supposed event stands.

    Returns:
        0 to 1, or None where only one word can be judged, and it is missing or one of many.
    """
    asked, own_forms = question.sought, question.forms[language]
    held = Held.of(text)
    judged = [
        t
        for t in asked
        if own_forms[t] or t in held.words or unknown_counts or _outside(library, question, t)
    ]
    there = {t for t in judged if t in held.words or any(map(held.all, own_forms[t]))}
    there |= _of_names(question, held) & set(judged)
    weights = {t: weight(library, t) for t in judged}
    for term in weights.keys() - there:
        event = term == asked[-1] and bool(own_forms[term])
        if unknown_counts and (event or not heard(library, term, question)):
            weights[term] *= TERM_COVERAGE.unheard
    found = sum(weights[t] * _surely(question, t, held) for t in judged if t in there)
    few = len(judged) < TERM_COVERAGE.few_words
    if few and (not found or len(judged) < TERM_COVERAGE.telling * len(asked)):
        return None
    return found / max(sum(weights.values()), 1e-9)


def _surely(question: Question, term: str, held: Held) -> float:
    """Return how sure it is that a text has a word: less where it has what stands for it."""
    reworded = any(term in run for run in question.written)
    return TERM_COVERAGE.reworded if reworded and term not in held.words else 1.0


def _of_names(question: Question, held: Held) -> set[str]:
    """Return the words of the question's names that a text has, in whatever spelling."""
    there = (name for name in question.names if any(s in held.text for s in name.spellings))
    return {word for name in there for word in name.words[0]}


def _outside(library: Library, question: Question, term: str) -> bool:
    """Whether a term is a Latin one in a Thai question, a name or term of art, unknown here."""
    return question.spoken == "th" and term.isascii() and not heard(library, term, question)


def weight(library: Library, term: str) -> float:
    """Return how telling a word is: its rarity in the language where it is rarest."""
    return max(library.rarity(term, language) for language in LANGUAGES)


def heard(library: Library, term: str, question: Question | None = None) -> bool:
    """Whether a term stands anywhere in the library, in any of its forms."""
    vocabulary = question.vocabulary if question else None
    own = question.forms if question else {}
    return any(
        all(known(library, word, language) for word in run)
        for language in LANGUAGES
        for run in (
            (term,),
            *(own.get(language, {}).get(term) or forms(term, language, vocabulary)),
        )  # Latin names stand in Thai texts as they are
    )


def known(library: Library, term: str, language: Language) -> bool:
    """Whether any passage of a language has a term."""
    return library.rarity(term, language) < library.rarity("", language)


@dataclass(frozen=True, slots=True)
class Held:
    """A text as its words and as it reads, for looking words up."""

    words: frozenset[str]
    text: str
    listed: str  # the words, each behind a line break: what begins one is found there at once

    @staticmethod
    @lru_cache(maxsize=2_000)
    def of(text: str) -> Held:
        """Take a text apart."""
        found = words(text)
        held = frozenset([*found, *(p for w in found for p in parts(w))])
        return Held(held, text.lower(), "\n".join(("", *held)))

    def all(self, run: Run) -> bool:
        """Whether every word of a run is there."""
        return all(w in self.words or self._begun(w) for w in run)

    def _begun(self, word: str) -> bool:
        """Whether a Thai word begins another ("งบ" for "งบประมาณ")."""
        return not word.isascii() and f"\n{word}" in self.listed
