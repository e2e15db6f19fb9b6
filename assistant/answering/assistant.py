"""The assistant: question in, checked answer out."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from queue import SimpleQueue
from time import perf_counter
from typing import TYPE_CHECKING, Literal

from assistant.answering import refusals
from assistant.answering.conversations import History, leans_on_the_last
from assistant.answering.generation import Generator
from assistant.answering.origins import cite_works
from assistant.answering.signing import sign
from assistant.checking.citations import check, render
from assistant.checking.cross_language import Means
from assistant.errors import EmptyLibrary
from assistant.library.library import Library
from assistant.retrieval.evidence import Evidence, judge
from assistant.retrieval.questions import Question, understand
from assistant.retrieval.search import retrieve
from assistant.schema import Answer, Done, Draft, Event, EvidenceFound, Timings, Words
from assistant.settings import DEFAULT

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

Wish = Literal["auto", "th", "en"]


class Assistant:
    """Answers questions from a library, with the generator that it was given."""

    def __init__(
        self,
        library: Library,
        generator: Generator,
        llm: str,
        means: Means,
        chat_model: BaseChatModel | None = None,
    ) -> None:
        self.library = library
        self.chat_model = chat_model  # the one that is open; whoever wants words from it asks here
        self.llm = llm
        self._generator = generator
        self._means = means
        self._history = History(library.home)

    def ask(
        self, question: str, conversation: str | None = None, language: Wish = "auto"
    ) -> Answer:
        """Return the checked answer to a question; raises as ``stream`` does."""
        for event in self.stream(question, conversation, language):
            if isinstance(event, Done):
                return event.answer
        raise AssertionError("a stream ends with Done")

    def stream(
        self, question: str, conversation: str | None = None, language: Wish = "auto"
    ) -> Iterator[Event]:
        """Yield the evidence, then draft words as they come, then the checked answer.

        Raises:
            QuestionError: The question has no words or is too long.
            EmptyLibrary: There is nothing to search yet.
        """
        clock = _Clock()
        question = question.encode("utf-8", "replace").decode()  # a lone surrogate has no UTF-8
        asked = self._understood(question, conversation, language)
        if self.library.is_empty():
            raise EmptyLibrary(
                f"the library in {self.library.home} is empty: fill it with "
                "`khrueakhai add --shipped` or `khrueakhai add PATH`"
                " / คลังเอกสารยังว่าง โปรดเพิ่มเอกสารก่อน"
            )
        hits = retrieve(self.library, asked, DEFAULT.hits)
        evidence = judge(self.library, asked, hits)
        clock.retrieved()
        yield EvidenceFound(hits)
        if not evidence.enough:
            yield Done(self._refusal(question, asked, replace(evidence, hits=hits), clock))
            return
        draft = Draft()
        for said in _spoken(lambda say: self._generator.draft(asked, evidence, say)):
            if isinstance(said, str):
                clock.spoke()
                yield Words(said)
            else:
                draft = said
        yield Done(self._answer(question, asked, evidence, draft, clock))

    def _understood(self, question: str, conversation: str | None, language: Wish) -> Question:
        held = self.library.vocabulary()
        asked = understand(question, language, vocabulary=held)
        if conversation is None:
            return asked
        before = self._history.last_question(conversation)
        self._history.remember(conversation, asked.text)
        if before and leans_on_the_last(asked.text):
            whole = f"{before} {asked.text}"[: DEFAULT.question_limit]
            return understand(whole, asked.language, vocabulary=held)
        return asked

    def _answer(
        self,
        question: str,
        asked: Question,
        evidence: Evidence,
        draft: Draft,
        clock: _Clock,
    ) -> Answer:
        cited = cite_works(self.library, draft.claims)
        documents = self.library.look_up(q.passage.document_id for c in cited for q in c.quotes)
        checked = check(cited, documents, means=self._means, question=asked.text)
        if not checked.citations:
            return self._refusal(question, asked, evidence, clock)
        answer = Answer(
            question=question,
            language=asked.language,
            outcome="answered",
            answer=render(checked.claims),
            claims=checked.claims,
            citations=checked.citations,
            generator="extractive",
            llm="none",
            timings_ms=clock.timings(),
            nearest=evidence.hits,
        )
        return sign(answer, checked, draft.writing)

    def _refusal(self, question: str, asked: Question, evidence: Evidence, clock: _Clock) -> Answer:
        return Answer(
            question=question,
            language=asked.language,
            outcome="not_in_library",
            answer=refusals.write(asked.language, evidence.hits, evidence.missing),
            claims=(),
            citations=(),
            generator="extractive",
            llm="none",
            timings_ms=clock.timings(),
            nearest=evidence.hits,
        )


class _ReaderLeft(BaseException):
    """Nobody listens any more.

    Like GeneratorExit no Exception: what a generator does about a model that fails must not
    catch it.
    """


def _spoken(
    draft: Callable[[Callable[[str], None]], Draft],
) -> Iterator[str | Draft]:
    """Yield the words that a generator says while it works, then its draft.

    The generator runs in a thread of its own; what it raises is raised here. A reader who closes
    this iterator stops it at its next word.
    """
    heard: SimpleQueue[str | Draft | BaseException] = SimpleQueue()
    left = threading.Event()

    def say(words: str) -> None:
        if left.is_set():
            raise _ReaderLeft
        heard.put(words)

    def work() -> None:
        try:
            heard.put(draft(say))
        except BaseException as error:  # noqa: BLE001  # handed over to the asking thread
            heard.put(error)

    threading.Thread(target=work, daemon=True).start()
    try:
        while isinstance(said := heard.get(), str):
            yield said
        if isinstance(said, BaseException):
            raise said
        yield said
    finally:
        left.set()


class _Clock:
    """Milliseconds since the question."""

    def __init__(self) -> None:
        self._start = perf_counter()
        self._retrieval = self._first = 0.0

    def retrieved(self) -> None:
        """Note that the hits are there."""
        self._retrieval = self._now()

    def spoke(self) -> None:
        """Note the first words."""
        self._first = self._first or self._now()

    def timings(self) -> Timings:
        """Return what was noted, and the time until now."""
        return Timings(round(self._retrieval, 1), round(self._first, 1), round(self._now(), 1))

    def _now(self) -> float:
        return (perf_counter() - self._start) * 1000
