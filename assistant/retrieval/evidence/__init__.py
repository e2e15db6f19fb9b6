"""Is there enough evidence?  Decided before any generator is called.

A part that a question names is there or not, and that decides. Else a small library, or one work
that is asked of, has rules, and a large one a learned gate, which reads signs that have no scale.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.retrieval import references as parts
from assistant.retrieval.evidence import rules
from assistant.retrieval.evidence.answered import answer_signs, answers_of
from assistant.retrieval.evidence.gate import Gate, open_gate
from assistant.retrieval.evidence.missing import Missing, missing
from assistant.retrieval.evidence.signs import Signs, signs_unread
from assistant.retrieval.questions import Question
from assistant.schema import LANGUAGES, Hit
from assistant.settings.finding import EVIDENCE, RULES
from assistant.text.references import as_written

if TYPE_CHECKING:
    from assistant.library.library import Library


@dataclass(frozen=True, slots=True)
class Evidence:
    """The hits an answer may rest on, and whether they are enough; ``why`` names what decided.

    ``missing`` is what a refusal can name: what the question asks of that is nowhere.
    ``elsewhere`` are passages that answer it in documents that were not asked.
    """

    hits: tuple[Hit, ...]
    enough: bool
    why: str
    missing: Missing | None = None
    elsewhere: tuple[Hit, ...] = ()


def judge(library: Library, question: Question, hits: Sequence[Hit]) -> Evidence:
    """Return whether the hits can answer the question."""
    found = tuple(hit for hit in hits if hit.passage.answers)
    if not found:
        return Evidence(found, False, "nothing found")
    if decided := _at_once(library, question, found):
        return decided
    if question.within or library.whole_size() <= RULES.most:
        answered, why = rules.enough(library, question, found)
    elif lacking := rules.lacking(question, found):
        answered, why = False, lacking
    elif _is_sure(question, found[0]):
        answered, why = True, f"the judge is sure: {found[0].judged:.1f}"
    else:
        answered, why = _by_gate(library, question, found)
    if answered:
        return Evidence(found, True, why)
    return Evidence(found, False, why, missing(library, question, found[: EVIDENCE.looked_at]))


def _at_once(library: Library, question: Question, found: tuple[Hit, ...]) -> Evidence | None:
    """Return what is decided by a part that a question names, or by its asking of today."""
    if part := parts.missing(library, question):
        written = as_written(question.asked, part)
        return Evidence(found, False, f"not in the library: {part}", Missing("part", (written,)))
    if question.of_today:
        return Evidence(found, False, "of today", Missing("today", ()))
    if parts.names(question, found[0].passage):
        return Evidence(found, True, "asked for by name")
    return None


def _is_sure(question: Question, first: Hit) -> bool:
    """Whether the judge finds the first passage to answer beyond doubt, in the question's language.

    Whoever asks in everyday words shares few with the passage; the gate asks for more of them.  Of
    what a question takes for granted the judge knows nothing.
    """
    same = first.passage.language == question.spoken
    return same and not question.presumes and (first.judged or 0.0) >= EVIDENCE.sure


def _by_gate(library: Library, question: Question, found: Sequence[Hit]) -> tuple[bool, str]:
    """Return what the learned gates say: one language that has enough will do.

    The question's own comes first, and the judge reads only where what it finds can decide.
    """
    for language in sorted(LANGUAGES, key=lambda one: one != question.spoken):
        own = [hit for hit in found if hit.passage.language == language]
        if not own:
            continue
        gate = open_gate(language != question.spoken)
        enough = gate.enough[f"{question.spoken}>{language}"]
        reading = answers_of(question, own, language)
        if _passes(gate, enough, signs_unread(library, question, own, language), reading):
            return True, f"evidence in {language}"
    return False, "no evidence"


def _passes(gate: Gate, enough: float, signs: Signs, reading: Iterator[float]) -> bool:
    """Whether a gate finds enough; the judge reads on only while what it finds can decide."""
    read: list[float] = []
    answered = gate.decided(signs, enough, {})
    while answered is None and (logit := next(reading, None)) is not None:
        read.append(logit)
        known = {**signs, "answers first": read[0]}
        answered = gate.decided(known, enough, {"answers": max(read)})
    return gate.logit({**signs, **answer_signs(read)}) >= enough if answered is None else answered
