"""What may be shown for a question: the objects of its hits, each with what it holds of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answering.objects.aptness import aptness, head
from assistant.answering.objects.bearing import Bearing
from assistant.answering.objects.objects import AnswerObject, cut, objects_of, sentence_spans
from assistant.answering.objects.statements import (
    asks,
    goes_on,
    is_field,
    is_formula,
    readable,
    refers,
    states,
)
from assistant.library.part import LibraryPart
from assistant.retrieval.boosts import is_entry, is_term
from assistant.retrieval.own_names import in_full, in_own_words
from assistant.retrieval.questions import Question
from assistant.schema import Hit, Passage, Span
from assistant.settings.finding import FUSION
from assistant.settings.objects import CHOICE
from assistant.text.definitions import term_of
from assistant.text.language import content_words
from assistant.text.references import references

if TYPE_CHECKING:
    from assistant.library.library import Library

_NAMED = 40  # characters of a caption in which it says which figure or table it is of


@dataclass(frozen=True, slots=True)
class Candidate:
    """An object with what it holds of a question.

    ``own`` are the question's words in it, ``all`` those and the ones of what stands above it, the
    title of its document first.
    """

    object: AnswerObject
    hit: Hit
    score: float
    own: frozenset[str]
    all: frozenset[str]
    kinds: frozenset[str]
    defines: bool = False  # a word that the question has

    @property
    def passage(self) -> Passage:
        """The passage that it stands in."""
        return self.object.passage

    @property
    def section(self) -> tuple[str, tuple[str, ...]]:
        """The section that it stands in, with its document."""
        return self.passage.document_id, self.passage.section


def candidates(
    library: Library, bearing: Bearing, hits: Sequence[Hit], *, wants_list: bool, fine: bool
) -> Iterator[Candidate]:
    """Yield the objects that may be shown, each with its score; ``fine`` takes single sentences."""
    cosines = _cosines(library, bearing.question, hits)
    records = library.headings(hit.document_id for hit in hits)
    for hit in hits:
        record = records.get(hit.document_id)
        law = record is not None and record.bibliography.kind == "law"
        whole = () if is_formula(hit.passage, law=law) else objects_of(hit.passage)
        for one in (piece for each in whole for piece in (_fine(each) if fine else (each,))):
            if _may_stand(one, bearing.question):
                near = _nearness(cosines, one)
                yield _scored(bearing, one, hit, near, wants_list=wants_list)


def _fine(one: AnswerObject) -> Iterator[AnswerObject]:
    """Yield the sentences of a statement; any other object is as fine as it gets."""
    if one.kind != "statement":
        yield one
        return
    for a, b in sentence_spans(one.text):
        yield replace(one, span=(one.span[0] + a, one.span[0] + b))


def _may_stand(one: AnswerObject, question: Question) -> bool:
    """Whether an object may be shown by itself."""
    if one.kind == "list":
        items = [cut(one.passage, item) for item in one.items]
        told = question.kind == "list" or not all(map(asks, items))
        return len(items) > 1 and told and not all(map(refers, items))
    if one.kind == "label" and one.text.split() == " ".join(one.passage.section[-1:]).split():
        return False  # it only repeats the name of its section
    if one.kind == "label":
        named = bool(set(question.parts) & set(references(one.text[:_NAMED])))
        return named or question.kind == "definition" or not one.passage.section
    if is_field(one.text):
        return bool(question.words & set(content_words(one.text.partition(":")[0])))
    if one.kind in ("item", "row"):
        return not refers(one.text) and not asks(one.text)
    return states(one.text)


def _scored(
    bearing: Bearing, one: AnswerObject, hit: Hit, near: float, *, wants_list: bool
) -> Candidate:
    question, spoken = bearing.question, one.passage.language
    text = in_full(question.called, hit.document_id, readable(one.text))
    said = in_full(question.called, hit.document_id, _told(one)) if one.kind == "list" else text
    own = bearing.words_in(said, spoken)
    everything = own | bearing.words_in(f"{hit.title} {one.above}", spoken)
    kinds = bearing.kinds_in(text)
    score = near + CHOICE.place * hit.score
    score += CHOICE.own * bearing.share(own, spoken) + CHOICE.above * bearing.share(
        everything, spoken
    )
    score += aptness(question, said) if one.kind != "list" else head(question, said)
    # a place is found by chance, and what stands in items is not said of a whole list
    telling = bearing.kinds_in(said) & {"author"} if one.kind == "list" else kinds - {"place"}
    score += CHOICE.asked * len(telling) / max(1, len(bearing.kinds - {"place"}))
    asked = question.words.union(*question.said.values())
    if one.kind != "list" and asked.issuperset(content_words(text)):
        score -= CHOICE.echoes
    defines = _defines(bearing, one, text)
    if question.kind == "definition" and defines:
        score += CHOICE.defines
    elif one.kind == "definition":
        score -= CHOICE.defines
    if wants_list and one.kind == "list":
        counted = len(one.items) in question.counts
        score += CHOICE.listed * (2 if counted else 1)
        score += CHOICE.plain * len(own) / max(1, len(set(content_words(said))))
    return Candidate(one, hit, score, own, everything, kinds, defines)


def _defines(bearing: Bearing, one: AnswerObject, text: str) -> bool:
    """Whether an object defines a word that the question has, or opens the entry of that word.

    Across languages it is the term that the question has in its own words.
    """
    question, spoken = bearing.question, one.passage.language
    if one.kind not in ("definition", "statement"):
        return False
    term = term_of(text)
    if one.kind == "definition" and spoken != question.spoken:
        return is_term(question, term)
    named = set(content_words(term))
    if named and named <= question.words:
        return True
    opens = one.kind == "statement" and one.span[0] == one.passage.start
    return opens and is_entry(question, one.passage) and not goes_on(text)


def _told(one: AnswerObject) -> str:
    """Return what tells of what a list is: its lead and the heading next to it."""
    lead = cut(one.passage, one.lead) if one.lead else ""
    return readable(" ".join((lead, *one.passage.section[-1:])))


def _cosines(
    library: Library, question: Question, hits: Sequence[Hit]
) -> dict[tuple[str, Span], float]:
    """Return the cosines of the nearest windows, to the question or to it in a document's words."""
    asked = [(library, question.focus)]
    found_in = {hit.document_id for hit in hits}
    for name in (one for one in question.called if one.document_id in found_in):
        document = LibraryPart(library, frozenset((name.document_id,)))
        asked.append((document, in_own_words(question.focus, name)))
    found: dict[tuple[str, Span], float] = {}
    for searched, text in asked:
        vector = library.query_vector(text, question.spoken)
        for language in {hit.passage.language for hit in hits}:
            for key, window, cosine in searched.vector_search(vector, language, FUSION.pool):
                found[key, window] = max(cosine, found.get((key, window), 0.0))
    return found


def _nearness(cosines: Mapping[tuple[str, Span], float], one: AnswerObject) -> float:
    """Return the cosine of the best window that an object meets, 0 where none is near.

    Of a list that is the window in which it begins, and not that of an item.
    """
    end = one.items[0][1] if one.kind == "list" else one.span[1]
    met = (
        cosine
        for (passage_id, window), cosine in cosines.items()
        if passage_id == one.passage.id and window[0] < end and one.span[0] < window[1]
    )
    return max(met, default=0.0)
