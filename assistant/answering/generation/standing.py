"""What of a model's text stands: each sentence with its quotes, or why it is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from assistant.answering.generation import binding
from assistant.answering.generation.context import Shown
from assistant.answering.generation.units import Marked, is_lead
from assistant.checking import citations, facts
from assistant.checking.citations import Documents
from assistant.checking.cross_language import Means
from assistant.schema import DraftClaim, Support
from assistant.schema.writing import LeftOut, Reason
from assistant.settings.writing import MODEL_WRITING
from assistant.text import language, quotations
from assistant.text.patterns import is_item

if TYPE_CHECKING:
    from assistant.retrieval.questions import Question


@dataclass(frozen=True, slots=True)
class Standing:
    """The claims that hold, in order, and the sentences that do not."""

    claims: tuple[DraftClaim, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """What a model's sentences are held against; ``told`` are the lines of its prompt."""

    question: Question
    shown: Sequence[Shown]
    told: Sequence[str]
    documents: Documents
    means: Means

    def stand(self, sentences: Sequence[Marked]) -> Standing:
        """Return what holds of a model's sentences.

        The items under an announcement that does not hold go with it where another stands before:
        they would be read as that one's. Only a first one may be missing.
        """
        heard = sentences[: MODEL_WRITING.sentences]
        self._read_ahead(heard)
        claims: list[DraftClaim] = []
        left_out: list[LeftOut] = []
        orphaned = False
        for sentence, claim in zip(heard, self._claims(heard), strict=True):
            announces = sentence.lead or is_lead(sentence.text)
            orphaned = orphaned and is_item(sentence.text) and not announces
            if isinstance(claim, DraftClaim) and not orphaned:
                claims.append(claim)
            else:
                reason = "heading" if isinstance(claim, DraftClaim) else claim
                left_out.append(LeftOut(sentence.text, reason))
                orphaned = orphaned or (announces and bool(claims))
        left_out += [LeftOut(one.text, "too_much") for one in sentences[len(heard) :]]
        return Standing(tuple(_with_leads(claims)), tuple(left_out))

    def _read_ahead(self, sentences: Sequence[Marked]) -> None:
        if citations.reads_ahead(self.means):
            asserted = (one for one in sentences if not one.lead)
            tried = (binding.first(one, self.shown, self.means.similarity) for one in asserted)
            citations.ask_ahead([one for one in tried if one], self.documents, self.means)

    def _claims(self, sentences: Sequence[Marked]) -> list[DraftClaim | Reason]:
        """Return what becomes of each sentence, the last first: one may count what follows it."""
        found: list[DraftClaim | Reason] = []
        items = 0
        for sentence in reversed(sentences):
            claim = self._claim(sentence, items)
            item = is_item(sentence.text)
            items = items + isinstance(claim, DraftClaim) if item else 0
            found.append(claim)
        return found[::-1]

    def judge(self, draft: DraftClaim) -> Support:
        """Return how well a draft rests on its quotes."""
        return citations.support(draft, self.documents, self.means)

    def _claim(self, sentence: Marked, items: int) -> DraftClaim | Reason:
        """Return the claim of a sentence, or why it has none."""
        spoken = language.detect(sentence.text) == self.question.language
        if sentence.lead:
            holds = spoken and self._leads(sentence.text)
            return DraftClaim(sentence.text, lead=True, by="model") if holds else "heading"
        if quotations.is_quoted(sentence.text, [line for line in self.told if line.strip()]):
            return "repeats"
        bound = binding.bind(sentence, self.shown, self.judge, self.means.similarity, items)
        if bound is None:
            return self._reason(sentence.text)
        if not spoken and not self._is_term(bound):
            return "language"
        return bound

    def _leads(self, text: str) -> bool:
        known = "\n".join([self.question.text, *(one.text for one in self.shown)])
        return facts.coverage(text, known) >= MODEL_WRITING.lead_coverage

    def _is_term(self, draft: DraftClaim) -> bool:
        return len(draft.text) <= MODEL_WRITING.term and self.judge(draft) == "quoted"

    def _reason(self, text: str) -> Reason:
        passages = [one.passage for one in self.shown]
        about = (line for one in passages for line in (one.context, *one.section, *one.source))
        known = "\n".join([*(one.text for one in passages), *about])
        return "invented" if facts.missing(text, known, self.means.names) else "unsupported"


def _with_leads(claims: Sequence[DraftClaim]) -> list[DraftClaim]:
    """Keep a lead only before a claim that it leads to."""
    followed = zip_longest(claims, claims[1:])
    return [claim for claim, after in followed if not claim.lead or (after and not after.lead)]
