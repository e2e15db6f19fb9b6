"""One question, two libraries: a private collection is asked, and beside it what all share.

Each answers from its own documents and is checked by itself, so no sentence mixes the two; the
answer says which of them says what.  What is kept of it belongs to the collection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from assistant.answering.assistant import Assistant
from assistant.answering.clock import Clock
from assistant.answering.dialogue.understanding import CHANGES, Wish
from assistant.answering.responding.desk import Desk
from assistant.answering.responding.response import Response
from assistant.checking.citations import render
from assistant.library.part import parts_of
from assistant.retrieval.evidence import Evidence
from assistant.retrieval.questions import Question
from assistant.schema import Answer, Citation, Claim, Done, Event, Held, Language, Timings, Within

HEADINGS: dict[Language, dict[Held, str]] = {
    "th": {"own": "จากคลังส่วนตัว", "shared": "จากคลังที่ใช้ร่วมกัน"},
    "en": {"own": "From the private collection", "shared": "From the shared library"},
}
_SILENT: dict[Language, dict[Held, str]] = {
    "th": {"own": "คลังส่วนตัวไม่มีเอกสารที่ตอบคำถามนี้", "shared": "คลังที่ใช้ร่วมกันไม่มีเอกสารที่ตอบคำถามนี้"},
    "en": {
        "own": "No document of the private collection answers this.",
        "shared": "No document of the shared library answers this.",
    },
}  # fmt: skip
_ASKS = ("answer", "summary", "compare", "advice", "refuse")  # what documents can answer


class JoinedAssistant(Assistant):
    """A collection's assistant in whose answers the shared library joins.

    It is the collection's in all else: its conversations, its library, its chat model.
    """

    def __init__(self, own: Assistant, shared: Assistant) -> None:
        self.__dict__.update(vars(own))
        self._own = own
        self._shared = shared

    def within(self, wanted: Within | None) -> Assistant:
        """Return both, each over what it has of the documents that are so.

        Raises:
            UnknownDocument: Neither has a document that is named.
            NothingWithin: Neither has a document that is so.
            QuestionError: A year is none.
        """
        if not wanted:
            return self
        both = self._own, self._shared
        parts = parts_of([one.library for one in both], wanted)
        own, shared = (one.over(part, wanted) for one, part in zip(both, parts, strict=True))
        return JoinedAssistant(own, shared)

    def _responded(
        self, question: str, wish: Wish, clock: Clock, desk: Desk, response: Response
    ) -> Iterator[Event]:
        return self._joined(wish, super()._responded(question, wish, clock, desk, response))

    def _from_evidence(
        self, question: str, wish: Wish, clock: Clock, asked: Question, evidence: Evidence
    ) -> Iterator[Event]:
        return self._joined(wish, super()._from_evidence(question, wish, clock, asked, evidence))

    def _joined(self, wish: Wish, events: Iterator[Event]) -> Iterator[Event]:
        """Let the shared library join in, unless the last answer is only changed."""
        for event in events:
            if isinstance(event, Done) and wish.act not in CHANGES:
                event = Done(self._both(event.answer))
            yield event

    def _both(self, own: Answer) -> Answer:
        if own.act not in _ASKS or self._shared.library.is_empty():
            return own
        asked = own.understood or own.question
        return joined(own, self._shared.ask(asked, language=own.language))


def joined(own: Answer, shared: Answer) -> Answer:
    """Return one answer of two: first the collection's, then what the shared library adds.

    Where neither answers it is the collection's refusal; what both say in the same words stands
    once, as the collection's.
    """
    said: dict[Held, Answer] = {"own": own, "shared": _without(shared, own)}
    given = {held: answer for held, answer in said.items() if answer.outcome == "answered"}
    if not given or own.outcome == "helped":
        return own
    lines = [_SILENT[own.language][held] for held in _silent(own, shared)]
    claims: list[Claim] = []
    citations: list[Citation] = []
    for held, answer in given.items():
        more = len(citations)
        moved = [_moved(claim, more) for claim in answer.claims]
        before = answer.answer[: max(0, answer.answer.find(answer.claims[0].text))]
        lines += [f"\n{HEADINGS[own.language][held]}:", f"{before}{render(moved)}"]
        claims += moved
        citations += [replace(c, number=c.number + more, held_in=held) for c in answer.citations]
    first, *others = given.values()
    writer = next((one for one in given.values() if one.generator == "chat"), first)
    return replace(
        writer,
        question=own.question,
        outcome="answered",
        answer="\n".join(lines).strip(),
        claims=tuple(claims),
        citations=tuple(citations),
        timings_ms=_summed(own.timings_ms, shared.timings_ms),
        nearest=(*own.nearest, *shared.nearest),
        judge=next((one.judge for one in given.values() if one.judge), None),
        act=first.act,
        understood=own.understood,
        suggestions=first.suggestions,
        subjects=tuple(dict.fromkeys(s for one in (first, *others) for s in one.subjects)),
    )


def headed(answer: Answer) -> Iterator[tuple[Claim, str]]:
    """Yield the claims, each with the heading that begins with it; "" for most.

    Where one library was asked there is none.
    """
    held_in = {citation.number: citation.held_in for citation in answer.citations}
    last: Held | Literal[""] = ""
    for claim in answer.claims:
        held = next((one for n in claim.citations if (one := held_in.get(n))), last)
        yield claim, HEADINGS[answer.language][held] if held and held != last else ""
        last = held


def is_heading(line: str) -> bool:
    """Tell whether a line of an answer is one of the headings."""
    return any(line == f"{said}:" for table in HEADINGS.values() for said in table.values())


def _silent(own: Answer, shared: Answer) -> Iterable[Held]:
    if own.outcome != "answered":
        yield "own"
    if shared.outcome != "answered":
        yield "shared"


def _without(shared: Answer, own: Answer) -> Answer:
    """The shared library's answer without the claims that the collection makes in the same words.

    Citations that are no longer needed go, and the rest are numbered anew.
    """
    said = {claim.text for claim in own.claims}
    kept = [claim for claim in shared.claims if claim.text not in said]
    if len(kept) == len(shared.claims):
        return shared
    if not any(claim.citations for claim in kept):
        return replace(shared, outcome="helped", claims=(), citations=())
    used = sorted({number for claim in kept for number in claim.citations})
    numbers = {old: new for new, old in enumerate(used, start=1)}
    claims = tuple(replace(c, citations=tuple(numbers[n] for n in c.citations)) for c in kept)
    left = [c for c in shared.citations if c.number in numbers]
    citations = tuple(replace(c, number=numbers[c.number]) for c in left)
    return replace(shared, answer=render(claims), claims=claims, citations=citations)


def _moved(claim: Claim, more: int) -> Claim:
    return replace(claim, citations=tuple(number + more for number in claim.citations))


def _summed(own: Timings, shared: Timings) -> Timings:
    """What is waited for: one library is asked after the other."""
    return Timings(own.retrieval, own.first_token, own.total + shared.total)
