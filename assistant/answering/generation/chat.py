"""The chat generator: any LangChain chat model, believed only where the citation check agrees."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from assistant.answering.generation import Generator, binding, context, markers, merging
from assistant.answering.generation.context import Budget, Shown
from assistant.checking import citations, facts
from assistant.checking.citations import Documents
from assistant.checking.cross_language import Means
from assistant.models import prompts, reply
from assistant.schema import DraftClaim, GeneratorName, Language, Support
from assistant.settings.writing import MODEL_WRITING
from assistant.text import language, quotations

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

    from assistant.retrieval.evidence import Evidence
    from assistant.retrieval.questions import Question

log = logging.getLogger(__name__)

# What a model is to write where the passages do not say; the prompts ask for these very words.
ABSTENTION: dict[Language, str] = {
    "th": "ข้อความไม่ได้กล่าวถึงเรื่องนี้",
    "en": "The passages do not say.",
}
_VARIABLES = frozenset({"abstention", "passages", "question"})


class ChatGenerator:
    """Writes an answer with a chat model, each sentence checked, the extractive answer behind it.

    A model that dies, runs in circles, abstains or invents costs nothing but time: what is left
    of its answer is used, and the extractive answer fills or replaces the rest.
    """

    name: GeneratorName = "chat"

    def __init__(
        self,
        model: BaseChatModel,
        llm: str,
        fallback: Generator,
        documents: Documents,
        means: Means | None = None,
    ) -> None:
        self._model = model
        self._fallback = fallback
        self._documents = documents
        self._means = means or Means()
        self._budget: Budget = context.LOCAL if llm == "local" else context.PROVIDER
        self._prompts = {
            spoken: prompts.load(f"answer_{spoken}", _VARIABLES) for spoken in ABSTENTION
        }

    def draft(
        self, question: Question, evidence: Evidence, say: Callable[[str], None]
    ) -> tuple[DraftClaim, ...]:
        """Return the claims of the model that hold, completed by extractive ones."""
        extractive = self._fallback.draft(question, evidence, _silent)
        shown = context.choose(evidence.hits, self._budget)
        if not shown:
            return extractive
        text = self._listen(question, shown, say)
        if _abstains(text, question.language):
            log.warning("the model did not find the answer that is there; quoting the passages")
            return extractive
        sentences = _distinct(markers.parse(text, [one.text for one in shown]))
        claims = [self._claim(sentence, shown, question) for sentence in sentences]
        held = _with_leads([claim for claim in claims if claim])
        if failed := claims.count(None):
            log.warning("%d of the model's %d sentences do not hold", failed, len(claims))
        return merging.merge(held, extractive)

    def _listen(
        self, question: Question, shown: Sequence[Shown], say: Callable[[str], None]
    ) -> str:
        """Return what the model wrote, and say its words as they come, without the markers."""
        said = ""

        def grown(text: str) -> None:
            nonlocal said
            speakable = markers.speakable(text)
            if speakable.startswith(said) and speakable != said:
                say(speakable[len(said) :])
                said = speakable

        filled = self._prompts[question.language].fill(
            abstention=ABSTENTION[question.language],
            passages=context.write(shown),
            question=context.inert(question.text),
        )
        return reply.hear(self._model, reply.Messages(*filled), grown=grown)

    def _claim(
        self, sentence: markers.Marked, shown: Sequence[Shown], question: Question
    ) -> DraftClaim | None:
        spoken = language.detect(sentence.text) == question.language
        if sentence.lead:
            known = "\n".join([question.text, *(one.text for one in shown)])
            holds = spoken and facts.coverage(sentence.text, known) >= MODEL_WRITING.lead_coverage
            return DraftClaim(sentence.text, lead=True) if holds else None
        if self._echoes(sentence.text, question):
            return None
        bound = binding.bind(sentence, shown, self._judge, self._means.similarity)
        if bound and not spoken:
            is_term = len(bound.text) <= MODEL_WRITING.term and self._judge(bound) == "quoted"
            return bound if is_term else None
        return bound

    def _echoes(self, text: str, question: Question) -> bool:
        """Tell whether a sentence only says again what the model was told or asked."""
        prompt = self._prompts[question.language]
        told = (*prompt.system.splitlines(), *prompt.user.splitlines(), question.text)
        return quotations.is_quoted(text, [line for line in told if line.strip()])

    def _judge(self, draft: DraftClaim) -> Support:
        return citations.support(draft, self._documents, self._means)


def _silent(_: str) -> None:
    """Hear nothing: the extractive words are shown only if they are used."""


def _abstains(text: str, spoken: Language) -> bool:
    said = quotations.bare(markers.clean(text))
    return not said or quotations.bare(ABSTENTION[spoken]) in said


def _distinct(sentences: Sequence[markers.Marked]) -> list[markers.Marked]:
    """Drop what a model says twice."""
    first: dict[str, markers.Marked] = {}
    for sentence in sentences:
        first.setdefault(quotations.bare(sentence.text), sentence)
    return list(first.values())


def _with_leads(claims: Sequence[DraftClaim]) -> list[DraftClaim]:
    """Keep a lead only before a claim that it leads to."""
    return [
        claim
        for claim, after in zip_longest(claims, claims[1:])
        if not claim.lead or (after and not after.lead)
    ]
