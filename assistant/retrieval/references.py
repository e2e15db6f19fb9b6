"""Questions that name a part of a document: "มาตรา 18", "Play 7", "หน้า 103".

What is named is found by its name, not by its words; and what no document has is not there,
however near something else may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.reading.laws import law_of
from assistant.schema import Hit, Passage
from assistant.settings.finding import NAMED_PARTS
from assistant.text.language import content_words
from assistant.text.references import page_of

if TYPE_CHECKING:
    from assistant.library.library import Library
    from assistant.retrieval.questions import Question


def with_named(library: Library, question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits with the passages that the question names before them."""
    first = _named(library, question, hits) if question.parts else []
    top = max((hit.score for hit in hits), default=0.0)
    steps = (NAMED_PARTS.above * (len(first) - at) for at in range(len(first)))
    raised = [replace(hit, score=top + step) for hit, step in zip(first, steps, strict=True)]
    taken = {hit.passage.id for hit in first}
    return [*raised, *(hit for hit in hits if hit.passage.id not in taken)]


def names(question: Question, passage: Passage) -> bool:
    """Whether a question names a passage, or the part that it stands in."""
    return any(_is(passage, reference) for reference in question.parts)


def missing(library: Library, question: Question) -> str | None:
    """Return a part that the question names and no document has that has such parts.

    Where the question names the document by its title too, that one must have it.
    """
    asked = [reference for reference in question.parts if page_of(reference) is None]
    named = _documents(library, question) if asked else frozenset()
    for reference in asked:
        there = library.has_part(reference, _with_such_parts(library, reference, named))
        if not there and library.has_parts(_kind(reference)):
            return reference
    return None


def _with_such_parts(library: Library, reference: str, named: frozenset[str]) -> frozenset[str]:
    """Return the documents that a question names, or none where these have no such parts.

    Then their titles only share its words: a note on the tables of an article has none itself.
    """
    kept = page_of(reference) is not None or library.has_parts(_kind(reference), named)
    return named if kept else frozenset()


def _kind(reference: str) -> str:
    return reference.partition(" ")[0]


def _named(library: Library, question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """Return the named passages that answer: those that were found, best first, then others."""
    named = _documents(library, question)
    within = {one: _with_such_parts(library, one, named) for one in question.parts}
    known = [
        hit
        for hit in hits
        if hit.passage.answers
        and any(
            _is(hit.passage, one) and (not inside or hit.document_id in inside)
            for one, inside in within.items()
        )
    ]
    held = {hit.passage.id for hit in known}
    more = [
        passage
        for one, inside in within.items()
        for passage in library.passages_named(one, inside, NAMED_PARTS.looked_at)
        if passage.answers and passage.id not in held
    ]
    floor = min((hit.score for hit in hits), default=0.0)
    best = sorted(known, key=lambda hit: -hit.score)
    return [*best, *_hits(library, more, floor)][: NAMED_PARTS.most]


def _hits(library: Library, passages: Sequence[Passage], score: float) -> Iterator[Hit]:
    """Yield passages that are named as hits of a score, each once."""
    headings = library.headings(passage.document_id for passage in passages)
    for passage in {passage.id: passage for passage in passages}.values():
        if heading := headings.get(passage.document_id):
            yield Hit(
                passage,
                heading.title,
                rank=0,
                score=score,
                window=(passage.start, passage.end),
                work=heading.work,
                reports=heading.reports,
            )


def _is(passage: Passage, reference: str) -> bool:
    page = page_of(reference)
    return passage.page == page if page is not None else reference in passage.refs


def _documents(library: Library, question: Question) -> frozenset[str]:
    """Return the documents that the question names by most of their titles, if any."""
    telling = {term.removesuffix("i") for term in question.terms if _tells(term)}
    titles = library.titles(telling)  # a stem in -i stands for a word in -y
    shares = {key: _share(title, question.words) for key, title in titles.items()}
    best = max(shares.values(), default=0.0)
    named = frozenset(key for key, share in shares.items() if share == best)
    is_one = best >= NAMED_PARTS.title and len(named) <= NAMED_PARTS.documents
    return named if is_one else frozenset()


def _tells(word: str) -> bool:
    """Whether a word of a title tells documents apart: its year and kind do not."""
    return not word.isdecimal() and word not in _KIND


def _share(title: str, said: frozenset[str]) -> float:
    """The share of a title's telling words that a question has.

    Of a law that the question calls one, those of its short title are enough.
    """
    names = _own(title) if said & _KIND else _own(title)[:1]
    return max(sum(word in said for word in own) / len(own) if own else 0.0 for own in names)


@lru_cache(maxsize=10_000)
def _own(title: str) -> tuple[tuple[str, ...], ...]:
    """The telling words of a title, and behind them those of a law's short one."""
    law = law_of(title, "")
    names = (title, law["short_title"]) if law else (title,)
    return tuple(tuple(word for word in content_words(name) if _tells(word)) for name in names)


_KIND = frozenset("พระราชบัญญัติ พรบ. act law กฎหมาย ระเบียบ ประกาศ".split())
