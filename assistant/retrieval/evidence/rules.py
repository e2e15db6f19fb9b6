"""Rules for a small library: what is asked for must be there, in passages that are near.

They look for the names, the kind of thing and the event of a question, and at the share of its
words that the passages hold; the farther the passages, the more words. Their cosines were measured
among some 300 windows. They hold where little is near by chance; a large library asks the gate.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.retrieval import term_coverage as matching
from assistant.retrieval.evidence.kinds import missing_kind
from assistant.retrieval.evidence.missing import known_name
from assistant.retrieval.questions import Question
from assistant.retrieval.texts import text_of
from assistant.schema import LANGUAGES, Hit
from assistant.settings.finding import EVIDENCE, RULES
from assistant.text.language import arabic_digits

if TYPE_CHECKING:
    from assistant.library.library import Library

_YEAR = 4  # digits


def enough(library: Library, question: Question, found: Sequence[Hit]) -> tuple[bool, str]:
    """Return whether the hits can answer a question, and what decided."""
    if name := _missing_name(library, question):
        return False, f"not in the library: {name}"
    hits = found[: EVIDENCE.looked_at]
    if kind := missing_kind(question, hits):
        return False, f"no {kind} in the passages"
    if event := _missing_event(library, question, hits[0]):
        return False, f"not in the library: {event}"
    coverage = _coverage(library, question, hits)
    nearness = max(hit.vector for hit in hits)
    if coverage is None:
        return nearness >= RULES.unjudged, "no word to look up"
    same = any(hit.passage.language == question.spoken for hit in hits)
    floor, sure = RULES.same_scale if same else RULES.cross_scale
    needed = max(RULES.least, RULES.needed * (sure - nearness) / (sure - floor))
    if question.presumes:
        needed = max(needed, RULES.presupposed)
    if question.digits and coverage >= needed and _all_there(question, hits):
        return True, "its numbers are there"
    short = RULES.barely if question.presumes else RULES.short
    own = [hit for hit in found if hit.passage.language == question.spoken]
    return _with_judge(coverage - needed, short, own), f"coverage {coverage:.2f} of {needed:.2f}"


def lacking(question: Question, found: Sequence[Hit]) -> str:
    """Return what no passage that was found has and an answer would; "" for nothing.

    That is an amount where one is asked for, and the year of an event that is taken for granted.
    """
    kind = missing_kind(question, found)
    if kind in ("money", "percentage"):
        return f"no {kind} in the passages"
    years = {number for number in question.digits if len(number) == _YEAR}
    text = arabic_digits(" ".join(map(text_of, found)))
    unheard = sorted(year for year in years if year not in text)
    return f"not in the passages: {unheard[0]}" if question.presumes and unheard else ""


def _all_there(question: Question, hits: Sequence[Hit]) -> bool:
    text = arabic_digits(" ".join(map(text_of, hits)))
    return all(number in text for number in question.digits)


def _with_judge(margin: float, short: float, found: Sequence[Hit]) -> bool:
    """Tell whether words are enough; where they decide by little, the judge may overrule them.

    Whoever asks in words of their own shares few with the passage that answers; ``short`` is how
    much may lack. Across languages the judge is not sure enough for that.
    """
    read = [hit.judged for hit in found if hit.judged is not None]
    if margin >= 0 or not read:
        return margin >= 0
    needed = RULES.trusted_barely if margin >= -RULES.barely else RULES.trusted
    return margin >= -short and max(read) >= needed


def _missing_name(library: Library, question: Question) -> str | None:
    """Return a name of the question's asking part that no document has in any spelling."""
    focus = question.focus.lower()
    for name in question.names:
        if name.spellings[0] in focus and not known_name(library, name.words):
            return name.spellings[0]
    return None


def _missing_event(library: Library, question: Question, best: Hit) -> str | None:
    """Return the event that a question takes for granted, if no document knows such a thing.

    It stands last ("why did X close"); only a language that has the word can judge.
    """
    if not question.sought or not question.presumes:
        return None
    event = question.sought[-1]
    judged = question.forms[best.passage.language][event]
    return event if judged and not matching.heard(library, event, question) else None


def _coverage(library: Library, question: Question, hits: Sequence[Hit]) -> float | None:
    """Return the weighty share of the question's words that the passages hold, 0 to 1.

    Each language of the passages judges the words that it has a form for; the better one counts.
    None where no language can judge enough words.
    """
    unknown = question.presumes  # then an unknown word is a missing event
    shares = [
        matching.share(library, question, " ".join(texts), language, unknown_counts=unknown)
        for language in LANGUAGES
        if (texts := [text_of(h) for h in hits if h.passage.language == language])
    ]
    return max((share for share in shares if share is not None), default=None)
