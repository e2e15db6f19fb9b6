"""How much of what a question asks a text holds, word by word, in either language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.retrieval.questions import Question
from assistant.schema import LANGUAGES, Language
from assistant.text.language import content_words, parts, words
from assistant.text.translation import other_spellings, translations

if TYPE_CHECKING:
    from assistant.library.library import Library

_FEW_WORDS = 2  # fewer words of a question than this cannot judge a text
_UNHEARD = 1.6  # weight of a word that no document has, where it names a supposed event
_INSIDE = 3  # characters; only a longer Thai word is looked for inside other words

Run = tuple[str, ...]


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
        0 to 1, or None where only one word can be judged, and it is missing.
    """
    asked = [t for t in content_words(question.focus) if t in question.terms]
    held = Held.of(text)
    judged = [
        t
        for t in asked
        if forms(t, language) or t in held.words or unknown_counts or _outside(library, question, t)
    ]
    there = {t for t in judged if t in held.words or any(map(held.all, forms(t, language)))}
    there |= _of_names(question, held) & set(judged)
    weights = {t: weight(library, t) for t in judged}
    for term in weights.keys() - there:
        event = term == asked[-1] and bool(forms(term, language))
        if unknown_counts and (event or not heard(library, term)):
            weights[term] *= _UNHEARD
    found = sum(weights[t] for t in judged if t in there)
    if len(judged) < _FEW_WORDS and not found:
        return None
    return found / max(sum(weights.values()), 1e-9)


def _of_names(question: Question, held: Held) -> set[str]:
    """Return the words of the question's names that a text has, in whatever spelling."""
    spelt = {name: (name.lower(), *other_spellings(name)) for name in question.names}
    return {
        word
        for name, spellings in spelt.items()
        if any(spelling in held.text for spelling in spellings)
        for word in words(name)
    }


def _outside(library: Library, question: Question, term: str) -> bool:
    """Whether a term is a Latin one in a Thai question, a name or term of art, unknown here."""
    return question.spoken == "th" and term.isascii() and not heard(library, term)


def weight(library: Library, term: str) -> float:
    """Return how telling a word is: its rarity in the language where it is rarest."""
    return max(library.rarity(term, language) for language in LANGUAGES)


def heard(library: Library, term: str) -> bool:
    """Whether a term stands anywhere in the library, in any of its forms."""
    return any(
        all(known(library, word, language) for word in run)
        for language in LANGUAGES
        for run in ((term,), *forms(term, language))  # Latin names stand in Thai texts as they are
    )


def known(library: Library, term: str, language: Language) -> bool:
    """Whether any passage of a language has a term."""
    return library.rarity(term, language) < library.rarity("", language)


@lru_cache(maxsize=20_000)
def forms(term: str, language: Language) -> tuple[Run, ...]:
    """Return the runs of words that stand for a term in a language; none where it has no word."""
    own: Language = "en" if term.isascii() else "th"
    if term.isdigit():
        return ((term,),)
    if own == language:
        compound = parts(term)
        return ((term,), compound) if compound else ((term,),)
    translated = tuple(tuple(words(s)) for s in other_spellings(term))
    translated = translated or tuple(translations((term,), language).values())
    if own == "en" and translated:
        return (*translated, (term,))  # Latin terms stand in Thai texts as they are
    return translated


@dataclass(frozen=True, slots=True)
class Held:
    """A text as its words and as it reads, for looking words up."""

    words: frozenset[str]
    text: str

    @classmethod
    def of(cls, text: str) -> Held:
        """Take a text apart."""
        found = words(text)
        return cls(frozenset([*found, *(p for w in found for p in parts(w))]), text.lower())

    def all(self, run: Run) -> bool:
        """Whether every word of a run is there."""
        return all(w in self.words or self._within(w) for w in run)

    def _within(self, word: str) -> bool:
        """Whether a Thai word stands inside another, or begins one ("งบ" for "งบประมาณ")."""
        if word.isascii():
            return False
        inside = len(word) > _INSIDE and word in self.text
        return inside or any(w.startswith(word) for w in self.words)
