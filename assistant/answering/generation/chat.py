"""The chat generator: any LangChain chat model, believed only where the citation check agrees."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from copy import copy
from typing import TYPE_CHECKING

from assistant.answering.generation import Generator, context, markers, merging, units
from assistant.answering.generation.context import Shown
from assistant.answering.generation.manner import manner_of
from assistant.answering.generation.standing import Standard, Standing
from assistant.checking.citations import Documents
from assistant.checking.cross_language import Means
from assistant.models import prompts, reply
from assistant.schema import Draft, DraftClaim, GeneratorName, Language
from assistant.schema.writing import Failure, LeftOut, Writing
from assistant.text import quotations

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

    from assistant.library.library import Library
    from assistant.retrieval.evidence import Evidence
    from assistant.retrieval.questions import Question

log = logging.getLogger(__name__)

# What a model is to write where the passages do not say; the prompts ask for these very words.
ABSTENTION: dict[Language, str] = {
    "th": "ข้อความไม่ได้กล่าวถึงเรื่องนี้",
    "en": "The passages do not say.",
}
_VARIABLES = frozenset({"abstention", "passages", "question", "manner"})


class ChatGenerator:
    """Writes an answer with a chat model, each sentence checked, the extractive answer behind it.

    A model that dies, runs in circles, abstains or invents costs nothing but time: what is left
    of its answer is used; where nothing is, the extractive answer stands, and says who wrote it.
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
        self._llm = llm
        self._fallback = fallback
        self._documents = documents
        self._means = means or Means()
        self._budget = context.budget_of(model, llm)
        self._prompts = {
            spoken: prompts.load(f"answer_{spoken}", _VARIABLES) for spoken in ABSTENTION
        }

    def over(self, library: Library) -> ChatGenerator:
        """Return one whose extractive answers come from a part of its library."""
        made = copy(self)
        made._fallback = self._fallback.over(library)
        return made

    def draft(
        self,
        question: Question,
        evidence: Evidence,
        say: Callable[[str], None],
        act: str = "",
        quoted: Sequence[DraftClaim] = (),
    ) -> Draft:
        """Return the claims of the model that hold, or else the extractive ones.

        A small model drops too much of an answer that is quoted from many places: that one stays.
        """
        if quoted and self._budget == context.LOCAL:
            return Draft(tuple(quoted))
        extractive = tuple(quoted) or self._fallback.draft(question, evidence, _silent).claims
        shown = context.choose(evidence.hits, self._budget)
        if not shown:
            return Draft(extractive)
        manner = manner_of(act, question.language)
        heard = self._listen(question, shown, manner, say)
        text = markers.finished(heard.text) if heard.failure else heard.text
        if failure := _nothing_said(text, heard.failure, question.language):
            log.warning("the model has no answer (%s); quoting the passages", failure)
            return Draft(extractive, Writing(self._llm, failure=failure))
        texts = [one.text for one in shown]
        sentences = _distinct(units.parse(text, texts, lines=bool(quoted)))
        standing = self._standard(question, shown, manner).stand(sentences)
        writing = Writing(self._llm, *_counted(standing), heard.failure)
        if not writing.sentences > len(writing.left_out):
            return Draft(extractive, writing)
        few = writing.sentences / 2 if quoted else 0  # left out, without which the rest is whole
        lost = len(writing.left_out) > few or bool(heard.failure)
        lacking = lost or self._budget == context.LOCAL
        beside = lacking or not quoted  # whoever compares or sums up is not asked for a list
        added = merging.beside(standing.claims, extractive, lacking=lacking) if beside else ()
        return Draft((*standing.claims, *added), writing)

    def _listen(
        self, question: Question, shown: Sequence[Shown], manner: str, say: Callable[[str], None]
    ) -> reply.Reply:
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
            manner=manner,
        )
        return reply.listen(self._model, reply.Messages(*filled), grown=grown)

    def _standard(self, question: Question, shown: Sequence[Shown], manner: str) -> Standard:
        prompt = self._prompts[question.language]
        told = (*prompt.system.splitlines(), *prompt.user.splitlines())
        lines = (*told, manner, question.text)
        return Standard(question, shown, lines, self._documents, self._means)


def _silent(_: str) -> None:
    """Hear nothing: the extractive words are shown only if they are used."""


def _nothing_said(text: str, failure: Failure | None, spoken: Language) -> Failure | None:
    """Return why there is no answer in what a model said, if there is none."""
    said = quotations.bare(markers.clean(text))
    if not said:
        return failure or "silent"
    return "abstained" if quotations.bare(ABSTENTION[spoken]) in said else None


def _counted(standing: Standing) -> tuple[int, tuple[LeftOut, ...]]:
    """Return how many sentences a model wrote, beside its announcements, and those left out."""
    held = sum(not claim.lead for claim in standing.claims)
    return held + len(standing.left_out), standing.left_out


def _distinct(sentences: Sequence[units.Marked]) -> list[units.Marked]:
    """Drop what a model says twice under one announcement."""
    first: dict[tuple[str, str], units.Marked] = {}
    under = ""
    for sentence in sentences:
        under = sentence.text if sentence.lead else under
        first.setdefault((under, quotations.bare(sentence.text)), sentence)
    return list(first.values())
