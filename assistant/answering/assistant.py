"""The assistant: question in, checked answer out."""

from __future__ import annotations

from collections.abc import Generator as Speaking
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from assistant.answering import refusals
from assistant.answering.clock import Clock
from assistant.answering.dialogue.conversations import History
from assistant.answering.dialogue.understanding import NEEDS_NO_LIBRARY, Wish, understand_wish
from assistant.answering.generation import Generator
from assistant.answering.generation.manner import has_manner
from assistant.answering.origins import Origins
from assistant.answering.remembered import turn_of
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.following import follow
from assistant.answering.responding.halves import by_halves
from assistant.answering.responding.response import Response
from assistant.answering.responding.table import RESPONDERS
from assistant.answering.signing import sign
from assistant.answering.speaking import spoken
from assistant.answering.turns import in_turn
from assistant.checking.citations import check, render
from assistant.checking.cross_language import Means
from assistant.conversations.store import ConversationStore
from assistant.errors import EmptyLibrary
from assistant.library.library import Library
from assistant.library.part import part_of
from assistant.models.judge import open_judge
from assistant.retrieval.evidence import Evidence
from assistant.retrieval.questions import Question, understand
from assistant.schema import (
    Answer,
    Citation,
    Done,
    Draft,
    DraftClaim,
    Event,
    EvidenceFound,
    Hit,
    Suggestion,
    Within,
    Words,
)

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

Spoken = Literal["auto", "th", "en"]
_QUOTED = Response("answer")  # what is not a responder's


class Assistant:
    """Answers questions from a library, with the generator that it was given."""

    def __init__(
        self,
        library: Library,
        generator: Generator,
        llm: str,
        means: Means,
        desk: Desk,
        chat_model: BaseChatModel | None = None,
    ) -> None:
        self.library = library
        self.chat_model = chat_model  # the one that is open; whoever wants words from it asks here
        self.llm = llm
        self._generator = generator
        self.judge = means.judge  # opens the judge at work; whoever judges besides asks here
        self._means = means
        self._desk = desk
        self._origins = Origins(library)
        self._history = History(library.home)
        self.kept_to: Within | None = None  # what is asked of the documents, where anything is

    @property
    def conversations(self) -> ConversationStore:
        """The conversations that are kept in the home.  Raises LibraryUnwritable."""
        return self._history.store

    def within(self, wanted: Within | None) -> Assistant:
        """Return one that answers from such documents alone; raises as ``part_of`` does."""
        return self.over(part_of(self.library, wanted), wanted) if wanted else self

    def over(self, library: Library, wanted: Within) -> Assistant:
        """Return one like this over a part of its library."""
        made = copy(self)
        made.library, made.kept_to = library, wanted
        made._generator, made._desk = self._generator.over(library), self._desk.over(library)
        made._origins = Origins(library)
        return made

    def ask(
        self, question: str, conversation: str | None = None, language: Spoken = "auto"
    ) -> Answer:
        """Return the checked answer to a question; raises as ``stream`` does."""
        answer: Answer | None = None
        for event in self.stream(question, conversation, language):  # to its end: it keeps the turn
            answer = event.answer if isinstance(event, Done) else answer
        assert answer is not None, "a stream ends with Done"
        return answer

    def stream(
        self, question: str, conversation: str | None = None, language: Spoken = "auto"
    ) -> Iterator[Event]:
        """Yield the evidence, then draft words as they come, then the checked answer.

        Raises:
            QuestionError: The question has no words or is too long.
            EmptyLibrary: There is nothing to search yet.
        """
        steps = self._steps(question, conversation, language)
        waits = self.chat_model is not None or self.judge is not open_judge
        return steps if waits else in_turn(steps)

    def _steps(self, question: str, conversation: str | None, language: Spoken) -> Speaking[Event]:
        clock = Clock()
        question = question.encode("utf-8", "replace").decode()  # a lone surrogate has no UTF-8
        understand(question, language)  # raises where there is nothing to understand
        turns = self._history.turns(conversation) if conversation is not None else ()
        wish = understand_wish(question, turns, None if language == "auto" else language)
        if self.library.is_empty() and wish.act not in NEEDS_NO_LIBRARY:
            raise EmptyLibrary(
                f"the library in {self.library.home} is empty: fill it with "
                "`khrueakhai add --shipped` or `khrueakhai add PATH`"
                " / คลังเอกสารยังว่าง โปรดเพิ่มเอกสารก่อน"
            )
        last = turns[-1] if turns and not wish.leaves else None
        desk = self._desk.beside(last, wish)
        respond = RESPONDERS.get(wish.act, by_halves)
        response = None if desk.lacks_part(wish) else respond(desk, wish)
        if response is None:
            wish, asked, evidence = desk.read(wish)
            events = self._from_evidence(question, wish, clock, asked, evidence)
        else:
            events = self._responded(question, wish, clock, desk, response)
        for event in events:
            yield event
            if isinstance(event, Done) and conversation is not None:  # not where the reader left
                turn = turn_of(wish, event.answer, response)
                self._history.remember(conversation, turn, event.answer)

    def _responded(
        self, question: str, wish: Wish, clock: Clock, desk: Desk, response: Response
    ) -> Iterator[Event]:
        """Yield the answer of a responder, in a model's words where it can say it; checked."""
        clock.retrieved()
        yield EvidenceFound(response.hits)
        draft = Draft(response.claims)
        if response.claims and has_manner(wish.act):
            asked = desk.understood(wish.text, wish.language)
            found = Evidence(response.rests_on(), True, "a responder's")
            draft = yield from self._drafted(wish, clock, asked, found, response.claims)
        hits = response.hits
        yield Done(self._answer(question, wish, wish.text, hits, draft, clock, response))

    def _from_evidence(
        self, question: str, wish: Wish, clock: Clock, asked: Question, evidence: Evidence
    ) -> Iterator[Event]:
        """Yield the answer to a question from the passages that are found for it."""
        clock.retrieved()
        yield EvidenceFound(evidence.hits)
        if not evidence.enough:
            yield Done(self._refusal(question, wish, evidence, clock))
            return
        draft = yield from self._drafted(wish, clock, asked, evidence)
        yield Done(self._answer(question, wish, asked.text, evidence.hits, draft, clock))

    def _drafted(
        self,
        wish: Wish,
        clock: Clock,
        asked: Question,
        evidence: Evidence,
        quoted: tuple[DraftClaim, ...] = (),
    ) -> Speaking[Event, None, Draft]:
        """Yield the words of the generator as they come; return its draft."""
        draft = Draft()
        for said in spoken(
            lambda say: self._generator.draft(asked, evidence, say, wish.act, quoted)
        ):
            if isinstance(said, str):
                clock.spoke()
                yield Words(said)
            else:
                draft = said
        return draft

    def _answer(
        self,
        question: str,
        wish: Wish,
        asked: str,
        hits: tuple[Hit, ...],
        draft: Draft,
        clock: Clock,
        response: Response = _QUOTED,
    ) -> Answer:
        cited = self._origins.cited(draft.claims)
        documents = self.library.look_up(q.passage.document_id for c in cited for q in c.quotes)
        checked = check(cited, documents, means=self._means, question=asked)
        if not checked.citations and not response.text:
            return self._refusal(question, wish, Evidence(hits, False, "nothing cited"), clock)
        answer = self._drawn_up(
            question,
            wish,
            hits,
            clock,
            outcome="answered" if checked.citations else "helped",
            answer=render(checked.claims),
            claims=checked.claims,
            citations=checked.citations,
            act=response.act,
        )
        offered = (*response.suggestions, *self._next(wish, asked, hits, checked.citations))
        signed = replace(sign(answer, checked, draft.writing), suggestions=offered)
        return replace(signed, answer="\n".join(filter(None, (response.text, signed.answer))))

    def _refusal(self, question: str, wish: Wish, found: Evidence, clock: Clock) -> Answer:
        refusal = self._drawn_up(
            question,
            wish,
            found.elsewhere or found.hits,
            clock,
            outcome="not_in_library",
            answer=refusals.write(wish.language, found.hits, found.missing, found.elsewhere),
            act="refuse",
        )
        return replace(refusal, suggestions=self._next(wish, wish.text, found.hits, ()))

    def _drawn_up(
        self, question: str, wish: Wish, hits: tuple[Hit, ...], clock: Clock, **told: Any
    ) -> Answer:
        """Return an answer with what every one tells."""
        blank = Answer(
            question, wish.language, "helped", "", (), (), "extractive", "none", clock.timings(),
            nearest=hits, understood=wish.understood, subjects=wish.subjects, within=self.kept_to,
        )  # fmt: skip
        return replace(blank, **told)

    def _next(
        self, wish: Wish, asked: str, hits: tuple[Hit, ...], shown: tuple[Citation, ...]
    ) -> tuple[Suggestion, ...]:
        """Return what may be asked next; after a refusal, what can be answered instead."""
        return follow(self._desk, asked, hits, shown, wish.language)
