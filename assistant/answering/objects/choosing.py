"""Which objects are the answer to a question, by what it wants and what each of them holds.

One object is the answer; another joins it only where it goes on with its thought, for an act that
explains, or holds what is asked and the first one lacks. Whoever asks of a list gets the list: an
item alone answers only where it holds something that its lead does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answering.objects.bearing import Bearing
from assistant.answering.objects.candidates import Candidate, candidates
from assistant.answering.objects.joining import joined
from assistant.answering.objects.objects import AnswerObject, objects_of
from assistant.answering.objects.statements import readable
from assistant.retrieval.judged import behind
from assistant.retrieval.questions import Question
from assistant.retrieval.references import names
from assistant.schema import Hit
from assistant.settings.objects import CHOICE
from assistant.settings.writing import LIST_ANSWER
from assistant.text.references import is_shown, page_of

if TYPE_CHECKING:
    from assistant.library.library import Library

# Acts that are answered by one thing and little else; every other act explains.
_BRIEF = frozenset({"fact"})
SIDE = "side"  # of a comparison: what is said of a thing, a sentence or two
_ACT_OF_KIND: Mapping[str, str] = {
    "list": "list",
    "definition": "define",
    "why": "why",
    "how": "how",
    "compare": "compare",
    "who": "fact",
    "when": "fact",
    "amount": "fact",
}


def choose(
    library: Library, bearing: Bearing, hits: Sequence[Hit], act: str = ""
) -> tuple[AnswerObject, ...]:
    """Return the objects that answer a question, in reading order; none where nothing states it."""
    question = bearing.question
    given, act = act, _ACT_OF_KIND.get(question.kind, act) if act in ("", "fact") else act
    wants_list = act == "list" and not (given == "fact" and question.counted)  # "how many people"
    fine = act == SIDE
    found = list(
        candidates(library, bearing, _within(question, hits), wants_list=wants_list, fine=fine)
    )
    found = _judged(question, _untold(question, found), first_alone=act in _BRIEF)
    if not found:
        return ()
    best = max(found, key=lambda one: one.score)
    if question.of_each and (table := _table(library, found, best)):
        return table
    single = [one for one in found if one.object.kind != "list"]
    top = max(hit.score for hit in hits)
    listed = _list_of(found, top, bearing) if wants_list else None
    if wants_list and single:  # a list that is not the one that is asked for answers nothing
        best = max(single, key=lambda one: one.score)
    defining = [one for one in single if one.defines] if question.kind == "definition" else []
    if best.object.kind == "list" and defining:
        best = max(defining, key=lambda one: one.score)
    elif not (best.defines and defining):
        best = listed or _meant(best, found, bearing, alone=act in _BRIEF)
    if best.object.kind == "list" and fine and single:
        best = max(single, key=lambda one: one.score)
    if best.object.kind == "list":
        return (best.object,)
    return joined(best, single, bearing, brief=act in _BRIEF, fine=fine)


def _within(question: Question, hits: Sequence[Hit]) -> Sequence[Hit]:
    """Return the hits of the part that a question names, all where it names none.

    Of what a table shows the text around it may speak, and so it may of what stands on a page.
    """
    parts = tuple(p for p in question.parts if not is_shown(p) and page_of(p) is None)
    named = replace(question, parts=parts)
    return [hit for hit in hits if names(named, hit.passage)] or hits


def _table(
    library: Library, found: Sequence[Candidate], best: Candidate
) -> tuple[AnswerObject, ...]:
    """Return the rows of the table that is meant by whoever asks of each; none where none is."""
    rows = [one for one in found if one.object.kind == "row"]
    near = [one for one in rows if one.score >= CHOICE.row * best.score]
    for one in sorted(near, key=lambda one: -one.score):
        document, section = one.section
        inside = (p for p in library.passages_of([document]) if p.section == section)
        table = tuple(row for p in inside if p.kind == "row" for row in objects_of(p))
        if len(table) > 1 and sum(row.size for row in table) <= CHOICE.table:
            return table
    return ()


def _list_of(found: Sequence[Candidate], top: float, bearing: Bearing) -> Candidate | None:
    """Return the list that a question for a list means: the best passage, or nearly.

    One that is as long as the question says may be a little behind, and one whose lead holds all
    that is asked.
    """
    question = bearing.question
    lists = [one for one in found if one.object.kind == "list"]
    for one in sorted(lists, key=lambda one: -one.score):
        spoken = one.passage.language
        counted = len(one.object.items) in question.counts
        covers = spoken == question.spoken and len(one.all) > 1
        covers = covers and bearing.share(one.all, spoken) > CHOICE.covered
        behind = max(LIST_ANSWER.margin * counted, CHOICE.behind * covers)
        about = counted or not question.counts or _is_about(one, question)
        if about and one.hit.score >= top - behind:
            return one
    return None


def _is_about(one: Candidate, question: Question) -> bool:
    """Whether what stands above a list says what is asked: only then it corrects a count."""
    things = question.of_things().sought
    return sum(t in one.all for t in things) >= LIST_ANSWER.about * max(1, len(things))


def _meant(
    best: Candidate, found: Sequence[Candidate], bearing: Bearing, *, alone: bool
) -> Candidate:
    """Return what is meant: the best object, its list, or one item of it.

    Of a fact an item answers ``alone`` where it holds something asked that its lead does not; else
    the list is meant whole, as it is where what is said behind it holds no more than its lead.
    """
    of_passage = [one for one in found if one.passage.id == best.passage.id]
    listed = next((one for one in of_passage if one.object.kind == "list"), None)
    if listed is None:
        return best
    telling = [one for one in of_passage if one.object.kind == "item" and one.all - listed.all]
    if alone and telling and best.object.kind == "list":
        return max(telling, key=lambda one: (bearing.weigh(one.all), one.score))
    if best.object.kind == "list" or (best.all <= listed.all and not best.kinds):
        return listed
    return best


def _untold(question: Question, found: list[Candidate]) -> list[Candidate]:
    """Move what the answer before has shown behind what stands beside it.

    Whoever asks on has read that, and asks for what it does not say, most likely where it stood.
    """
    shown = [one for one in found if _is_told(question, one)]
    places = {one.section for one in shown}
    return [
        replace(
            one,
            score=one.score
            + (-CHOICE.shown if one in shown else CHOICE.told_beside * (one.section in places)),
        )
        for one in found
    ]


def _is_told(question: Question, one: Candidate) -> bool:
    start, end = one.object.span
    return any(key == one.passage.id and a < end and start < b for key, a, b in question.told)


def _judged(
    question: Question, found: Sequence[Candidate], *, first_alone: bool
) -> list[Candidate]:
    """Let the judge read the best candidates, and move each behind the one that it likes best.

    Where an answer is one object, those that could not be it are not read.
    """
    ordered = sorted(found, key=lambda one: -one.score)
    read, rest = ordered[: CHOICE.judged], ordered[CHOICE.judged :]
    texts = [(one.passage, readable(one.object.text)) for one in read]
    scores = [one.score for one in read]
    margins = behind(question, texts, scores, CHOICE.weight, first_alone=first_alone)
    known = [CHOICE.unread if margin is None else margin for margin in margins]
    return [
        replace(one, score=one.score - margin)
        for one, margin in zip(ordered, (*known, *(CHOICE.unread for _ in rest)), strict=True)
    ]
